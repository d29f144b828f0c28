"""Choosing the settings of a training inside its own turns, in folds by source."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.encoding import Vocabulary
from speelruimte.engines.mi.coder.labels import LABELS, Task
from speelruimte.engines.mi.coder.training.calibration import macro_f1_of
from speelruimte.engines.mi.coder.training.fitting import build_design
from speelruimte.engines.mi.coder.training.held_out import held_out_scores
from speelruimte.engines.mi.coder.training.recipe import Recipe
from speelruimte.engines.mi.coder.training.tables import VoiceTable

_WEIGHINGS = tuple(
    Recipe(ratio_power=power, strength=strength) for power, strength in ((1.0, 1.0), (0.5, 1.0), (0.0, 1.0), (0.0, 0.5))
)


def choose_recipe(
    table: VoiceTable,
    *,
    stripped: VoiceTable,
    vocabulary: Vocabulary,
    folds: NDArray[np.int64],
    task: Task,
    progress: Callable[[str], None],
) -> Recipe:
    """The recipe with the best macro-F1 on held-out turns, by the first pass.

    First the weighting and its strength, on text as it is. Then whether to learn stripped copies,
    by the mean of text as it is and text without marks, since the product meets both.
    """

    def quality(recipe: Recipe, *, shown: Sequence[VoiceTable]) -> float:
        progress(f"{task.value}: trying {recipe.ratio_power:g}, {recipe.strength:g}, {recipe.stripped_copies}")
        nothing = np.zeros((len(folds), 0))
        copies = stripped if recipe.stripped_copies else None
        design = build_design(table, copies=copies, history=nothing, vocabulary=vocabulary)
        found = held_out_scores(
            task, design=design, table=table, shown=shown, history=nothing, folds=folds, recipe=recipe
        )
        decided = [scores.argmax(axis=1) for scores in found]
        values = [macro_f1_of(table.labels[task], answers, labels=len(LABELS[task])) for answers in decided]
        return float(np.mean(values))

    best = max(_WEIGHINGS, key=lambda recipe: quality(recipe, shown=(table,)))
    both = (table, stripped)
    return max((best, replace(best, stripped_copies=True)), key=lambda recipe: quality(recipe, shown=both))
