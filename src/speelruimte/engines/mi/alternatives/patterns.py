"""Choose a reviewed pattern for a moment, and fill it with the professional's own words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import cast

from speelruimte.engines.mi.alternatives import dutch, dutch_advice, dutch_reflection, dutch_told, english
from speelruimte.engines.mi.alternatives.dutch import Options, Recogniser, Slots
from speelruimte.engines.mi.alternatives.dutch_order import after_om
from speelruimte.engines.mi.alternatives.verbs import before_subject
from speelruimte.engines.mi.alternatives.words import Clause, word_lists
from speelruimte.engines.mi.codes import WordSpan
from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.transcript import Language

LONGEST_TEXT = 4000  # characters of a turn that are looked at: her first, the client's last
SHORT_ANSWER = 2  # words of a client who said hardly anything
MOST_CLAUSES = 120  # of one turn; more would be a lecture


class Moment(StrEnum):
    """What kind of moment an alternative is asked for."""

    THREAT = "threat"
    JUDGING = "judging"
    PERSUADING = "persuading"
    WHY = "why"
    CLOSED = "closed"
    ADVICE = "advice"
    INFORMATION = "information"
    SCREEN_DRIVEN = "screen_driven"
    HINT = "hint"
    UNHEARD = "unheard"  # the client told something, and nothing of it came back


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to say it.

    Args:
        text: the sentence, in the form of address that she used.
        pattern_id: which reviewed pattern it came from.
        words: the piece of her turn that it would replace; None when it only uses the client's words.
    """

    text: str
    pattern_id: str
    words: WordSpan | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """One reviewed pattern of patterns.yaml."""

    id: str
    moments: frozenset[str]
    uses_client: bool
    short_before: bool  # only where the client said hardly anything
    form: str
    match: re.Pattern[str] | None
    words: Mapping[str, frozenset[str]]
    sentences: Mapping[str, str]
    consequences: tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]


RECOGNISERS: Mapping[str, Recogniser] = {
    "infinitive_question": dutch.infinitive_question,
    "perfect_question": dutch.perfect_question,
    "open_word_question": dutch.open_word_question,
    "why_question": dutch.why_question,
    "duty": dutch.duty,
    "if_not": dutch.if_not,
    "advice": dutch_advice.advice,
    "reflection": dutch_reflection.reflection,
    "told": dutch_told.told,
    "english_question": english.question,
    "english_why": english.why,
    "english_duty": english.duty,
    "english_advice": english.advice,
    "english_reflection": english.reflection,
}


def find_alternative(
    text: str, *, moment: Moment, before: str | None, language: Language, formal: bool = True
) -> Alternative | None:
    """Another way to say what a turn of the professional said, or None when no pattern surely fits.

    Args:
        text: her turn.
        moment: why an alternative is asked for.
        before: what the client said just before; None at the start.
        formal: u instead of je where her turn itself does not tell.

    >>> find_alternative("Waarom bent u niet gekomen?", moment=Moment.WHY, before=None, language=Language.DUTCH).text
    'Hoe komt het dat u niet bent gekomen?'
    """
    if is_sensitive(f"{before or ''} {text}", language=language):
        return None
    formal = address_of(text, otherwise=formal) if language is Language.DUTCH else True
    said_little = len((before or "").split()) <= SHORT_ANSWER
    fitting = [one for one in patterns(language) if moment in one.moments and (said_little or not one.short_before)]
    clauses = {
        is_client: _clauses(source, language=language, is_client=is_client)
        for is_client, source in ((False, text[:LONGEST_TEXT]), (True, (before or "")[-LONGEST_TEXT:]))
        if any(pattern.uses_client is is_client for pattern in fitting)
    }
    filled = (_filled(one, clauses=clauses[one.uses_client], text=text, formal=formal) for one in fitting)
    return next((found for found in filled if found is not None), None)


def is_sensitive(text: str, *, language: Language) -> bool:
    """Whether it is about death or violence: that needs another answer than a pattern."""
    lists, low = word_lists(f"words_{language}"), text.lower()
    has_word = bool(set(re.findall(r"\w+", low)) & lists["sensitive"])
    return has_word or any(re.search(rf"\b{phrase}\b", low) for phrase in lists["sensitive_phrases"])


