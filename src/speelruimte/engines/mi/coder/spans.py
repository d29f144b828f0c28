"""The words that led to a code: what each word adds to the score of the chosen label."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.encoding import EncodedTurns
from speelruimte.engines.mi.coder.model import VoiceModel
from speelruimte.engines.mi.coder.words import Token
from speelruimte.engines.mi.codes import WordSpan

MOST_WORDS = 5
SHARE_OF_STRONGEST = 0.3  # a word that adds less than this share of what the strongest adds is not shown

Floats = NDArray[np.float64]


def word_contributions(part: VoiceModel, *, turns: EncodedTurns, columns: NDArray[np.int64]) -> Floats:
    """What each token adds to the score of its turn's column; an n-gram's part is shared by its tokens.

    Args:
        columns: shape (turns,): the column of weights to explain per turn.

    Returns:
        Shape (tokens of all turns,).
    """
    total = np.zeros(int(turns.token_start[-1]))
    for block in turns.blocks.values():
        inside = block.width > 0
        rows, whose, first, width = block.rows[inside], block.turns[inside], block.first[inside], block.width[inside]
        parts = part.grams[rows, columns[whose]] * block.scale[whose] / width
        for step in range(int(width.max(initial=0))):
            wide = width > step
            total += np.bincount(first[wide] + step, weights=parts[wide], minlength=len(total))
    return total


def strongest_spans(tokens: Sequence[Token], *, contributions: Sequence[float]) -> tuple[WordSpan, ...]:
    """At most five words that speak for the code, neighbours joined, strongest first."""
    order = sorted(range(len(tokens)), key=lambda at: (-contributions[at], at))[:MOST_WORDS]
    if not order or contributions[order[0]] <= 0:
        return ()
    bar = contributions[order[0]] * SHARE_OF_STRONGEST
    chosen = {at for at in order if contributions[at] >= bar}
    runs = _runs(sorted(chosen))
    runs.sort(key=lambda run: -max(contributions[at] for at in run))
    return tuple(WordSpan(tokens[run[0]].start, tokens[run[-1]].end) for run in runs)


def _runs(places: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs
