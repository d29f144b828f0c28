"""Folds in which conversations of one source stay together."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from speelruimte.kernel.errors import TooFewObservations


def folds_by_group(groups: Sequence[str], *, sizes: Sequence[int], folds: int, seed: int) -> NDArray[np.int64]:
    """A fold number for each conversation.

    Groups are shuffled and each goes to the fold with the fewest turns so far.

    Args:
        groups: the source of each conversation; one source never stands in two folds.
        sizes: number of turns of each conversation.

    Raises:
        TooFewObservations: fewer groups than folds.
    """
    total: Counter[str] = Counter()
    for group, size in zip(groups, sizes, strict=True):
        total[group] += size
    names = sorted(total)
    if folds < 2 or len(names) < folds:
        raise TooFewObservations("too_few_videos", found=f"{len(names)} videos for {folds} folds")
    np.random.default_rng(seed).shuffle(names)
    filled = [0] * folds
    fold_of: dict[str, int] = {}
    for name in names:
        fold = filled.index(min(filled))
        fold_of[name] = fold
        filled[fold] += total[name]
    return np.array([fold_of[group] for group in groups], dtype=np.int64)
