"""From scores on turns that were held out to calibrated probabilities, thresholds."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from speelruimte.engines.mi.coder.labels import Task
from speelruimte.engines.mi.coder.metrics import confusion_per_conversation, macro_f1
from speelruimte.engines.mi.coder.model import Head

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_RIDGE = 1e-3
EXTRA_PRECISION = 0.6  # a second act is written down only where at least this share was right,
EXTRA_CHANCE = 0.5  # and where it is more likely there than not
_FEWEST_EXTRA = 10
NEVER = 1.01


def fit_head(task: Task, *, scores: Floats, answers: Integers, first_column: int) -> Head:
    """Learn slope and offsets of a task.

    The handicaps take the offsets back, so that the label with the highest score is chosen: scores are
    learnt with every label weighing the same, which is what macro-F1 asks for. Handicaps tuned on
    held-out turns did worse (client talk -0.7 points).

    Args:
        scores: shape (turns, columns of the task), from models that did not see the turn.
        answers: index of the label of each turn; all 0 and up.
    """
    columns = scores.shape[1]
    slope, offsets = _platt(scores if columns > 1 else np.hstack([np.zeros_like(scores), scores]), answers)
    handicaps = tuple(-offset for offset in offsets)
    return Head(task, slice(first_column, first_column + columns), slope, offsets, handicaps)


def _platt(logits: Floats, answers: Integers) -> tuple[float, tuple[float, ...]]:
    """Slope and offsets that make the answers most likely (Platt 1999; Guo et al. 2017, ICML, 1321-1330)."""
    picked = np.arange(len(answers)), answers

    def loss(values: Floats) -> tuple[float, Floats]:
        slope, offsets = np.exp(values[0]), values[1:]
        shifted = slope * logits + offsets
        shifted = shifted - shifted.max(axis=1, keepdims=True)
        shares = np.exp(shifted)
        shares /= shares.sum(axis=1, keepdims=True)
        wrong = shares.copy()
        wrong[picked] -= 1
        value = -np.log(np.maximum(shares[picked], 1e-300)).mean() + _RIDGE * (values @ values)
        slopes = np.concatenate([[slope * (wrong * logits).sum()], wrong.sum(axis=0)]) / len(answers)
        return float(value), slopes + 2 * _RIDGE * values

    found = minimize(loss, np.zeros(1 + logits.shape[1]), jac=True, method="L-BFGS-B")
    return float(np.exp(found.x[0])), tuple(float(value) for value in found.x[1:])


def macro_f1_of(answers: Integers, decided: Integers, *, labels: int) -> float:
    """Macro-F1 over all turns together."""
    nobody = [0] * len(answers)
    tables = confusion_per_conversation(answers.tolist(), answers=decided.tolist(), conversations=nobody, labels=labels)
    return float(macro_f1(tables.sum(axis=0)))


def extra_threshold(chances: Floats, *, exists: NDArray[np.bool_]) -> float:
    """The lowest probability from which on a further act is right often enough; NEVER when there is none.

    Args:
        chances: calibrated probability that the act is there, of held-out turns whose main act is another.
        exists: whether it is.
    """
    order = np.argsort(-chances, kind="stable")
    precision = np.cumsum(exists[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero((precision >= EXTRA_PRECISION) & (np.arange(len(order)) >= _FEWEST_EXTRA - 1))
    return max(float(chances[order[enough[-1]]]), EXTRA_CHANCE) if len(enough) else NEVER
