"""Puts readable placeholders in the place of identifiers, the same one for the same person or thing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from speelruimte.engines.privacy.identifier_types import (
    Certainty,
    Identifier,
    IdentifierKind,
    Question,
    Reason,
    Replaced,
    Replacement,
)
from speelruimte.engines.privacy.identifiers import find_identifiers
from speelruimte.engines.privacy.number_words import digits_of
from speelruimte.engines.privacy.passage import fold, read_passage
from speelruimte.engines.privacy.people import People
from speelruimte.engines.privacy.placeholders import PLACEHOLDER, highest_number, placeholder_for

_DIGIT_KINDS = {IdentifierKind.BSN, IdentifierKind.PHONE, IdentifierKind.IBAN, IdentifierKind.CASE_NUMBER}
_TITLE_BEFORE = re.compile(r"([^\W\d_]{2,10})\.?\s{1,2}$")
_Span = tuple[int, int, IdentifierKind]


def replace_identifiers(
    text: str, *, language: str = "nl", also: Iterable[tuple[int, int, IdentifierKind]] = (), keep: Iterable[str] = ()
) -> Replaced:
    """The text with placeholders for everything that is sure to point to a person.

    Args:
        text: any text; line breaks and speaker prefixes stay where they are.
        language: "nl" or "en", for the rules and for the placeholders.
        also: spans of `text`, as (start, end, kind), that a person wants replaced too; every other
            place where the same words stand is replaced with them.
        keep: words or phrases that a person wants to keep, in any case.

    Returns:
        The new text, what each placeholder stands for, and what may still point to someone.
        Running it on the new text again changes nothing.

    >>> replace_identifiers("Klant: Ik ben mevrouw Jansen.\\nJij: Dag mevrouw jansen.").text
    'Klant: Ik ben mevrouw [naam 1].\\nJij: Dag mevrouw [naam 1].'
    """
    kept = frozenset(" ".join(fold(part) for part in phrase.split()) for phrase in keep)
    book = _Book("nl" if language == "nl" else "en", text)
    spans = _wanted(text, also=also)
    while True:
        found = find_identifiers(text, language=language, hidden=[span[:2] for span in spans])
        found = tuple(one for one in found if " ".join(fold(part) for part in one.text.split()) not in kept)
        spans += [(one.start, one.end, one.kind) for one in found if one.certainty is Certainty.SURE]
        if not spans:
            return Replaced(text, book.replacements(), _questions(found))
        text = book.write(text, spans=sorted(spans))
        spans = []


def _wanted(text: str, *, also: Iterable[_Span]) -> list[_Span]:
    """The spans that a person named, and every other place with the same words; none overlap or cut a placeholder."""
    taken = bytearray(len(text))  # a mark for every character that is spoken for
    for match in PLACEHOLDER.finditer(text):
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    asked: list[_Span] = [(start, end, kind) for start, end, kind in also if 0 <= start < end <= len(text)]
    same: list[_Span] = [
        (match.start(), match.end(), kind)
        for words, kind in dict.fromkeys((text[start:end], kind) for start, end, kind in asked)
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)
    ]
    spans: list[_Span] = []
    for start, end, kind in asked + same:
        if not any(taken[start:end]):
            spans.append((start, end, kind))
            taken[start:end] = b"\1" * (end - start)
    return spans


def _questions(found: tuple[Identifier, ...]) -> tuple[Question, ...]:
    """One question for each different thing, where it stands first."""
    questions: dict[tuple[IdentifierKind, str], Question] = {}
    for one in found:
        reason = one.reason or Reason.MAY_BE_A_NAME
        questions.setdefault((one.kind, fold(one.text)), Question(one.kind, one.text, one.start, one.end, reason))
    return tuple(questions.values())


@dataclass(slots=True)
class _Book:
    """Which placeholder stands for what, over the whole text."""

    language: str
    original: str
    people: People | None = None
    numbers: dict[tuple[IdentifierKind, str], int] = field(default_factory=dict)
    last: dict[IdentifierKind, int] = field(default_factory=dict)
    entries: dict[str, Replacement] = field(default_factory=dict)

    def write(self, text: str, *, spans: list[_Span]) -> str:
        """The text with a placeholder for each span, in order."""
        parts, done = [], 0
        for start, end, kind in spans:
            words = text[start:end]
            before = _TITLE_BEFORE.search(text[max(0, start - 14) : start])
            title = fold(before[1]) if before else ""
            placeholder = placeholder_for(
                kind, number=self._number(words, kind=kind, title=title), language=self.language
            )
            self._count(words, kind=kind, placeholder=placeholder)
            parts += [text[done:start], placeholder]
            done = end
        return "".join([*parts, text[done:]])

    def replacements(self) -> tuple[Replacement, ...]:
        """What was replaced, in order of first appearance."""
        return tuple(self.entries.values())

    def _number(self, words: str, *, kind: IdentifierKind, title: str) -> int:
        if kind is IdentifierKind.NAME:
            self.people = self.people or People(highest_number(self.original, kind=kind))
            return self.people.number_of(words, title=title)
        key = (kind, _sameness(words, kind=kind))
        if key not in self.numbers:
            self.last[kind] = self.last.get(kind, highest_number(self.original, kind=kind)) + 1
            self.numbers[key] = self.last[kind]
        return self.numbers[key]

    def _count(self, words: str, *, kind: IdentifierKind, placeholder: str) -> None:
        known = self.entries.get(placeholder)
        original, count = (known.original, known.count) if known else (words, 0)
        self.entries[placeholder] = Replacement(kind, original, placeholder, count + 1)


def _sameness(words: str, *, kind: IdentifierKind) -> str:
    """What two spellings of the same thing have in common."""
    tokens = read_passage(words).tokens
    if kind in _DIGIT_KINDS:
        digits = "".join(digits_of(token.folded) or token.folded for token in tokens)
        return "0" + digits.removeprefix("0031").removeprefix("31") if digits.startswith(("0031", "31")) else digits
    return "".join(token.folded for token in tokens) or words
