"""Named patterns in what the professional says: how a duty was named, and five pitfalls of the Werkwijzer.

Rules in words stand in patterns.yaml; they can be wrong, so what they find is shown as "perhaps".
Source of the pitfalls: Divosa, Werkwijzer Gespreksvoering (2019), chapters 1-4.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import TypedDict, cast

from speelruimte.engines.mi.codes import Perhaps, PerhapsPattern, WordSpan
from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.phrases import Heard, PhraseSet, Word, phrase_set, vocabulary, words_of
from speelruimte.engines.mi.transcript import Language, Turn, Voice

# At most one of these per turn; the first that is found counts.
DUTY_PATTERNS = (
    PerhapsPattern.DUTY_THREATENING,
    PerhapsPattern.DUTY_WITH_CHOICE,
    PerhapsPattern.DUTY_FACTUAL,
)
# An exception counts when it stands this close (in words, same sentence) to what was found.
NEAR = 6


class _Rule(TypedDict, total=False):
    """A rule as written: names of phrase sets. `find` is needed, the rest is optional."""

    weight: int
    find: list[str]
    also: list[str]
    after: list[str]
    unless: list[str]


class _Listened:
    """A turn's text, read only when a rule asks for it; what was heard of a phrase set is kept for the next rule."""

    def __init__(self, text: str, *, phrases: Mapping[str, PhraseSet]) -> None:
        self._text = text
        self._phrases = phrases
        self._heard: dict[str, tuple[Heard, ...]] = {}

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return words_of(self._text)

    @cached_property
    def _present(self) -> frozenset[str]:
        return vocabulary(self.words)

    def any_of(self, names: Sequence[str]) -> tuple[Heard, ...]:
        return tuple(one for name in names for one in self._hear(name))

    def _hear(self, name: str) -> tuple[Heard, ...]:
        if name not in self._heard:
            self._heard[name] = self._phrases[name].find(self.words, present=self._present)
        return self._heard[name]


@cache
def _rules() -> Mapping[PerhapsPattern, tuple[_Rule, ...]]:
    written = cast(dict[str, list[_Rule]], content("patterns")["rules"])
    return {PerhapsPattern(name): tuple(rules) for name, rules in written.items()}


@cache
def _phrase_sets(language: Language) -> Mapping[str, PhraseSet]:
    lists = cast(dict[str, dict[str, list[str]]], content("patterns")["lists"])[language]
    written = cast(dict[str, dict[str, list[str]]], content("patterns")["phrases"])[language]
    return {name: phrase_set(phrases, lists=lists) for name, phrases in written.items()}


def find_patterns(turn: Turn, *, previous: Turn | None, language: Language) -> tuple[Perhaps, ...]:
    """The named patterns in one turn, in the order of `PerhapsPattern`; none for the client.

    Args:
        turn: what was said; capitals and punctuation are not needed.
        previous: the turn before it, None at the beginning. Persuading is mostly heard only when the
            client's turn before sounds like an objection.
        language: of both turns.

    Returns:
        At most one `Perhaps` per pattern, and at most one of the three ways to name a duty:
        threatening goes before with choice, that before factual. Its words are the pieces of text
        that led to it, the heaviest rule first, without overlap. Time is linear in the text.

    >>> said = Turn(Voice.PROFESSIONAL, "Als u niet meewerkt, dan stopt uw uitkering.")
    >>> [one.pattern.value for one in find_patterns(said, previous=None, language=Language.DUTCH)]
    ['duty_threatening']
    """
    if turn.voice is not Voice.PROFESSIONAL:
        return ()
    here = _listen(turn.text, language=language)
    before = _listen(previous.text if previous and previous.voice is Voice.CLIENT else "", language=language)
    spans = {pattern: _spans(rules, here=here, before=before) for pattern, rules in _rules().items()}
    duty = next((pattern for pattern in DUTY_PATTERNS if spans[pattern]), None)
    return tuple(
        Perhaps(pattern, spans[pattern])
        for pattern in PerhapsPattern
        if spans[pattern] and (pattern not in DUTY_PATTERNS or pattern is duty)
    )


def _listen(text: str, *, language: Language) -> _Listened:
    return _Listened(text, phrases=_phrase_sets(language))


def _spans(rules: Sequence[_Rule], *, here: _Listened, before: _Listened) -> tuple[WordSpan, ...]:
    """The spans of all rules that hold, heaviest first; a span that overlaps a heavier one is left out."""
    weighed = sorted(
        ((rule["weight"], one) for rule in rules for one in _held_by(rule, here=here, before=before)),
        key=lambda pair: (-pair[0], pair[1].first),
    )
    kept: list[Heard] = []
    for _, one in weighed:
        if all(one.last <= other.first or other.last <= one.first for other in kept):
            kept.append(one)
    return tuple(one.span(here.words) for one in kept)


def _held_by(rule: _Rule, *, here: _Listened, before: _Listened) -> tuple[Heard, ...]:
    """What one rule finds: nothing when its conditions on the turn or the turn before do not hold."""
    heard = here.any_of(rule["find"])
    if not heard or ("after" in rule and not before.any_of(rule["after"])):
        return ()
    exceptions = here.any_of(rule.get("unless", ()))
    found = _without(heard, exceptions=exceptions, words=here.words)
    if "also" not in rule:
        return found
    also = _without(here.any_of(rule["also"]), exceptions=exceptions, words=here.words)
    return (*found, *also) if found and also else ()


def _without(heard: Sequence[Heard], *, exceptions: Sequence[Heard], words: Sequence[Word]) -> tuple[Heard, ...]:
    return tuple(
        one for one in heard if not any(one.near(exception, words=words, within=NEAR) for exception in exceptions)
    )
