"""A trained model: n-grams, weights, and how scores become probabilities and decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.encoding import EncodedTurns, Vocabulary
from speelruimte.engines.mi.coder.labels import LABELS, Task
from speelruimte.engines.mi.codes import CodeFamily
from speelruimte.engines.mi.transcript import Language, Voice

Floats = NDArray[np.float64]
Weights = NDArray[np.float32] | NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Head:
    """How the scores of one task become probabilities and a decision.

    Args:
        task: the question that is answered.
        columns: where its scores stand among the columns of weights; one column for two labels (the
            score of the second), else one per label.
        slope: what scores are multiplied with before they become probabilities; above 0.
        offsets: per label, added after that.
        handicaps: per label, added to the logarithm of the probability before the largest is chosen;
            it gives rare labels a fair chance.
    """

    task: Task
    columns: slice
    slope: float
    offsets: tuple[float, ...]
    handicaps: tuple[float, ...]

    def probabilities(self, scores: Floats) -> Floats:
        """Calibrated probabilities, shape (turns, labels), from scores, shape (turns, all columns)."""
        own = scores[:, self.columns]
        if own.shape[1] == 1:
            own = np.hstack([np.zeros_like(own), own])
        logits = self.slope * own + np.array(self.offsets)
        logits -= logits.max(axis=1, keepdims=True)
        odds = np.exp(logits)
        return cast(Floats, odds / odds.sum(axis=1, keepdims=True))

    def decide(self, probabilities: Floats) -> NDArray[np.int64]:
        """Index of the chosen label of each turn."""
        weighed = np.log(np.maximum(probabilities, 1e-12)) + np.array(self.handicaps)
        return cast(NDArray[np.int64], np.argmax(weighed, axis=1))


@dataclass(frozen=True, slots=True)
class VoiceModel:
    """Weights for the turns of one voice.

    Columns of weights: first those of the first pass (main task only, blind to what was coded
    before), then those of the second pass (every task, with what was coded before).

    Args:
        vocabulary: n-grams; row i of `grams` belongs to n-gram i.
        grams: shape (n-grams, columns).
        cues: shape (cues, columns).
        history: shape (history features, columns); 0 in the columns of the first pass.
        bias: shape (columns,).
        first: head of the first pass.
        heads: heads of the second pass, per task.
    """

    vocabulary: Vocabulary
    grams: Weights
    cues: Weights
    history: Weights
    bias: Weights
    first: Head
    heads: Mapping[Task, Head]

    def text_scores(self, turns: EncodedTurns) -> Floats:
        """Scores without what was coded before, shape (turns, columns)."""
        scores = turns.cues @ self.cues.astype(np.float64) + self.bias
        for block in turns.blocks.values():
            sums = sum_per_turn(self.grams[block.rows], turns=block.turns, count=len(scores))
            scores += sums * block.scale[:, np.newaxis]
        return scores

    def history_scores(self, history: Floats) -> Floats:
        """What the codes before add to the scores, shape (turns, columns)."""
        return history @ self.history.astype(np.float64)


def sum_per_turn(values: Weights, *, turns: NDArray[np.int64], count: int) -> Floats:
    """Sums of rows that belong to the same turn; `turns` does not descend. Shape (count, columns)."""
    sums = np.zeros((count, values.shape[1]))
    if len(turns):
        starts = np.flatnonzero(np.diff(turns, prepend=-1))
        sums[turns[starts]] = np.add.reduceat(values, starts, axis=0, dtype=np.float64)
    return sums


@dataclass(frozen=True, slots=True)
class Model:
    """A coder of one language.

    Args:
        voices: weights per voice.
        extra: per act, from which probability on it is written beside another main code.
        seen: salted hashes of the conversations that it was trained on.
        facts: what the model card tells about the training (numbers and settings only).
    """

    language: Language
    voices: Mapping[Voice, VoiceModel]
    extra: Mapping[CodeFamily, float]
    seen: frozenset[str]
    facts: Mapping[str, object]


def column_count(task: Task) -> int:
    """How many columns of scores a task has.

    >>> column_count(Task.QUESTION_EXISTS), column_count(Task.CLIENT_TALK)
    (1, 3)
    """
    labels = len(LABELS[task])
    return 1 if labels == 2 else labels
