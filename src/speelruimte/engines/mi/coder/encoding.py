"""Turns as numbers: per block the n-grams that a vocabulary knows, and beside them the dense cues."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.cue_words import CUE_WORDS
from speelruimte.engines.mi.coder.cues import CUES, cues_of
from speelruimte.engines.mi.coder.ngrams import (
    REACH,
    Block,
    Gram,
    Spoken,
    character_grams_of,
    context_grams,
    copied_grams,
    sentence_grams,
    start_grams,
    word_grams,
)
from speelruimte.engines.mi.coder.words import Token
from speelruimte.engines.mi.transcript import Language, Voice

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
MOST_KEPT = 50_000  # words; an upper bound on memory for a process that runs for months


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The n-grams that a model knows, each with its row of weights."""

    grams: tuple[str, ...]
    _rows: dict[str, int] = field(init=False, repr=False, compare=False)
    _by_word: dict[str, tuple[tuple[int, ...], int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_rows", {gram: row for row, gram in enumerate(self.grams)})
        object.__setattr__(self, "_by_word", {})

    def row(self, gram: str) -> int | None:
        """The row of an n-gram, or None when the model does not know it."""
        return self._rows.get(gram)

    def character_rows(self, token: Token) -> tuple[tuple[int, ...], int]:
        """Rows of the known character n-grams of one word, and how many the word has, known or not.

        Words come back, so the answer is kept; it depends on the word alone.
        """
        found = self._by_word.get(token.text)
        if found is None:
            grams = character_grams_of(token)
            found = tuple(self._rows[gram] for gram in grams if gram in self._rows), len(grams)
            if len(self._by_word) < MOST_KEPT:
                self._by_word[token.text] = found
        return found


@dataclass(frozen=True, slots=True)
class BlockRows:
    """Known n-grams of one block over all turns, in order of turn.

    Args:
        turns: row of the turn of each occurrence, not descending.
        rows: row of weights of each occurrence.
        first, width: tokens that it covers, counted over all turns together; -1, 0 for n-grams from outside.
        scale: per turn, one over the root of its number of n-grams, known or not.
    """

    turns: Integers
    rows: Integers
    first: Integers
    width: Integers
    scale: Floats


@dataclass(frozen=True, slots=True)
class EncodedTurns:
    """The turns of one voice as numbers.

    Args:
        places: index of each turn in the conversation.
        blocks: the n-grams.
        cues: shape (turns, cues), 0..1.
        token_start: shape (turns + 1,): where the tokens of each turn begin, counted over all turns.
    """

    places: Integers
    blocks: Mapping[Block, BlockRows]
    cues: Floats
    token_start: Integers


def turn_grams(tokens: Sequence[Token], *, voice: Voice, before: Sequence[Spoken]) -> dict[Block, Iterable[Gram]]:
    """The n-grams of one turn per block, except characters (see `character_grams_of`)."""
    return {
        Block.WORDS: word_grams(tokens),
        Block.START: start_grams(tokens),
        Block.SENTENCE: sentence_grams(tokens),
        Block.CONTEXT: context_grams(before),
        Block.COPIED: copied_grams(tokens, voice=voice, before=before),
    }


def before_of(spoken: Sequence[Spoken], place: int) -> Sequence[Spoken]:
    """The turns before a place, nearest first, as far as the coder looks back."""
    return spoken[max(place - REACH, 0) : place][::-1]


def encode(spoken: Sequence[Spoken], *, voice: Voice, language: Language, vocabulary: Vocabulary) -> EncodedTurns:
    """The turns of one voice in one conversation as numbers."""
    places = [place for place, (whose, _) in enumerate(spoken) if whose is voice]
    token_start = np.cumsum([0, *(len(spoken[place][1]) for place in places)])
    lists = {block: _Lists() for block in Block}
    for row, place in enumerate(places):
        tokens = spoken[place][1]
        offset = int(token_start[row])
        for block, grams in turn_grams(tokens, voice=voice, before=before_of(spoken, place)).items():
            lists[block].add(row, grams, offset=offset, vocabulary=vocabulary)
        lists[Block.CHARACTERS].add_characters(row, tokens, offset=offset, vocabulary=vocabulary)
    cues = [_cues(spoken, place=place, language=language) for place in places]
    return EncodedTurns(
        places=np.array(places, dtype=np.int64),
        blocks={block: found.frozen() for block, found in lists.items()},
        cues=np.array(cues, dtype=np.float64).reshape(len(places), len(CUES)),
        token_start=token_start,
    )


def _cues(spoken: Sequence[Spoken], *, place: int, language: Language) -> list[float]:
    voice, tokens = spoken[place]
    voice_before, before = spoken[place - 1] if place else (None, None)
    return cues_of(
        tokens, voice=voice, before=before, voice_before=voice_before, place=place, lists=CUE_WORDS[language]
    )


@dataclass(slots=True)
class _Lists:
    """One block while it is being filled."""

    turns: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    width: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)

    def add(self, turn: int, grams: Iterable[Gram], *, offset: int, vocabulary: Vocabulary) -> None:
        total = 0
        for text, first, width in grams:
            total += 1
            row = vocabulary.row(text)
            if row is not None:
                self.turns.append(turn)
                self.rows.append(row)
                self.first.append(first + offset if width else -1)
                self.width.append(width)
        self.totals.append(total)

    def add_characters(self, turn: int, tokens: Sequence[Token], *, offset: int, vocabulary: Vocabulary) -> None:
        total = 0
        for at, token in enumerate(tokens):
            known, number = vocabulary.character_rows(token)
            total += number
            self.rows.extend(known)
            self.turns.extend([turn] * len(known))
            self.first.extend([at + offset] * len(known))
        self.width.extend([1] * (len(self.rows) - len(self.width)))
        self.totals.append(total)

    def frozen(self) -> BlockRows:
        totals = np.array(self.totals, dtype=np.float64)
        return BlockRows(
            turns=np.array(self.turns, dtype=np.int64),
            rows=np.array(self.rows, dtype=np.int64),
            first=np.array(self.first, dtype=np.int64),
            width=np.array(self.width, dtype=np.int64),
            scale=1 / np.sqrt(np.maximum(totals, 1)),
        )


def grams_of_turn(tokens: Sequence[Token], *, voice: Voice, before: Sequence[Spoken]) -> Iterator[str]:
    """Every n-gram of a turn as text; from these a vocabulary is made."""
    for gram, _, _ in chain.from_iterable(turn_grams(tokens, voice=voice, before=before).values()):
        yield gram
    for token in tokens:
        yield from character_grams_of(token)
