from hypothesis import given
from hypothesis import strategies as st

from speelruimte.capabilities.conversations.domain.findings import (
    GOALS,
    MINIMUM_MOMENTS,
    Tally,
    findings_from_tallies,
    topic_tally,
)
from speelruimte.capabilities.conversations.tests.strategies import coded_conversations
from speelruimte.engines.mi.codes import Code, CodedTurn, Coding, Perhaps, PerhapsPattern
from speelruimte.engines.mi.transcript import Turn, Voice
from speelruimte.kernel.topics import Topic


def said(*codes, perhaps=(), voice=Voice.PROFESSIONAL):
    return CodedTurn(
        Turn(voice, "iets"),
        tuple(Coding(code, 0.8) for code in codes),
        tuple(Perhaps(pattern, ()) for pattern in perhaps),
    )


CONVERSATION = (
    said(Code.QUESTION_OPEN),
    said(Code.CHANGE_TALK, voice=Voice.CLIENT),
    said(Code.REFLECTION_SIMPLE, Code.QUESTION_CLOSED),
    said(Code.INPUT_INFORMATION, perhaps=[PerhapsPattern.DUTY_THREATENING]),
    said(Code.OTHER, perhaps=[PerhapsPattern.DUTY_FACTUAL, PerhapsPattern.PITFALL_JUDGING]),
)


def test_each_topic_is_counted_over_the_turns_of_the_professional_alone():
    assert {topic: topic_tally(CONVERSATION, topic=topic) for topic in GOALS} == {
        Topic.LISTENING: Tally(1, 2),
        Topic.OPEN_QUESTIONS: Tally(1, 2),
        Topic.GIVING_ROOM: Tally(3, 4),
        Topic.NAMING_DUTIES: Tally(1, 2),
        Topic.ASKING_WITHOUT_REPROACH: Tally(3, 4),
    }


@given(coded_conversations, st.sampled_from(sorted(GOALS)))
def test_a_tally_never_counts_below_zero_or_past_its_turns(turns, topic):
    tally = topic_tally(turns, topic=topic)
    assert tally.part >= 0
    assert tally.whole >= 0
    if topic is not Topic.LISTENING:
        assert tally.part <= tally.whole


@given(st.lists(st.builds(Tally, st.integers(0, 50), st.integers(0, 50)), max_size=5), st.sampled_from(sorted(GOALS)))
def test_a_gap_lies_between_nothing_and_everything_and_needs_enough_moments(tallies, topic):
    findings = findings_from_tallies({topic: tallies})
    whole = sum(tally.whole for tally in tallies)
    assert len(findings) == (1 if whole >= MINIMUM_MOMENTS[topic] else 0)
    for finding in findings:
        assert 0 <= finding.gap <= 1
        assert finding.observations == whole


def test_at_the_goal_there_is_no_gap():
    assert findings_from_tallies({Topic.LISTENING: [Tally(4, 4)]})[0].gap == 0
    assert findings_from_tallies({Topic.NAMING_DUTIES: [Tally(0, 1)]})[0].gap == 1
