"""From turns to probabilities per task: two passes, the second with what was coded before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speelruimte.engines.mi.coder.encoding import EncodedTurns, encode
from speelruimte.engines.mi.coder.history import LABEL_COLUMNS, columns_of, history_of
from speelruimte.engines.mi.coder.labels import LABELS, MAIN_OF, Task
from speelruimte.engines.mi.coder.model import Model
from speelruimte.engines.mi.coder.ngrams import Spoken
from speelruimte.engines.mi.coder.words import split_words
from speelruimte.engines.mi.transcript import Turn, Voice

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class VoicePrediction:
    """Answers about the turns of one voice.

    Args:
        turns: the encoded turns; row i of the rest belongs to turn `turns.places[i]`.
        probabilities: per task of this voice, shape (turns, labels).
    """

    turns: EncodedTurns
    probabilities: Mapping[Task, Floats]


def spoken_of(turns: Sequence[Turn]) -> list[Spoken]:
    """Each turn as its voice and words."""
    return [(turn.voice, split_words(turn.text)) for turn in turns]


def predict(
    model: Model, *, spoken: Sequence[Spoken], given: Mapping[int, str] | None = None
) -> dict[Voice, VoicePrediction]:
    """Probabilities per voice and task.

    Args:
        given: main labels that are certain, by index of the turn; they count as what was coded before.
    """
    turns = {
        voice: encode(spoken, voice=voice, language=model.language, vocabulary=part.vocabulary)
        for voice, part in model.voices.items()
    }
    scores = {voice: part.text_scores(turns[voice]) for voice, part in model.voices.items()}
    labels = np.zeros((len(spoken), LABEL_COLUMNS))
    for voice, part in model.voices.items():
        labels[turns[voice].places, columns_of(voice)] = part.first.probabilities(scores[voice])
    _give(labels, spoken=spoken, given=given or {})
    history = history_of(labels, voices=[voice for voice, _ in spoken])
    return {
        voice: _answers(model, voice=voice, turns=turns[voice], text_scores=scores[voice], history=history)
        for voice in model.voices
    }


def _give(labels: Floats, *, spoken: Sequence[Spoken], given: Mapping[int, str]) -> None:
    for place, label in given.items():
        voice = spoken[place][0]
        own = columns_of(voice)
        labels[place] = 0
        labels[place, own.start + LABELS[MAIN_OF[voice]].index(label)] = 1


def _answers(
    model: Model, *, voice: Voice, turns: EncodedTurns, text_scores: Floats, history: Floats
) -> VoicePrediction:
    part = model.voices[voice]
    scores = text_scores + part.history_scores(history[turns.places])
    return VoicePrediction(turns, {task: head.probabilities(scores) for task, head in part.heads.items()})
