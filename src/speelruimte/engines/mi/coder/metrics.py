"""How well answers agree with what people answered: F1, kappa, accuracy, with intervals over conversations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from speelruimte.kernel.errors import TooFewObservations

Floats = NDArray[np.float64]
DRAWS = 2000
_SEED = 20_230_314


@dataclass(frozen=True, slots=True)
class Scores:
    """Agreement on one task.

    Args:
        n: number of turns.
        conversations: number of conversations with such turns.
        macro_f1: mean F1 over the labels that occur, 0..1.
        macro_f1_interval: 95 % percentile bootstrap over conversations.
        f1: per label, 0..1.
        kappa: Cohen's kappa, at most 1.
        accuracy: share of equal answers, 0..1.
    """

    n: int
    conversations: int
    macro_f1: float
    macro_f1_interval: tuple[float, float]
    f1: Mapping[str, float]
    kappa: float
    accuracy: float


def score(
    truth: Sequence[int], *, answers: Sequence[int], conversations: Sequence[int], labels: Sequence[str]
) -> Scores:
    """Compare answers with the truth.

    Args:
        truth, answers: index of the label of each turn.
        conversations: number of the conversation of each turn, from 0.
        labels: names of the labels.

    Raises:
        TooFewObservations: no turns.

    Sources: Cohen (1960), Educational and Psychological Measurement 20, 37-46; Efron and Tibshirani
    (1993), An Introduction to the Bootstrap, chapter 13 (percentile interval), with conversations as
    the unit because turns of one conversation resemble each other.
    """
    if not truth:
        raise TooFewObservations("no_turns")
    tables = confusion_per_conversation(truth, answers=answers, conversations=conversations, labels=len(labels))
    table = tables.sum(axis=0)
    return Scores(
        n=len(truth),
        conversations=len(tables),
        macro_f1=float(macro_f1(table)),
        macro_f1_interval=_interval(tables),
        f1={label: float(value) for label, value in zip(labels, f1_per_label(table), strict=True)},
        kappa=kappa(table),
        accuracy=float(np.trace(table) / table.sum()),
    )


def confusion_per_conversation(
    truth: Sequence[int], *, answers: Sequence[int], conversations: Sequence[int], labels: int
) -> Floats:
    """Counts, shape (conversations with turns, labels, labels): truth in rows, answers in columns."""
    _, numbers = np.unique(np.asarray(conversations), return_inverse=True)
    tables = np.zeros((int(numbers.max()) + 1, labels, labels))
    np.add.at(tables, (numbers, np.asarray(truth), np.asarray(answers)), 1)
    return tables


def f1_per_label(table: Floats) -> Floats:
    """F1 per label from counts of shape (..., labels, labels); 0 where a label occurs on neither side."""
    hits = np.diagonal(table, axis1=-2, axis2=-1)
    either = table.sum(axis=-1) + table.sum(axis=-2)
    return cast(Floats, 2 * hits / np.maximum(either, 1))


def macro_f1(table: Floats) -> Floats:
    """Mean F1 over the labels that occur in truth or answers; shape (...)."""
    occurs = (table.sum(axis=-1) + table.sum(axis=-2)) > 0
    return cast(Floats, (f1_per_label(table) * occurs).sum(axis=-1) / np.maximum(occurs.sum(axis=-1), 1))


def kappa(table: Floats) -> float:
    """Cohen's kappa; 1 when both sides give one and the same label throughout."""
    total = table.sum()
    chance = float((table.sum(axis=0) * table.sum(axis=1)).sum() / total**2)
    agreed = float(np.trace(table) / total)
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def _interval(tables: Floats) -> tuple[float, float]:
    random = np.random.default_rng(_SEED)
    count = len(tables)
    weights = random.multinomial(count, np.full(count, 1 / count), size=DRAWS)
    drawn = np.tensordot(weights.astype(np.float64), tables, axes=1)
    low, high = np.percentile(macro_f1(drawn), [2.5, 97.5])
    return float(low), float(high)
