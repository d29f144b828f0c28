"""Turns into clauses: tokens with their place, without hesitations, cut where another sentence begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from speelruimte.engines.mi.codes import WordSpan
from speelruimte.engines.mi.content import content

_TOKEN = re.compile(r"\[[^\]\s]+\]|['’][snt]\b|\w+(?:['’\-]\w+)*|[.,?!;:…]|[-–—]+")
SENTENCE_END = frozenset(".?!;:…")
_DASHES = "-–—"
_MAY_REPEAT = frozenset({"je", "u", "dat", "die", "ze", "had", "that"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a turn: as written, where, and in lower case with a straight apostrophe."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word to compare with."""
        return self.text.lower().replace("’", "'")

    @property
    def is_mark(self) -> bool:
        """Whether this is punctuation."""
        return self.text in SENTENCE_END or self.text == "," or self.is_dash

    @property
    def is_dash(self) -> bool:
        """Whether this is a dash: a sentence was broken off, or something was put in between."""
        return self.text[0] in _DASHES


@dataclass(frozen=True, slots=True)
class Clause:
    """Words of one clause, in order; never empty, no punctuation."""

    tokens: tuple[Token, ...]

    @property
    def span(self) -> WordSpan:
        """Where the clause stands in its turn."""
        return WordSpan(self.tokens[0].start, self.tokens[-1].end)

    @property
    def low(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(token.low for token in self.tokens)

    @property
    def text(self) -> str:
        """The words as written, with single spaces."""
        return " ".join(token.text for token in self.tokens)


@cache
def word_lists(file: str) -> dict[str, frozenset[str]]:
    """The word lists of a YAML file in this package, by name."""
    written = cast("dict[str, list[str]]", content(f"alternatives/{file}"))
    return {name: frozenset(words) for name, words in written.items()}


def tokens_of(text: str, *, fillers: frozenset[str], phrases: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Words and marks of a text, without hesitations and without a word said twice.

    Args:
        text: a turn.
        fillers: words that are left out everywhere.
        phrases: rows of words that are left out where a mark or the end follows ("weet je").

    >>> [token.text for token in tokens_of("Heeft heeft u eh al gebeld?", fillers=frozenset({"eh"}))]
    ['Heeft', 'u', 'al', 'gebeld', '?']
    """
    kept: list[Token] = []
    after_filler = False
    for phrase in phrases:
        text = re.sub(rf"(?i)\b{phrase}(?=\s*(?:[,.?!;-]|$))", lambda found: " " * len(found[0]), text)
    for match in _TOKEN.finditer(text):
        token = Token(match.group(), match.start(), match.end())
        is_filler = token.low in fillers
        if is_filler and kept and kept[-1].text == ",":
            kept.pop()
        if not is_filler and not _said_twice(token, kept=kept) and not (after_filler and token.text == ","):
            kept.append(token)
        after_filler = is_filler
    return tuple(kept)


def _said_twice(token: Token, *, kept: Sequence[Token]) -> bool:
    return bool(kept) and not token.is_mark and kept[-1].low == token.low and token.low not in _MAY_REPEAT


def sentences_of(tokens: Sequence[Token]) -> tuple[tuple[Token, ...], ...]:
    """Split at full stops, question marks and the like; commas stay. What ends in a dash was broken off: dropped."""
    sentences: list[tuple[Token, ...]] = []
    current: list[Token] = []
    for token in tokens:
        if token.text in SENTENCE_END or token.is_dash:
            sentences.append(() if token.is_dash else tuple(current))
            current = []
        else:
            current.append(token)
    return tuple(sentence for sentence in (*sentences, tuple(current)) if sentence)


def strip_ends(tokens: Sequence[Token], *, openers: frozenset[str], endings: frozenset[str]) -> tuple[Token, ...]:
    """Drop opening words ("nou", "dus") in front, closing words ("of niet") at the back, and marks at both ends."""
    kept = list(tokens)
    while kept and (kept[0].is_mark or kept[0].low in openers):
        del kept[0]
    while kept:
        pair = " ".join(token.low for token in kept[-2:])
        if len(kept) > 2 and pair in endings:
            del kept[-2:]
        elif kept[-1].is_mark or (len(kept) > 2 and kept[-1].low in endings):
            del kept[-1]
        else:
            break
    return tuple(kept)
