"""The line of both voices, and what came before change and sustain talk."""

from speelruimte.engines.mi.codes import Code
from speelruimte.engines.mi.tests.coded import client_turn, her_turn
from speelruimte.engines.mi.timeline import preceding, timeline
from speelruimte.engines.mi.transcript import Voice

TURNS = (
    client_turn("Ik wil dit niet.", Code.SUSTAIN_TALK),
    her_turn("U wilt dit niet. Wat wel?", Code.REFLECTION_SIMPLE, Code.QUESTION_OPEN),
    client_turn("Ik wil wel iets met hout gaan doen.", Code.CHANGE_TALK),
    her_turn("Hout."),
    client_turn("Ja.", Code.NEUTRAL_TALK),
)


def test_bars_are_as_long_as_their_words_relative_to_the_longest_turn():
    bars = timeline(TURNS)
    assert [bar.size for bar in bars] == [4 / 8, 6 / 8, 1, 1 / 8, 1 / 8]
    assert [bar.position for bar in bars] == [0, 1, 2, 3, 4]
    assert [bar.voice for bar in bars][:2] == [Voice.CLIENT, Voice.PROFESSIONAL]


def test_only_change_and_sustain_talk_of_the_client_is_marked():
    assert [bar.talk for bar in timeline(TURNS)] == [Code.SUSTAIN_TALK, None, Code.CHANGE_TALK, None, None]


def test_a_conversation_without_turns_or_words_has_bars_without_length():
    assert timeline(()) == ()
    assert [bar.size for bar in timeline((her_turn("..."),))] == [0]


def test_what_came_just_before_is_shown_with_its_codes():
    first, second = preceding(TURNS)
    assert (first.before_position, first.before_quote, first.before_codes) == (None, None, ())
    assert (second.position, second.talk, second.quote) == (2, Code.CHANGE_TALK, TURNS[2].turn.text)
    assert (second.before_position, second.before_quote) == (1, TURNS[1].turn.text)
    assert second.before_codes == (Code.REFLECTION_SIMPLE, Code.QUESTION_OPEN)


def test_another_turn_of_the_client_is_not_what_the_professional_said_before():
    _, second = preceding((TURNS[0], TURNS[2]))
    assert second.before_position is None
