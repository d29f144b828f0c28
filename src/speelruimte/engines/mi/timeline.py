"""The conversation along a line of both voices, and what came just before change and sustain talk."""

from collections.abc import Sequence

from speelruimte.engines.mi.codes import Code, CodedTurn
from speelruimte.engines.mi.feedback_types import Preceding, TimelineBar
from speelruimte.engines.mi.phrases import count_words
from speelruimte.engines.mi.transcript import Voice

_SHOWN_TALK = frozenset({Code.CHANGE_TALK, Code.SUSTAIN_TALK})


def timeline(turns: tuple[CodedTurn, ...]) -> tuple[TimelineBar, ...]:
    """One bar per turn, in order. Sizes are words relative to the longest turn, 0..1; a turn without words has 0."""
    words = [count_words(turn.turn.text) for turn in turns]
    longest = max(words, default=0) or 1
    return tuple(
        TimelineBar(position, turn.turn.voice, words[position] / longest, _talk(turn))
        for position, turn in enumerate(turns)
    )


def _talk(turn: CodedTurn) -> Code | None:
    code = turn.main.code
    return code if turn.turn.voice is Voice.CLIENT and code in _SHOWN_TALK else None


def preceding(turns: tuple[CodedTurn, ...]) -> tuple[Preceding, ...]:
    """Every moment of change or sustain talk, in order, with the professional's turn just before it.

    `before_position` and `before_quote` are None, and `before_codes` empty, when the client spoke first.
    What came before is not therefore the cause.
    """
    return tuple(
        _moment(turns, position=position, talk=talk)
        for position, turn in enumerate(turns)
        if (talk := _talk(turn)) is not None
    )


def _moment(turns: Sequence[CodedTurn], *, position: int, talk: Code) -> Preceding:
    quote = turns[position].turn.text
    if position == 0 or turns[position - 1].turn.voice is not Voice.PROFESSIONAL:
        return Preceding(position, talk, quote, None, None, ())
    before = turns[position - 1]
    codes = tuple(coding.code for coding in before.codings)
    return Preceding(position, talk, quote, position - 1, before.turn.text, codes)