def address_of(text: str, *, otherwise: bool) -> bool:
    """Whether a Dutch text says u (True) or je (False); `otherwise` when it says neither or both.

    >>> address_of("Heb je al gebeld?", otherwise=True)
    False
    """
    words = set(re.findall(r"\w+", text.lower()))
    says_u, says_je = bool(words & {"u", "uw"}), bool(words & {"je", "jij", "jou", "jouw"})
    return says_u if says_u != says_je else otherwise


def _filled(pattern: Pattern, *, clauses: Sequence[Clause], text: str, formal: bool) -> Alternative | None:
    options = Options(formal=formal, words=pattern.words)
    for clause in clauses:
        slots = _slots(pattern, clause=clause, options=options)
        if slots is not None:
            address = "u" if formal else "je"
            slots["consequence"] = _consequence(pattern, text=text, address=address)
            sentence = pattern.sentences[address].format_map(slots)
            return Alternative(_tidy(sentence), pattern.id, None if pattern.uses_client else clause.span)
    return None


def _clauses(source: str, *, language: Language, is_client: bool) -> tuple[Clause, ...]:
    """The clauses to try in order: of what she said the first counts, of what the client said the last."""
    clauses_of = english.clauses_of if language is Language.ENGLISH else dutch.clauses_of
    found = clauses_of(source, complete=is_client)
    return found[: -MOST_CLAUSES - 1 : -1] if is_client else found[:MOST_CLAUSES]


def _slots(pattern: Pattern, *, clause: Clause, options: Options) -> Slots | None:
    if pattern.match is None:
        return RECOGNISERS[pattern.form](clause, options)
    low = clause.text.lower().replace("’", "'")
    match = pattern.match.fullmatch(low)
    if match is None or len(low) != len(clause.text):
        return None
    slots = {name: _slot(clause, match=match, name=name) for name in match.groupdict()}
    if "finite" in slots:
        slots["finite"] = before_subject(slots["finite"].lower(), subject=slots["subject"].lower())
    if "om_te" in slots:
        moved = after_om(slots["om_te"].split())
        if moved is None:
            return None
        slots |= moved
    refused = pattern.words.get("not_in_slots", frozenset())
    return None if any(set(slot.lower().split()) & refused for slot in slots.values()) else slots


def _slot(clause: Clause, *, match: re.Match[str], name: str) -> str:
    """Her own words for one group, empty where the group has none; no capital that only began her sentence."""
    words = clause.text[slice(*match.span(name))] if match[name] else ""
    return words[:1].lower() + words[1:] if match.start(name) == 0 else words


def _consequence(pattern: Pattern, *, text: str, address: str) -> str:
    """The consequence that she named, put neutrally; empty when none of the known ones was named."""
    low = text.lower()
    return next((sentence[address] + " " for words, sentence in pattern.consequences if words.search(low)), "")


def _tidy(sentence: str) -> str:
    spaced = " ".join(sentence.split()).replace(" ?", "?")
    return spaced[0].upper() + spaced[1:]


@cache
def patterns(language: Language) -> tuple[Pattern, ...]:
    """The reviewed patterns of a language, in the order in which they are tried."""
    written = cast("dict[str, object]", content("alternatives/patterns")[language])
    macros = cast("dict[str, str]", written["macros"])
    consequences = cast("Sequence[dict[str, str]]", written["consequences"])
    return tuple(
        _pattern(cast("dict[str, object]", entry), macros=macros, lists=written, consequences=consequences)
        for entry in cast("list[object]", written["patterns"])
    )


def _pattern(
    entry: dict[str, object],
    *,
    macros: dict[str, str],
    lists: dict[str, object],
    consequences: Sequence[dict[str, str]],
) -> Pattern:
    match = cast("str | None", entry.get("match"))
    for name, macro in macros.items():
        match = match.replace(f"<{name}>", macro) if match else match
    word_lists = cast("dict[str, object]", entry.get("words", {}))
    words = {
        name: frozenset(cast("list[str]", lists[value] if isinstance(value, str) else value))
        for name, value in word_lists.items()
    }
    spoken = cast("str", entry.get("say", ""))
    return Pattern(
        id=cast("str", entry["id"]),
        moments=frozenset(cast("list[str]", entry["for"])),
        uses_client=bool(entry.get("uses_client")),
        short_before=bool(entry.get("short_before")),
        form=cast("str", entry.get("form", "")),
        match=re.compile(match) if match else None,
        words=words,
        sentences={"u": cast("str", entry.get("u", spoken)), "je": cast("str", entry.get("je", spoken))},
        consequences=tuple((re.compile(row["words"]), row) for row in consequences)
        if entry.get("with_consequence")
        else (),
    )
