"""The page with her own log."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model

from speelruimte.foundation.audit.domain import OwnerEventKind
from speelruimte.foundation.audit.services import event_record, owner_events_erase
from speelruimte.foundation.encryption.services import vault_create

PASSWORD = "een lange proefzin"
DAY = date(2026, 3, 2)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _light_key_stretching(settings, tmp_path):
    settings.SCRYPT_LOG2_N = 4
    settings.KEYRING_FILE = tmp_path / "keys" / "keyring.json"


@pytest.fixture
def person():
    return get_user_model().objects.create_user("noor@voorbeeldstad.example", PASSWORD)


@pytest.fixture
def vault(person):
    return vault_create(user_id=person.pk, password=PASSWORD)[0]


@pytest.fixture
def opened(client, person, vault):
    client.force_login(person)
    client.post("/gegevens/openen/", {"password": PASSWORD})
    return client


def words(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").main.text.split())


def test_she_reads_what_happened_per_day_in_words(opened, vault):
    for kind in (OwnerEventKind.CODE_CORRECTED, OwnerEventKind.CODE_CORRECTED, OwnerEventKind.CONVERSATION_SAVED):
        event_record(vault=vault, kind=kind, on=DAY)
    event_record(vault=vault, kind=OwnerEventKind.RECORDS_OPENED, on=DAY + timedelta(days=1))
    text = words(opened.get("/gegevens/logboek/"))
    assert "3 maart 2026 Je opende je gegevens 1 keer" in text
    assert "2 maart 2026 Je bewaarde een gesprek 1 keer 2 maart 2026 Je verbeterde een code 2 keer" in text
    assert text.index("3 maart") < text.index("2 maart")


def test_an_empty_log_says_so(opened, vault):
    owner_events_erase(vault.owner_tag)  # opening was written down
    assert "Er staat nog niets in je logboek." in words(opened.get("/gegevens/logboek/"))


def test_the_page_is_never_kept_by_the_browser(opened):
    assert "no-store" in opened.get("/gegevens/logboek/")["Cache-Control"]


def test_while_her_records_are_closed_she_is_asked_to_open_them_first(client, person, vault):
    client.force_login(person)
    assert client.get("/gegevens/logboek/").url == "/gegevens/openen/?next=%2Fgegevens%2Flogboek%2F"


def test_who_is_not_signed_in_is_sent_to_sign_in(client):
    assert client.get("/gegevens/logboek/").url.startswith("/aanmelden/")
