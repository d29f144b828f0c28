"""Learning a task twice: in folds, for scores on turns that were held out, and on everything."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.labels import LABELS, Task
from speelruimte.engines.mi.coder.model import column_count
from speelruimte.engines.mi.coder.training.fitting import Column, Design, fit_columns
from speelruimte.engines.mi.coder.training.recipe import Recipe
from speelruimte.engines.mi.coder.training.tables import VoiceTable

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FoldedTask:
    """A learnt task.

    Args:
        columns: weights learnt on all turns.
        scores: shape (turns, columns): scores of each turn by a model that did not see its source.
        answers: per turn the index of the true label; -1 where the task does not apply.
    """

    task: Task
    columns: tuple[Column, ...]
    scores: Floats
    answers: Integers


def learn_task(
    task: Task, *, design: Design, table: VoiceTable, history: Floats, folds: Integers, recipe: Recipe
) -> FoldedTask:
    """Learn a task in folds and on everything."""
    scores = held_out_scores(
        task, design=design, table=table, shown=(table,), history=history, folds=folds, recipe=recipe
    )[0]
    columns = fit_columns(
        design,
        answers=table.labels[task],
        labels=len(LABELS[task]),
        turns=np.ones(len(folds), dtype=np.bool_),
        recipe=recipe,
    )
    return FoldedTask(task, tuple(columns), scores, table.labels[task])


def held_out_scores(
    task: Task,
    *,
    design: Design,
    table: VoiceTable,
    shown: Sequence[VoiceTable],
    history: Floats,
    folds: Integers,
    recipe: Recipe,
) -> list[Floats]:
    """Scores of every turn by models that did not see its fold; for each way of showing the turns one
    array of shape (turns, columns).
    """
    answers = table.labels[task]
    scores = [np.zeros((len(folds), column_count(task))) for _ in shown]
    for fold in range(int(folds.max()) + 1):
        columns = fit_columns(design, answers=answers, labels=len(LABELS[task]), turns=folds != fold, recipe=recipe)
        out = folds == fold
        for target, turns in zip(scores, shown, strict=True):
            target[out] = np.column_stack([column.scores(turns, history=history) for column in columns])[out]
    return scores
