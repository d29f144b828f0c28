import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.capabilities.improvement.domain import (
    PROPOSALS_AT_MOST,
    ItemState,
    agenda_from_json,
    agenda_to_json,
    agenda_with_choice,
    agenda_with_proposals,
    rank_findings,
)
from speelruimte.kernel.errors import InvalidInput
from speelruimte.kernel.findings import Finding
from speelruimte.kernel.topics import Topic

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
findings = st.lists(
    st.builds(
        Finding, st.sampled_from(Topic), gap=st.floats(0, 1), observations=st.integers(1, 99), evidence=st.just("x")
    ),
    unique_by=lambda finding: finding.topic,
)


def finding(topic, gap=0.5, observations=10):
    return Finding(topic, gap=gap, observations=observations, evidence="x")


@given(findings)
def test_at_most_three_are_proposed_and_none_that_is_on_target(found):
    ranked = rank_findings(found)
    assert len(ranked) <= PROPOSALS_AT_MOST
    assert all(item.gap > 0 for item in ranked)


@given(findings)
def test_an_agenda_comes_back_from_storage_as_it_went_in(found):
    agenda = agenda_with_proposals((), findings=found, today=MONDAY)
    assert agenda_from_json(json.loads(json.dumps(agenda_to_json(agenda)))) == agenda


def test_proposals_make_room_for_new_ones_and_her_choice_stays():
    agenda = agenda_with_proposals((), findings=[finding(Topic.LISTENING), finding(Topic.OPENING)], today=MONDAY)
    agenda = agenda_with_choice(
        agenda, topic=Topic.LISTENING, state=ItemState.CHOSEN, today=MONDAY, intention="samenvatten"
    )

    agenda = agenda_with_proposals(
        agenda, findings=[finding(Topic.LISTENING, gap=0.9), finding(Topic.CLOSING)], today=FRIDAY
    )

    assert [(item.topic, item.state, item.since) for item in agenda] == [
        (Topic.LISTENING, ItemState.CHOSEN, MONDAY),
        (Topic.CLOSING, ItemState.PROPOSED, FRIDAY),
    ]
    assert agenda[0].intention == "samenvatten"


def test_choosing_one_sets_the_earlier_choice_aside():
    agenda = agenda_with_proposals((), findings=[finding(Topic.LISTENING), finding(Topic.OPENING)], today=MONDAY)
    agenda = agenda_with_choice(agenda, topic=Topic.LISTENING, state=ItemState.CHOSEN, today=MONDAY)
    agenda = agenda_with_choice(agenda, topic=Topic.OPENING, state=ItemState.CHOSEN, today=FRIDAY)
    assert {item.topic: item.state for item in agenda} == {
        Topic.LISTENING: ItemState.SET_ASIDE,
        Topic.OPENING: ItemState.CHOSEN,
    }


def test_what_is_done_can_be_proposed_again_and_its_history_stays():
    agenda = agenda_with_proposals((), findings=[finding(Topic.LISTENING)], today=MONDAY)
    agenda = agenda_with_choice(agenda, topic=Topic.LISTENING, state=ItemState.DONE, today=MONDAY)
    agenda = agenda_with_proposals(agenda, findings=[finding(Topic.LISTENING)], today=FRIDAY)
    agenda = agenda_with_choice(agenda, topic=Topic.LISTENING, state=ItemState.CHOSEN, today=FRIDAY)
    assert [item.state for item in agenda] == [ItemState.DONE, ItemState.CHOSEN]


def test_a_topic_that_is_not_on_the_agenda_cannot_be_chosen():
    with pytest.raises(InvalidInput, match="topic_not_on_agenda"):
        agenda_with_choice((), topic=Topic.LISTENING, state=ItemState.CHOSEN, today=MONDAY)
