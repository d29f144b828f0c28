"""Sessions end by themselves; the language is hers."""

from datetime import timedelta

import pytest
from django.test import Client
from freezegun import freeze_time

from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.encryption.cookie import COOKIE
from speelruimte.foundation.organisations.tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db
START = "2026-11-24 08:00:00"


def sign_in(client: Client) -> User:
    user = make_person()
    client.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    return user


def test_a_session_ends_after_an_hour_without_a_page(client: Client) -> None:
    with freeze_time(START) as clock:
        sign_in(client)
        clock.tick(timedelta(minutes=54))
        assert client.get("/account/").status_code == 200
        clock.tick(timedelta(minutes=54))
        assert client.get("/account/").status_code == 200
        clock.tick(timedelta(minutes=61))
        response = client.get("/account/")
    assert response.url == "/aanmelden/?next=%2Faccount%2F&expired=1"
    assert response.cookies[COOKIE].value == ""


def test_a_session_ends_after_eight_hours_whatever_happens(client: Client) -> None:
    with freeze_time(START) as clock:
        sign_in(client)
        for _ in range(16):
            clock.tick(timedelta(minutes=29, seconds=50))
            assert client.get("/account/").status_code == 200
        clock.tick(timedelta(minutes=3))
        assert client.get("/account/").status_code == 302


def test_activity_is_written_down_no_finer_than_five_minutes(client: Client) -> None:
    with freeze_time(START) as clock:
        sign_in(client)
        client.get("/account/")
        before = dict(client.session.items())
        clock.tick(timedelta(minutes=4))
        client.get("/account/")
        assert dict(client.session.items()) == before


def test_a_form_that_is_sent_too_late_leads_back_to_its_page(client: Client) -> None:
    with freeze_time(START) as clock:
        sign_in(client)
        client.get("/account/")
        clock.tick(timedelta(minutes=61))
        page = "http://testserver/gesprekken/opschrijven/?deel=2"
        response = client.post("/account/wachtwoord/", {"current": "x"}, headers={"referer": page})
    assert response.url == "/aanmelden/?next=%2Fgesprekken%2Fopschrijven%2F%3Fdeel%3D2&expired=1"


def test_a_part_of_a_page_that_is_asked_for_too_late_sends_the_whole_page_to_sign_in(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/account/"}
    with freeze_time(START) as clock:
        sign_in(client)
        client.get("/account/")
        clock.tick(timedelta(minutes=61))
        response = client.get("/account/", headers=headers)
    assert response.status_code == 200
    assert response["HX-Redirect"] == "/aanmelden/?next=%2Faccount%2F&expired=1"


def test_a_referer_from_elsewhere_is_not_followed(client: Client) -> None:
    with freeze_time(START) as clock:
        sign_in(client)
        client.get("/account/")
        clock.tick(timedelta(minutes=61))
        response = client.post("/account/wachtwoord/", headers={"referer": "https://elders.example/x"})
    assert response.url == "/aanmelden/?next=%2F&expired=1"


def test_somebody_who_is_stopped_is_out_at_once(client: Client) -> None:
    user = sign_in(client)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/account/").status_code == 302


def test_the_language_is_dutch_until_she_chooses(client: Client) -> None:
    page = client.get("/aanmelden/", headers={"accept-language": "en"})
    assert page["Content-Language"] == "nl"
    assert "Aanmelden" in page.content.decode()


def test_a_language_can_be_chosen_without_signing_in(client: Client) -> None:
    response = client.post("/taal/", {"language": "en", "next": "/aanmelden/"})
    assert response.url == "/aanmelden/"
    assert "Sign in" in client.get("/aanmelden/").content.decode()


def test_a_chosen_language_comes_along_to_another_browser(client: Client) -> None:
    user = sign_in(client)
    client.post("/taal/", {"language": "en"})
    other = Client()
    other.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    assert other.get("/account/")["Content-Language"] == "en"


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    user = sign_in(client)
    client.post("/taal/", {"language": "tlh"})
    user.refresh_from_db()
    assert user.language == "nl"
    client.cookies["django_language"] = "tlh"
    assert client.get("/account/")["Content-Language"] == "nl"
