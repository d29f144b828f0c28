"""From her conversations to what she practises, from file to screen."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from speelruimte.capabilities.conversations.tests.factories import (
    TODAY,
    make_conversation,
    make_owner,
    signed_in_client,
)
from speelruimte.capabilities.improvement import services
from speelruimte.capabilities.improvement.domain import PROPOSALS_AT_MOST, ItemState
from speelruimte.capabilities.improvement.models import PracticeAgenda
from speelruimte.capabilities.improvement.selectors import agenda_items, chosen_item
from speelruimte.journeys.practice_agenda import agenda_page, agenda_refresh
from speelruimte.kernel.topics import Topic

pytestmark = pytest.mark.django_db
QUESTIONS_ONLY = """\
Jij: Heeft u deze week gesolliciteerd?
Klant: Ja.
Jij: Heeft u de brief bij u?
Klant: Nee, die ligt thuis.
Jij: Als u niet meewerkt, dan wordt uw uitkering verlaagd.
Klant: Dat weet ik.
Jij: Heeft u het formulier ingevuld?
Klant: Nog niet.
Jij: Bent u morgen thuis?
Klant: Ja.
"""


@pytest.fixture
def owner():
    return make_owner()


def words(answer):
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def test_conversations_propose_at_most_three_and_she_chooses_one(owner):
    _, actor = owner
    make_conversation(actor, QUESTIONS_ONLY)
    agenda_refresh(actor, today=TODAY)
    proposed = agenda_page(actor).proposed
    assert 1 <= len(proposed) <= PROPOSALS_AT_MOST
    assert Topic.LISTENING in {item.topic for item in proposed}
    services.agenda_choose(actor, topic=Topic.LISTENING, state=ItemState.CHOSEN, today=TODAY, intention="teruggeven")
    page = agenda_page(actor)
    assert page.chosen.intention == "teruggeven"
    assert page.days[0].part < page.days[0].whole
    assert page.days[0].whole >= 3


def test_looking_twice_changes_nothing(owner, django_assert_max_num_queries):
    _, actor = owner
    make_conversation(actor, QUESTIONS_ONLY)
    agenda_refresh(actor, today=TODAY)
    before = PracticeAgenda.objects.values().get()
    with django_assert_max_num_queries(4):
        agenda_refresh(actor, today=TODAY)
    assert PracticeAgenda.objects.values().get() == before


def test_the_agenda_is_stored_without_a_topic_to_read(owner):
    _, actor = owner
    make_conversation(actor, QUESTIONS_ONLY)
    agenda_refresh(actor, today=TODAY)
    row = PracticeAgenda.objects.values().get()
    stored = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row.values()
    )
    assert b"listening" not in stored
    assert str(actor.user_id).encode() not in stored


def test_on_the_page_she_chooses_sets_aside_and_ends(owner):
    user, actor = owner
    make_conversation(actor, QUESTIONS_ONLY)
    browser = signed_in_client(user)
    assert "Luisteren: teruggeven wat je hoort" in words(browser.get(reverse("journeys:agenda")))
    choose = reverse("journeys:agenda-choose")
    browser.post(choose, {"topic": "listening", "state": "chosen", "intention": "Bij Fatima Yilmaz eerst teruggeven"})
    page = words(browser.get(reverse("journeys:agenda")))
    assert "eerst teruggeven" in page
    assert "Yilmaz" not in page
    browser.post(choose, {"topic": "listening", "state": "done"})
    assert chosen_item(actor) is None
    assert "Eigen gemaakt" in words(browser.get(reverse("journeys:agenda")))


@pytest.mark.parametrize("sent", [{}, {"topic": "dansen", "state": "chosen"}, {"topic": "closing", "state": "chosen"}])
def test_what_is_not_on_the_agenda_cannot_be_chosen(owner, sent):
    browser = signed_in_client(owner[0])
    assert browser.post(reverse("journeys:agenda-choose"), sent).url == reverse("journeys:agenda")
    assert agenda_items(owner[1]) == ()


def test_an_agenda_that_nobody_touched_for_a_year_goes(owner):
    from datetime import timedelta

    _, actor = owner
    make_conversation(actor, QUESTIONS_ONLY)
    agenda_refresh(actor, today=TODAY)
    assert services.agendas_expire(today=TODAY + timedelta(days=365)) == 0
    assert services.agendas_expire(today=TODAY + timedelta(days=366)) == 1


def test_her_data_page_takes_everything_along_and_erases_everything(owner):
    user, actor = owner
    make_conversation(actor, QUESTIONS_ONLY)
    browser = signed_in_client(user)
    assert "1 gesprek" in words(browser.get(reverse("journeys:my-data")))
    export = browser.post(reverse("journeys:data-export"))
    assert export["Content-Type"].startswith("application/json")
    assert set(export.json()) == {"conversations", "practice_agenda", "log"}
    assert export.json()["conversations"][0]["texts"][1] == "Ja."
