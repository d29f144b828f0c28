"""Phrases: small patterns over words, matched without punctuation or capitals in time linear in the text.

A phrase is written as words with a few signs, so that a person who does not program can read and extend it:

===========  =========================================================================
``anders``   this word, whatever its capitals and accents
``u/je``     one of these words
``kort*``    a word that begins so
``<you>``    one of the words of a named list
``dan?``     the word may be there
``.``        exactly one word, whatever it is
``..3``      at most three words in between, within the sentence
``^ $``      begin and end of the sentence; ``^^`` begin of the whole text
===========  =========================================================================

A match never crosses the end of a sentence. A recogniser's text without punctuation is one sentence.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from speelruimte.engines.mi.codes import WordSpan
from speelruimte.kernel.errors import InvalidInput

# Possessive: a word is read once and never given back, so that reading is linear in the text.
_WORD = re.compile(r"\w++(?:['’]\w++)*+")
_WORD_OR_END = re.compile(rf"{_WORD.pattern}|[.?!;…]++")
_ENDS = frozenset(".?!;…")


# A tuple, because a page of a long conversation makes tens of thousands of these at every view.
class Word(NamedTuple):
    """One word of a text: folded for comparing, with its place in characters and the number of its sentence."""

    folded: str
    start: int
    end: int
    sentence: int


def fold(text: str) -> str:
    """Small letters without accents; a curly apostrophe becomes a straight one.

    >>> fold("Één ’t")
    "een 't"
    """
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order, with the sentence that each stands in.

    >>> [(word.folded, word.sentence) for word in words_of("Ja, maar. En u?")]
    [('ja', 0), ('maar', 0), ('en', 1), ('u', 1)]
    """
    words: list[Word] = []
    sentence = 0
    for piece in _WORD_OR_END.finditer(text):
        written = piece[0]
        if written[0] in _ENDS:
            sentence += 1
        else:
            words.append(Word(fold(written), piece.start(), piece.end(), sentence))
    return tuple(words)


