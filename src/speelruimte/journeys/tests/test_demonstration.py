"""The demonstration is filled, believable and repeatable."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speelruimte.capabilities.conversations.models import Conversation
from speelruimte.foundation.encryption.services import vault_open_with_password
from speelruimte.foundation.organisations.models import Membership
from speelruimte.journeys.demonstration.content import demo_conversations, demo_municipalities, demo_password
from speelruimte.journeys.demonstration.filling import demonstration_fill
from speelruimte.journeys.demonstration.views import outbox_messages

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    return []


@pytest.fixture
def filled(told):
    return demonstration_fill(today=timezone.localdate(), progress=told.append)


def test_teams_of_twelve_nine_and_seven_and_a_second_municipality(filled):
    teams = Counter(Membership.objects.exclude(team=None).values_list("team__name", flat=True))
    assert teams == {"Noord": 12, "Oost": 9, "Jongeren": 7, "Haven": 2}
    assert len(demo_municipalities()) == 2


def test_it_is_filled_once_and_says_what_it_does(filled, told):
    assert Conversation.objects.count() == len(demo_conversations())
    assert any("gesprek" in word for word in told)
    assert demonstration_fill(today=timezone.localdate(), progress=told.append) == {}
    assert Conversation.objects.count() == len(demo_conversations())


def test_old_conversations_have_lost_their_words_and_recent_ones_have_them(filled):
    recent = sum(1 for talk in demo_conversations() if talk.days_ago <= 30)
    assert Conversation.objects.filter(texts_key__isnull=False).count() == recent


def test_everybody_has_a_recovery_code_and_opens_with_the_password(filled):
    owners = {talk.owner for talk in demo_conversations()}
    assert set(filled) == owners
    user_id = Membership.objects.get(user__email="noor@voorbeeldstad.example").user_id
    assert vault_open_with_password(user_id=user_id, password=demo_password()) is not None


def test_the_tour_exists_in_the_demonstration_alone(settings, tmp_path):
    assert Client().get(reverse("journeys:demo")).status_code == 404
    settings.DEMO, settings.EMAIL_FILE_PATH = True, tmp_path
    assert demo_password() in Client().get(reverse("journeys:demo")).content.decode()
    assert Client().get(reverse("journeys:demo-outbox")).status_code == 200


def test_the_outbox_shows_the_latest_message(tmp_path, settings):
    from django.core.mail import EmailMessage, get_connection

    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path))
    EmailMessage(
        "Nieuw wachtwoord", "Kies hier een wachtwoord.", to=["iemand@voorbeeldstad.example"], connection=connection
    ).send()
    message = outbox_messages(tmp_path)[0]
    assert (message.to, message.subject) == ("iemand@voorbeeldstad.example", "Nieuw wachtwoord")
    assert "Kies hier een wachtwoord." in message.body
    assert outbox_messages(tmp_path / "leeg") == []
