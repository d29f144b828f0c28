import json
from datetime import timedelta
from uuid import uuid4

import pytest

from speelruimte.capabilities.conversations import selectors, services
from speelruimte.capabilities.conversations.domain.record import Kind, ReflectionQuestion, Skill
from speelruimte.capabilities.conversations.models import Conversation, ReaderNote
from speelruimte.capabilities.conversations.tests.factories import TODAY, make_conversation, make_owner
from speelruimte.engines.mi.codes import Code, CodedBy
from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.access.actor import actor_for
from speelruimte.foundation.audit.domain import OwnerEventKind
from speelruimte.foundation.audit.selectors import own_events
from speelruimte.foundation.consent.domain import Policy
from speelruimte.foundation.consent.services import policy_set
from speelruimte.foundation.encryption.errors import SealBroken
from speelruimte.kernel.errors import InvalidInput, NotAllowed, VaultClosed
from speelruimte.kernel.topics import Topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return make_owner()[1]


@pytest.fixture
def other():
    return make_owner()[1]


def test_a_saved_conversation_comes_back_coded_for_its_owner(owner):
    page = selectors.conversation_page(owner, conversation_id=make_conversation(owner))
    assert page.feedback.turns[0].main.code is Code.QUESTION_OPEN
    assert page.record.title == "Plan besproken"
    assert page.has_text


def test_saving_the_same_form_twice_stores_one_conversation(owner):
    conversation_id = uuid4()
    assert make_conversation(owner, conversation_id=conversation_id) == conversation_id
    assert make_conversation(owner, conversation_id=conversation_id, title="Nog een keer") == conversation_id
    assert [line.record.title for line in selectors.conversation_list(owner)] == ["Plan besproken"]


def test_an_id_of_somebody_else_is_refused_and_changes_nothing(owner, other):
    conversation_id = make_conversation(owner)
    with pytest.raises(NotAllowed):
        make_conversation(other, conversation_id=conversation_id)
    assert selectors.conversation_list(other) == []


def test_a_conversation_with_a_client_needs_to_be_told_and_practice_does_not(owner):
    with pytest.raises(InvalidInput, match="not_told"):
        make_conversation(owner, told={})
    assert not Conversation.objects.exists()
    make_conversation(owner, told={}, kind=Kind.PRACTICE)
    assert Conversation.objects.count() == 1


def test_what_is_stored_shows_no_word_code_title_or_owner(owner):
    conversation_id = make_conversation(owner)
    row = Conversation.objects.values().get(id=conversation_id)
    stored = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row.values()
    )
    for visible in (b"opvang", b"Plan besproken", b"question_open", str(owner.user_id).encode()):
        assert visible not in stored


def test_a_part_moved_to_another_row_or_owner_does_not_open(owner, other):
    mine, hers = (Conversation.objects.get(id=make_conversation(who)) for who in (owner, other))
    hers.record = mine.record
    with pytest.raises(SealBroken):
        selectors.record_of(hers, vault=other.opened())
    second = Conversation.objects.get(id=make_conversation(owner))
    second.texts = mine.texts
    with pytest.raises(SealBroken):
        selectors.turns_of(second, record=selectors.record_of(second, vault=owner.opened()), vault=owner.opened())


@pytest.mark.parametrize("action", ["page", "correct", "estimate", "reflect", "erase", "text"])
def test_nobody_but_the_owner_gets_at_a_conversation(owner, other, action):
    conversation_id = make_conversation(owner)
    tries = {
        "page": lambda: selectors.conversation_page(other, conversation_id=conversation_id),
        "correct": lambda: services.code_correct(
            other,
            conversation_id=conversation_id,
            position=0,
            replaced=Code.QUESTION_OPEN,
            code=Code.OTHER,
            today=TODAY,
        ),
        "estimate": lambda: services.estimate_record(other, conversation_id=conversation_id, estimates={}),
        "reflect": lambda: services.reflection_record(other, conversation_id=conversation_id, answers={}),
        "erase": lambda: services.conversation_erase(other, conversation_id=conversation_id, today=TODAY),
        "text": lambda: services.text_erase(other, conversation_id=conversation_id, today=TODAY),
    }
    before = Conversation.objects.values().get(id=conversation_id)
    with pytest.raises(NotAllowed):
        tries[action]()
    assert Conversation.objects.values().get(id=conversation_id) == before


def test_without_her_key_there_is_nothing_to_see_or_save(owner):
    make_conversation(owner)
    locked = actor_for(user_id=owner.user_id, day=TODAY)
    for attempt in (selectors.conversation_list, selectors.own_findings, selectors.own_export, make_conversation):
        with pytest.raises(VaultClosed):
            attempt(locked)


def test_her_correction_wins_and_is_kept(owner):
    conversation_id = make_conversation(owner)
    services.code_correct(
        owner,
        conversation_id=conversation_id,
        position=0,
        replaced=Code.QUESTION_OPEN,
        code=Code.QUESTION_CLOSED,
        today=TODAY,
    )
    main = selectors.conversation_page(owner, conversation_id=conversation_id).feedback.turns[0].main
    assert (main.code, main.by, main.probability) == (Code.QUESTION_CLOSED, CodedBy.OWNER, None)


