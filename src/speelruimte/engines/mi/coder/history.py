"""What was coded before a turn, as numbers: the last three turns and the talk so far."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.labels import LABELS, MAIN_OF
from speelruimte.engines.mi.coder.ngrams import REACH
from speelruimte.engines.mi.transcript import Voice

Floats = NDArray[np.float64]

FADE = 0.8  # how much of the talk so far is kept with every turn of the same voice
_COLUMNS = {voice: len(LABELS[task]) for voice, task in MAIN_OF.items()}
LABEL_COLUMNS = sum(_COLUMNS.values())
HISTORY = LABEL_COLUMNS * (REACH + 1)


def columns_of(voice: Voice) -> slice:
    """Columns of this voice's main labels among the label columns."""
    first = 0 if voice is Voice.PROFESSIONAL else _COLUMNS[Voice.PROFESSIONAL]
    return slice(first, first + _COLUMNS[voice])


def history_of(labels: Floats, *, voices: Sequence[Voice]) -> Floats:
    """Features of the codes before each turn of one conversation.

    Args:
        labels: shape (turns, LABEL_COLUMNS): probabilities of the main labels, in the columns of the
            turn's voice, 0 elsewhere; a code that is certain is 1.
        voices: whose turn each is.

    Returns:
        Shape (turns, HISTORY): the labels of the turn before, of two and of three before, and per
        label a mean of the talk so far in which older turns fade.
    """
    features = np.zeros((len(labels), HISTORY))
    for distance in range(1, REACH + 1):
        block = slice((distance - 1) * LABEL_COLUMNS, distance * LABEL_COLUMNS)
        features[distance:, block] = labels[:-distance] if distance < len(labels) else 0
    features[:, REACH * LABEL_COLUMNS :] = _faded(labels, voices=voices)
    return features


def _faded(labels: Floats, *, voices: Sequence[Voice]) -> Floats:
    faded = np.zeros_like(labels)
    state = np.zeros(LABEL_COLUMNS)
    for place, voice in enumerate(voices):
        faded[place] = state
        mine = columns_of(voice)
        state[mine] = FADE * state[mine] + (1 - FADE) * labels[place, mine]
    return faded
