"""How well answers agree with what people answered: F1, kappa, accuracy, with intervals over conversations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from speelruimte.kernel.errors import TooFewObservations

Floats = NDArray[np.float64]
DRAWS = 2000
SHOWN = 0.6  # from this probability on the feedback page takes a code as true
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
        calibration_error: expected calibration error of the chosen answers, 0..1, over ten bins.
        shown: share of the turns whose answer has a probability of at least `SHOWN`.
        shown_accuracy, shown_kappa: agreement on those turns; 0 when there are none.
    """

    n: int
    conversations: int
    macro_f1: float
    macro_f1_interval: tuple[float, float]
    f1: Mapping[str, float]
    kappa: float
    accuracy: float
    calibration_error: float
    shown: float
    shown_accuracy: float
    shown_kappa: float


def score(
    truth: Sequence[int],
    *,
    answers: Sequence[int],
    conversations: Sequence[int],
    labels: Sequence[str],
    chances: Sequence[float],
) -> Scores:
    """Compare answers with the truth.

    Args:
        truth, answers: index of the label of each turn.
        conversations: number of the conversation of each turn, from 0.
        chances: probability of each answer by the coder's own reckoning.

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
    right, sure = np.equal(truth, answers), np.asarray(chances) >= SHOWN
    return Scores(
        n=len(truth),
        conversations=len(tables),
        macro_f1=float(macro_f1(table)),
        macro_f1_interval=_interval(tables),
        f1={label: float(value) for label, value in zip(labels, f1_per_label(table), strict=True)},
        kappa=kappa(table),
        accuracy=float(right.mean()),
        calibration_error=calibration_error(np.asarray(chances), right=right),
        shown=float(sure.mean()),
        shown_accuracy=float(right[sure].mean()) if sure.any() else 0.0,
        shown_kappa=_kappa_where(sure, truth=truth, answers=answers, labels=len(labels)),
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


def calibration_error(chances: Floats, *, right: NDArray[np.bool_]) -> float:
    """Mean distance between what was promised and what came true, over ten bins, weighted by size; 0..1.

    Source: Guo et al. (2017), On Calibration of Modern Neural Networks, ICML, 1321-1330.
    """
    bins = np.minimum((chances * 10).astype(np.int64), 9)
    gaps = np.bincount(bins, weights=chances - right, minlength=10)
    return float(np.abs(gaps).sum() / len(chances))


def _kappa_where(flags: NDArray[np.bool_], *, truth: Sequence[int], answers: Sequence[int], labels: int) -> float:
    if not flags.any():
        return 0.0
    kept = np.flatnonzero(flags).tolist()
    own, theirs = ([values[at] for at in kept] for values in (truth, answers))
    return kappa(confusion_per_conversation(own, answers=theirs, conversations=[0] * len(kept), labels=labels)[0])


def _interval(tables: Floats) -> tuple[float, float]:
    random = np.random.default_rng(_SEED)
    count = len(tables)
    weights = random.multinomial(count, np.full(count, 1 / count), size=DRAWS)
    drawn = np.tensordot(weights.astype(np.float64), tables, axes=1)
    low, high = np.percentile(macro_f1(drawn), [2.5, 97.5])
    return float(low), float(high)