def test_a_correction_changes_the_counts_at_once(owner):
    conversation_id = make_conversation(owner)

    def questions():
        history = selectors.topic_history(owner, topic=Topic.OPEN_QUESTIONS)
        return history[0].tally

    before = questions()
    services.code_correct(
        owner,
        conversation_id=conversation_id,
        position=0,
        replaced=Code.QUESTION_OPEN,
        code=Code.QUESTION_CLOSED,
        today=TODAY,
    )
    assert questions().part == before.part - 1
    assert questions().whole == before.whole


def test_estimates_and_reflection_are_kept_and_an_estimate_outside_the_scale_is_refused(owner):
    conversation_id = make_conversation(owner)
    services.estimate_record(owner, conversation_id=conversation_id, estimates=dict.fromkeys(Skill, 7))
    services.reflection_record(
        owner, conversation_id=conversation_id, answers={ReflectionQuestion.NEXT_TIME: "eerst samenvatten"}
    )
    record = selectors.conversation_page(owner, conversation_id=conversation_id).record
    assert record.is_estimated
    assert record.reflection[ReflectionQuestion.NEXT_TIME] == "eerst samenvatten"
    with pytest.raises(InvalidInput, match="estimate_outside_range"):
        services.estimate_record(owner, conversation_id=conversation_id, estimates={Skill.LISTENING: 11})


def test_a_plan_becomes_the_conversation_that_is_written_down_later(owner):
    plan = services.conversation_plan(
        owner, title="Plan", goal=None, planned_style=None, language=Language.DUTCH, today=TODAY
    )
    assert selectors.conversation_page(owner, conversation_id=plan).feedback is None
    make_conversation(owner, conversation_id=plan)
    assert selectors.conversation_page(owner, conversation_id=plan).feedback is not None
    assert Conversation.objects.count() == 1


def test_words_go_on_their_day_and_codes_on_theirs(owner):
    conversation_id = make_conversation(owner)
    policy = Policy()
    last_day_of_words = TODAY + timedelta(days=policy.text_days)
    assert services.conversations_expire(today=last_day_of_words) == (0, 0)
    assert services.conversations_expire(today=last_day_of_words + timedelta(days=1)) == (1, 0)
    page = selectors.conversation_page(owner, conversation_id=conversation_id)
    assert not page.has_text
    assert page.feedback.measures
    assert services.conversations_expire(today=TODAY + timedelta(days=policy.codes_days + 1)) == (0, 1)
    assert not Conversation.objects.exists()


def test_the_municipality_sets_the_periods(owner):
    policy_set(municipality_id=owner.municipality_id, policy=Policy(text_days=0, codes_days=10))
    row = Conversation.objects.get(id=make_conversation(owner))
    assert (row.text_until, row.codes_until) == (TODAY, TODAY + timedelta(days=10))


def test_erasing_the_text_keeps_the_counts_the_same(owner):
    conversation_id = make_conversation(owner)
    before = selectors.conversation_page(owner, conversation_id=conversation_id).feedback.measures
    services.text_erase(owner, conversation_id=conversation_id, today=TODAY)
    page = selectors.conversation_page(owner, conversation_id=conversation_id)
    assert page.feedback.measures == before
    assert "opvang" not in json.dumps(selectors.own_export(owner))


def test_erasing_destroys_the_row_and_its_keys(owner):
    conversation_id = make_conversation(owner)
    old = Conversation.objects.get(id=conversation_id)
    services.conversation_erase(owner, conversation_id=conversation_id, today=TODAY)
    assert not Conversation.objects.filter(id=conversation_id).exists()
    assert old.record is not None


def test_everything_of_one_owner_goes_and_of_another_stays(owner, other):
    make_conversation(owner)
    make_conversation(other)
    services.how_to_read_mark(owner, today=TODAY)
    services.how_to_read_mark(owner, today=TODAY)
    assert selectors.has_read_how_to(owner)
    services.owner_rows_erase(owner.opened().owner_tag)
    assert selectors.conversation_list(owner) == []
    assert not ReaderNote.objects.exists()
    assert len(selectors.conversation_list(other)) == 1


def test_the_list_and_the_page_take_a_fixed_number_of_queries(owner, django_assert_num_queries):
    first = make_conversation(owner)
    for _ in range(3):
        make_conversation(owner)
    with django_assert_num_queries(1):
        selectors.conversation_list(owner)
    with django_assert_num_queries(2):
        selectors.conversation_page(owner, conversation_id=first)


def test_the_export_holds_everything_in_plain_values(owner):
    make_conversation(owner)
    exported = json.loads(json.dumps(selectors.own_export(owner)))
    assert exported[0]["texts"][0] == "Wat zou u zelf het liefste willen doen?"
    assert exported[0]["title"] == "Plan besproken"


def test_her_own_log_says_what_she_did(owner):
    conversation_id = make_conversation(owner)
    services.code_correct(
        owner,
        conversation_id=conversation_id,
        position=0,
        replaced=Code.QUESTION_OPEN,
        code=Code.QUESTION_CLOSED,
        today=TODAY,
    )
    services.conversation_erase(owner, conversation_id=conversation_id, today=TODAY)
    kinds = {line.kind for line in own_events(vault=owner.opened())}
    assert kinds >= {
        OwnerEventKind.CONVERSATION_SAVED,
        OwnerEventKind.CODE_CORRECTED,
        OwnerEventKind.CONVERSATION_ERASED,
    }
