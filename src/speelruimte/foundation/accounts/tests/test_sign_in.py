"""Signing in: by address and password, with a lock-out, without a trace."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from freezegun import freeze_time

from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.services import sign_in_failures_purge
from speelruimte.foundation.encryption.cookie import COOKIE
from speelruimte.foundation.organisations.tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db
SIGN_IN = "/aanmelden/"


def sign_in(client: Client, user: User, password: str = PASSWORD, **extra: str):
    return client.post(SIGN_IN, {"username": user.email, "password": password, **extra})


def test_the_first_sign_in_makes_an_owner_key_and_leads_to_the_recovery_code(client: Client) -> None:
    response = sign_in(client, make_person(), next="/account/")
    assert response.status_code == 302
    assert response.url.startswith(reverse("encryption:recovery-code"))
    assert client.cookies[COOKIE]["httponly"]


def test_the_address_counts_whatever_its_case(client: Client) -> None:
    user = make_person()
    response = client.post(SIGN_IN, {"username": user.email.upper(), "password": PASSWORD})
    assert response.status_code == 302


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    user = make_person()
    wrong = client.post(SIGN_IN, {"username": user.email, "password": "niet-dit-wachtwoord"})
    unknown = client.post(SIGN_IN, {"username": "niemand@voorbeeld.example", "password": "niet-dit-wachtwoord"})
    assert wrong.status_code == unknown.status_code == 422
    assert _words(wrong, user.email) == _words(unknown, "niemand@voorbeeld.example")


def test_an_unknown_address_costs_as_many_hashes_as_a_known_one(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:

    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *a, **k: hashed.append(1) or encode(*a, **k))
    user = make_person()
    counts = []
    for address in (user.email, "niemand@voorbeeld.example"):
        hashed.clear()
        client.post(SIGN_IN, {"username": address, "password": "niet-dit-wachtwoord"})
        counts.append(len(hashed))
    assert counts[0] == counts[1] == 1


def test_a_deactivated_person_gets_the_answer_of_an_unknown_one(client: Client) -> None:
    user = make_person()
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert sign_in(client, user).status_code == 422


def test_after_five_wrong_passwords_the_right_one_has_to_wait_a_quarter_of_an_hour(client: Client) -> None:
    user = make_person()
    with freeze_time("2026-11-24 10:00:00") as clock:
        for _ in range(4):
            assert sign_in(client, user, "niet-dit-wachtwoord").status_code == 422
        assert sign_in(client, user, "niet-dit-wachtwoord").status_code == 429
        assert sign_in(client, user).status_code == 429
        clock.tick(timedelta(minutes=14))
        assert sign_in(client, user).status_code == 429
        clock.tick(timedelta(minutes=2))
        assert sign_in(client, user).status_code == 302


def test_an_account_that_does_not_exist_is_locked_just_the_same(client: Client) -> None:
    stranger = User(email="niemand@voorbeeld.example")
    for _ in range(5):
        answer = sign_in(client, stranger, "niet-dit-wachtwoord")
    assert answer.status_code == 429


def test_one_account_from_one_address_is_locked_and_no_other(client: Client) -> None:
    user, other = make_person(), make_person()
    for _ in range(5):
        sign_in(client, user, "niet-dit-wachtwoord")
    assert sign_in(client, other).status_code == 302
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert sign_in(elsewhere, user).status_code == 302


def test_a_failed_sign_in_keeps_neither_the_password_nor_the_page_that_was_asked_for(client: Client) -> None:
    sign_in(client, make_person(), "niet-dit-wachtwoord", next="/gesprekken/3f0c/")
    row = str(AccessAttempt.objects.values().get())
    assert "niet-dit-wachtwoord" not in row
    assert "3f0c" not in row


def test_a_sign_in_that_succeeds_leaves_nothing_but_its_session(client: Client) -> None:
    user = make_person()
    sign_in(client, user, "niet-dit-wachtwoord")
    sign_in(client, user)
    assert not AccessAttempt.objects.exists()
    assert not AccessLog.objects.exists()
    assert not AccessFailureLog.objects.exists()
    client.post("/afmelden/")
    assert not Session.objects.exists()


def test_no_table_has_a_column_for_the_last_sign_in() -> None:
    with connection.cursor() as cursor:
        columns = [c.name for c in connection.introspection.get_table_description(cursor, User._meta.db_table)]
    assert not [name for name in columns if "login" in name or "last" in name or "seen" in name]


def test_signing_in_changes_nothing_about_the_person(client: Client) -> None:
    user = make_person()
    before = User.objects.filter(pk=user.pk).values().get()
    sign_in(client, user)
    assert User.objects.filter(pk=user.pk).values().get() == before


def test_failures_that_no_longer_count_are_erased(client: Client) -> None:
    with freeze_time("2026-11-24 10:00:00"):
        sign_in(client, make_person(), "niet-dit-wachtwoord")
    with freeze_time("2026-11-24 10:16:00"):
        assert sign_in_failures_purge() == 1
    assert not AccessAttempt.objects.exists()


def test_ended_sessions_of_others_are_erased_at_the_next_sign_in(client: Client) -> None:
    with freeze_time("2026-11-23 10:00:00"):
        sign_in(Client(), make_person())
    sign_in(client, make_person())
    assert not Session.objects.filter(expire_date__lt=timezone.now()).exists()
    assert Session.objects.count() == 1


@pytest.mark.parametrize("wanted", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", ""])
def test_signing_in_never_leads_to_another_site(client: Client, wanted: str) -> None:
    user = make_person()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(SIGN_IN, {"next": wanted}).url == "/"


def test_signing_out_takes_the_key_back_and_needs_a_post(client: Client) -> None:
    sign_in(client, make_person())
    assert client.get("/afmelden/").status_code == 405
    response = client.post("/afmelden/")
    assert response.cookies[COOKIE].value == ""
    assert client.get("/account/").status_code == 302


def test_the_session_key_changes_at_sign_in(client: Client) -> None:
    client.get("/wachtwoord/nieuw/zomaar/")
    before = client.session.session_key
    sign_in(client, make_person())
    assert client.session.session_key != before


def _words(response, address: str) -> str:
    lines = response.content.decode().replace(address, "…").splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line and "nonce" not in line)
