"""Dense cues of a turn: marks, word order, length, persons, overlap with the turn before, place in the talk."""

from collections.abc import Sequence
from itertools import pairwise
from math import log1p

from speelruimte.engines.mi.coder.cue_words import CueWords
from speelruimte.engines.mi.coder.words import Token
from speelruimte.engines.mi.transcript import Voice

_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 30, 50, 80)
_LONG_WORD = 4  # shorter words are shared by nearly all utterances and say nothing about echoing
CUES = (
    "has_question_mark",
    "ends_with_question_mark",
    "several_question_marks",
    "breaks_off",
    "goes_on",
    "pauses",
    *(f"at_most_{length}_words" for length in _LENGTHS),
    "length",
    "opens_with_verb",
    "opens_with_verb_and_subject",
    "verb_before_subject",
    "opens_with_question_word",
    "question_word_early",
    "question_words",
    "hedge_early",
    "listener",
    "speaker",
    "echo",
    "asked_before",
    "length_before",
    "same_voice_before",
    "place",
)


def cues_of(
    tokens: Sequence[Token],
    *,
    voice: Voice,
    before: Sequence[Token] | None,
    voice_before: Voice | None,
    place: int,
    lists: CueWords,
) -> list[float]:
    """The values of `CUES` for one turn, each in 0..1 (counts and lengths are scaled and cut off).

    Args:
        before: the words of the turn before; None at the start.
        place: index of the turn in the conversation, from 0.
    """
    words = [token.text for token in tokens if token.is_word]
    return [
        *_mark_cues(tokens),
        *(float(len(words) <= length) for length in _LENGTHS),
        min(log1p(len(words)) / 5, 1.0),
        *_order_cues(words, lists=lists),
        *_previous_cues(words, before=before),
        float(voice is voice_before),
        min(place, 40) / 40,
    ]


def _mark_cues(tokens: Sequence[Token]) -> list[float]:
    marks = [token.text for token in tokens if not token.is_word]
    last = tokens[-1].text if tokens else ""
    first = tokens[0].text if tokens else ""
    return [
        float("?" in marks),
        float(last == "?"),
        float(marks.count("?") > 1),
        float(last in {"-", "--"}),
        float(first in {"-", "--"}),
        float("..." in marks or "--" in marks),
    ]


def _order_cues(words: Sequence[str], *, lists: CueWords) -> list[float]:
    turned = sum(one in lists.verbs and two in lists.subjects for one, two in pairwise(words))
    opens = bool(words) and words[0] in lists.verbs
    asking = [word in lists.question_words for word in words]
    count = max(len(words), 1)
    return [
        float(opens),
        float(opens and len(words) > 1 and words[1] in lists.subjects),
        min(turned, 3) / 3,
        float(any(asking[:1])),
        float(any(asking[:3])),
        min(sum(asking), 3) / 3,
        float(any(word in lists.hedges for word in words[:3])),
        min(3 * sum(word in lists.listener for word in words) / count, 1.0),
        min(3 * sum(word in lists.speaker for word in words) / count, 1.0),
    ]


def _previous_cues(words: Sequence[str], *, before: Sequence[Token] | None) -> list[float]:
    if before is None:
        return [0.0, 0.0, 0.0]
    said = {token.text for token in before}
    own = {word for word in words if len(word) >= _LONG_WORD}
    return [len(own & said) / max(len(own), 1), float("?" in said), min(len(before), 40) / 40]