def count_words(text: str) -> int:
    """How many words `words_of` gives, without making them.

    >>> count_words("Ja, maar. En zo'n dag?")
    5
    """
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class _Step:
    """One part of a phrase: words to match, or a gap of at most `gap` words when there are none."""

    exact: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    optional: bool = False
    anything: bool = False
    gap: int = 0

    def takes(self, word: Word) -> bool:
        return self.anything or word.folded in self.exact or word.folded.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that can be looked for; made with `phrase_of`."""

    steps: tuple[_Step, ...]
    at_start: bool
    at_begin: bool
    at_end: bool
    # Per step after the first that must be there: the words of which the text has to hold one.
    needed: tuple[frozenset[str], ...] = ()

    def may_be_in(self, present: AbstractSet[str]) -> bool:
        """Whether a text with these folded words can hold the phrase at all; quick, before the words are walked."""
        for options in self.needed:  # noqa: SIM110 (a generator would double the time, and this is the hot spot)
            if options.isdisjoint(present):
                return False
        return True

    def end_from(self, words: Sequence[Word], start: int) -> int | None:
        """The index just past the shortest match that begins with word `start`; None when it does not match."""
        sentence = words[start].sentence
        if start > 0 and (self.at_start or (self.at_begin and words[start - 1].sentence == sentence)):
            return None
        places = {start}
        for step in self.steps:
            places = _after(step, places, words, sentence)
            if not places:
                return None
        fitting = (place for place in places if not self.at_end or _is_end(words, place, sentence))
        return min(fitting, default=None)


def _is_end(words: Sequence[Word], place: int, sentence: int) -> bool:
    return place == len(words) or words[place].sentence != sentence


def _after(step: _Step, places: set[int], words: Sequence[Word], sentence: int) -> set[int]:
    """All places where the next step may begin, when this one begins at one of `places`."""
    if step.gap:
        return {place + skipped for place in places for skipped in range(step.gap + 1)}
    taken = {
        place + 1
        for place in places
        if place < len(words) and words[place].sentence == sentence and step.takes(words[place])
    }
    return taken | places if step.optional else taken


def _step_of(sign: str, lists: Mapping[str, Sequence[str]]) -> _Step:
    if sign == ".":
        return _Step(anything=True)
    if sign.startswith(".."):
        return _Step(gap=int(sign[2:]))
    options: list[str] = []
    for option in sign.removesuffix("?").split("/"):
        options += lists[option[1:-1]] if option.startswith("<") else [option]
    folded = [fold(option) for option in options]
    return _Step(
        exact=frozenset(option for option in folded if not option.endswith("*")),
        beginnings=tuple(option[:-1] for option in folded if option.endswith("*")),
        optional=sign.endswith("?"),
    )


def phrase_of(written: str, *, lists: Mapping[str, Sequence[str]]) -> Phrase:
    """Read a phrase as it is written; `lists` holds the named lists of words.

    Raises:
        InvalidInput: the phrase is empty or begins with something that is not a word (after `^`),
            a gap has no number, or a named list does not exist.

    >>> words = words_of("Anders stopt de uitkering.")
    >>> phrase_of("anders ..2 uitkering", lists={}).end_from(words, 0)
    4
    """
    signs = written.split()
    inner = [sign for sign in signs if sign not in {"^^", "^", "$"}]
    try:
        steps = tuple(_step_of(sign, lists) for sign in inner)
    except (KeyError, ValueError) as error:
        raise InvalidInput("unreadable_phrase", found=written) from error
    if not steps or steps[0].optional or not (steps[0].exact or steps[0].beginnings):
        raise InvalidInput("phrase_must_begin_with_a_word", found=written)
    needed = tuple(step.exact for step in steps[1:] if step.exact and not step.beginnings and not step.optional)
    return Phrase(steps, at_start=signs[0] == "^^", at_begin=signs[0] == "^", at_end=signs[-1] == "$", needed=needed)


@dataclass(frozen=True, slots=True)
class Heard:
    """A phrase that was found: words `first` up to, not including, `last` of the text."""

    first: int
    last: int

    def near(self, other: "Heard", *, words: Sequence[Word], within: int) -> bool:
        """Whether both stand in one sentence with at most `within` words in between."""
        same = words[self.first].sentence == words[other.first].sentence
        return same and max(self.first - other.last, other.first - self.last) <= within

    def span(self, words: Sequence[Word]) -> WordSpan:
        """Its place in the text."""
        return WordSpan(words[self.first].start, words[self.last - 1].end)


@dataclass(frozen=True, slots=True)
class PhraseSet:
    """Phrases that mean the same, indexed by their first word; made with `phrase_set`."""

    by_word: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    by_beginning: tuple[Phrase, ...] = ()

    def find(self, words: Sequence[Word], *, present: AbstractSet[str]) -> tuple[Heard, ...]:
        """Every place where one of the phrases begins, in order of the text; `present` is `vocabulary(words)`."""
        if not self.by_beginning and present.isdisjoint(self.by_word):
            return ()
        heard: dict[Heard, None] = {}
        for start, word in enumerate(words):
            for phrase in (*self.by_word.get(word.folded, ()), *self.by_beginning):
                end = phrase.end_from(words, start) if phrase.may_be_in(present) else None
                if end is not None:
                    heard[Heard(start, end)] = None
        return tuple(heard)


def vocabulary(words: Iterable[Word]) -> frozenset[str]:
    """The different folded words of a text."""
    return frozenset(word.folded for word in words)


def phrase_set(written: Iterable[str], *, lists: Mapping[str, Sequence[str]]) -> PhraseSet:
    """Compile phrases once. Raises InvalidInput as `phrase_of` does."""
    by_word: dict[str, tuple[Phrase, ...]] = {}
    by_beginning: list[Phrase] = []
    for phrase in (phrase_of(one, lists=lists) for one in written):
        if phrase.steps[0].beginnings:
            by_beginning.append(phrase)
            continue
        for word in phrase.steps[0].exact:
            by_word[word] = (*by_word.get(word, ()), phrase)
    return PhraseSet(by_word, tuple(by_beginning))
