"""Learning one column of weights: logistic regression over n-grams weighted by their log count ratio."""

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from speelruimte.engines.mi.coder.encoding import Vocabulary
from speelruimte.engines.mi.coder.training.recipe import SEED, Recipe
from speelruimte.engines.mi.coder.training.tables import VoiceTable, block_numbers, rarity

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_SMOOTHING = 1.0


@dataclass(frozen=True, slots=True)
class Design:
    """Everything that a column is learnt from.

    Columns of `matrix`: n-grams (times rarity), cues, history, annotators. The first rows are the
    turns as they are; after them come turns a second time without marks.

    Args:
        origin: the turn that each row is a copy of.
        parts: number of columns of each of the four parts.
        rarity: per n-gram.
        blocks: per n-gram, the number of its block.
    """

    matrix: sparse.csr_matrix
    origin: Integers
    parts: tuple[int, int, int, int]
    rarity: Floats
    blocks: Integers


@dataclass(frozen=True, slots=True)
class Column:
    """Weights of one column, ready for the model; annotators are averaged into the bias."""

    grams: Floats
    cues: Floats
    history: Floats
    bias: float

    def scores(self, table: VoiceTable, *, history: Floats) -> Floats:
        """Scores of turns, shape (turns,)."""
        text = table.grams @ self.grams + table.cues @ self.cues
        return cast(Floats, text + history @ self.history + self.bias)


def build_design(table: VoiceTable, *, copies: VoiceTable | None, history: Floats, vocabulary: Vocabulary) -> Design:
    """Put the parts side by side; of `copies` every second turn is added."""
    weights = rarity(table)
    everything = np.arange(table.grams.shape[0])
    chosen = [(table, everything)] if copies is None else [(table, everything), (copies, everything[::2])]
    layers = [
        sparse.hstack([part.grams[rows].multiply(weights), *map(sparse.csr_matrix, _dense(part, rows, history))])
        for part, rows in chosen
    ]
    return Design(
        matrix=sparse.vstack(layers, format="csr"),
        origin=np.concatenate([rows for _, rows in chosen]),
        parts=(len(weights), table.cues.shape[1], history.shape[1], table.annotators.shape[1]),
        rarity=weights,
        blocks=block_numbers(vocabulary),
    )


def _dense(table: VoiceTable, rows: Integers, history: Floats) -> tuple[Floats, Floats, Floats]:
    return table.cues[rows], history[rows], table.annotators[rows]


def fit_estimator(design: Design, *, rows: Flags, positive: Flags, recipe: Recipe) -> tuple[LogisticRegression, Floats]:
    """Learn one column.

    Args:
        rows: which rows of the design to learn from.
        positive: per row of the design, whether it has the label.

    Returns:
        The estimator, and per column of the design what it was multiplied with before learning.
    """
    known = design.matrix[rows]
    gains = np.ones(design.matrix.shape[1])
    gains[: design.parts[0]] = count_ratio(
        known[:, : design.parts[0]], positive=positive[rows], blocks=design.blocks, power=recipe.ratio_power
    )
    scaled = known.copy()
    scaled.data = known.data * gains[known.indices]
    estimator = LogisticRegression(
        C=recipe.strength, class_weight="balanced", solver="liblinear", random_state=SEED, max_iter=1000
    )
    return estimator.fit(scaled, positive[rows]), gains


def count_ratio(grams: sparse.csr_matrix, *, positive: Flags, blocks: Integers, power: float) -> Floats:
    """Log ratio of an n-gram's share among turns with and without the label, within its block.

    The sign is kept and the size raised to `power`; power 0 gives 1 for every n-gram.

    Source: Wang and Manning (2012), Baselines and Bigrams, ACL, 90-94.
    """
    if power == 0:
        return np.ones(grams.shape[1])
    logs = []
    for flags in (positive, ~positive):
        mass = np.asarray(grams[flags].sum(axis=0)).ravel() + _SMOOTHING
        logs.append(np.log(mass / np.bincount(blocks, weights=mass)[blocks]))
    ratio = logs[0] - logs[1]
    return cast(Floats, np.sign(ratio) * np.abs(ratio) ** power)


def fold_column(estimator: LogisticRegression, *, gains: Floats, design: Design) -> Column:
    """Multiply out gains and rarity, and average the annotators into the bias."""
    learnt = estimator.coef_[0] * gains
    grams, cues, history, annotators = np.split(learnt, np.cumsum(design.parts)[:-1])
    bias = float(estimator.intercept_[0]) + float(annotators.mean())
    return Column(grams * design.rarity, cues, history, bias)


def fit_columns(design: Design, *, answers: Integers, labels: int, turns: Flags, recipe: Recipe) -> list[Column]:
    """One column per label (one for two labels: the second), learnt from some turns.

    Args:
        answers: per turn the index of the label; -1 is left out.
        turns: which turns to learn from.
    """
    truth = answers[design.origin]
    rows = turns[design.origin] & (truth >= 0)
    columns = []
    for label in [1] if labels == 2 else range(labels):
        estimator, gains = fit_estimator(design, rows=rows, positive=truth == label, recipe=recipe)
        columns.append(fold_column(estimator, gains=gains, design=design))
    return columns
