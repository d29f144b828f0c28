"""The coded turns of one voice as tables to learn from."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from speelruimte.engines.mi.coder.coded_set import CodedConversation
from speelruimte.engines.mi.coder.encoding import EncodedTurns, Vocabulary, before_of, encode, grams_of_turn
from speelruimte.engines.mi.coder.labels import LABELS, TASKS_OF, Task
from speelruimte.engines.mi.coder.ngrams import Block, Spoken
from speelruimte.engines.mi.coder.words import split_words, strip_marks
from speelruimte.engines.mi.transcript import Language, Voice

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
_RARITY_UNIT = 4.0  # brings n-grams to about the size of the dense cues, so that one C suits both


@dataclass(frozen=True, slots=True)
class VoiceTable:
    """Turns of one voice in all conversations, in order.

    Args:
        grams: shape (turns, n-grams), sparse; occurrences, scaled per block and turn.
        cues: shape (turns, cues).
        annotators: shape (turns, annotators), one-hot.
        conversations: number of the conversation of each turn.
        places: index of each turn in its conversation.
        labels: per task the index of the label, -1 where the task does not apply.
    """

    grams: sparse.csr_matrix
    cues: Floats
    annotators: Floats
    conversations: Integers
    places: Integers
    labels: Mapping[Task, Integers]


def spoken_in(conversation: CodedConversation, *, stripped: bool = False) -> list[Spoken]:
    """The turns as words; `stripped`: as a speech recogniser may write them."""
    texts = ((row.turn.voice, row.turn.text) for row in conversation.rows)
    return [(voice, split_words(strip_marks(text) if stripped else text)) for voice, text in texts]


def build_vocabulary(spoken: Iterable[Sequence[Spoken]], *, voice: Voice, fewest: int) -> Vocabulary:
    """The n-grams that occur in at least `fewest` conversations, in alphabetical order."""
    counts: Counter[str] = Counter()
    for turns in spoken:
        found: set[str] = set()
        for place, (whose, tokens) in enumerate(turns):
            if whose is voice:
                found.update(grams_of_turn(tokens, voice=voice, before=before_of(turns, place)))
        counts.update(found)
    return Vocabulary(tuple(sorted(gram for gram, count in counts.items() if count >= fewest)))


def build_table(
    conversations: Sequence[CodedConversation],
    *,
    spoken: Sequence[Sequence[Spoken]],
    voice: Voice,
    language: Language,
    vocabulary: Vocabulary,
    annotators: Sequence[str],
) -> VoiceTable:
    """Encode the turns of one voice; `spoken` has the words of each conversation."""
    encoded = [encode(turns, voice=voice, language=language, vocabulary=vocabulary) for turns in spoken]
    rows = [
        conversation.rows[place]
        for conversation, turns in zip(conversations, encoded, strict=True)
        for place in turns.places
    ]
    habits = {name: number for number, name in enumerate(annotators)}
    return VoiceTable(
        grams=sparse.vstack([_sparse(turns, columns=len(vocabulary.grams)) for turns in encoded], format="csr"),
        cues=np.vstack([turns.cues for turns in encoded if len(turns.places)]),
        annotators=np.eye(len(habits))[[habits[row.annotator] for row in rows]],
        conversations=np.repeat(np.arange(len(encoded)), [len(turns.places) for turns in encoded]),
        places=np.concatenate([turns.places for turns in encoded]),
        labels={task: np.array([_label(row.labels, task) for row in rows], dtype=np.int64) for task in TASKS_OF[voice]},
    )


def _label(labels: Mapping[Task, str], task: Task) -> int:
    return LABELS[task].index(labels[task]) if task in labels else -1


def _sparse(turns: EncodedTurns, *, columns: int) -> sparse.csr_matrix:
    blocks = turns.blocks.values()
    values = np.concatenate([block.scale[block.turns] for block in blocks])
    rows = np.concatenate([block.turns for block in blocks])
    names = np.concatenate([block.rows for block in blocks])
    return sparse.csr_matrix((values, (rows, names)), shape=(len(turns.places), columns))


def rarity(table: VoiceTable) -> Floats:
    """Weight per n-gram, larger for what stands in fewer turns (smoothed inverse document frequency)."""
    turns, columns = table.grams.shape
    occurs = np.bincount(table.grams.indices, minlength=columns)
    return np.asarray((np.log((1 + turns) / (1 + occurs)) + 1) / _RARITY_UNIT, dtype=np.float64)


def block_numbers(vocabulary: Vocabulary) -> Integers:
    """The block of each n-gram as a number."""
    numbers = {block.value: number for number, block in enumerate(Block)}
    return np.array([numbers[gram[0]] for gram in vocabulary.grams], dtype=np.int64)
