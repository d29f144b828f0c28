"""Passwords are set by their owner: by a link from her own mailbox, or by who knows the present one."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from freezegun import freeze_time

from speelruimte.foundation.accounts.limits import within_limit
from speelruimte.foundation.accounts.links import LinkKind, link_token, link_user
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.post import post_finish
from speelruimte.foundation.accounts.services import LINKS_PER_CLIENT
from speelruimte.foundation.encryption.cookie import COOKIE
from speelruimte.foundation.encryption.selectors import VaultState, vault_state
from speelruimte.foundation.encryption.services import vault_create, vault_open_with_password
from speelruimte.foundation.organisations.tests.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db
NEW = "een-andere-zin-vol-zand"


@pytest.fixture(autouse=True)
def _no_counts_from_before() -> None:
    cache.clear()


def forgotten(client: Client, email: str):
    response = client.post("/wachtwoord/vergeten/", {"email": email})
    post_finish()
    return response


def link_in_mail() -> str:
    return re.search(r"http://testserver(\S+)", mail.outbox[-1].body).group(1)


def test_a_link_goes_to_the_mailbox_of_the_person_herself(client: Client) -> None:
    user = make_person()
    forgotten(client, user.email)
    assert mail.outbox[0].to == [user.email]
    assert "wachtwoord" in mail.outbox[0].subject


def test_the_answer_is_the_same_for_an_unknown_address_and_nothing_is_sent(client: Client) -> None:
    known, unknown = forgotten(client, make_person().email), forgotten(Client(), "niemand@voorbeeld.example")
    assert (known.status_code, known.url, known.content) == (unknown.status_code, unknown.url, unknown.content)
    assert len(mail.outbox) == 1


def test_the_database_is_asked_as_much_for_an_unknown_address(client: Client, django_assert_num_queries) -> None:
    user = make_person()
    for address in (user.email, "niemand@voorbeeld.example"):
        with django_assert_num_queries(1):
            forgotten(client, address)


def test_somebody_who_may_not_sign_in_gets_no_link(client: Client) -> None:
    user = make_person()
    User.objects.filter(pk=user.pk).update(is_active=False)
    forgotten(client, user.email)
    assert mail.outbox == []


def test_with_the_link_she_chooses_a_password_and_signs_in_with_it(client: Client) -> None:
    user = make_person()
    forgotten(client, user.email)
    page = client.get(link_in_mail(), follow=True)
    assert page.redirect_chain[-1][0] == "/wachtwoord/nieuw/"
    response = client.post("/wachtwoord/nieuw/", {"password": NEW, "again": NEW})
    assert response.url == "/aanmelden/?password=1"
    user.refresh_from_db()
    assert user.check_password(NEW)


def test_the_token_is_out_of_the_address_before_a_page_is_shown(client: Client) -> None:
    token = link_token(make_person(), kind=LinkKind.RESET)
    assert token not in client.get(f"/wachtwoord/nieuw/{token}/").url
    assert token not in client.get("/wachtwoord/nieuw/").content.decode()


def test_a_link_works_once(client: Client) -> None:
    user = make_person()
    token = link_token(user, kind=LinkKind.RESET)
    client.get(f"/wachtwoord/nieuw/{token}/")
    client.post("/wachtwoord/nieuw/", {"password": NEW, "again": NEW})
    again = Client()
    again.get(f"/wachtwoord/nieuw/{token}/")
    assert again.post("/wachtwoord/nieuw/", {"password": PASSWORD, "again": PASSWORD}).status_code == 410
    user.refresh_from_db()
    assert user.check_password(NEW)


@pytest.mark.parametrize(
    ("kind", "age", "works"),
    [
        (LinkKind.RESET, timedelta(minutes=59), True),
        (LinkKind.RESET, timedelta(minutes=61), False),
        (LinkKind.INVITATION, timedelta(days=6), True),
        (LinkKind.INVITATION, timedelta(days=8), False),
    ],
)
def test_a_link_works_for_its_time(kind: LinkKind, age: timedelta, works: bool) -> None:
    user = make_person()
    with freeze_time("2026-11-24 10:00:00") as clock:
        token = link_token(user, kind=kind)
        clock.tick(age)
        assert (link_user(token) == user) is works


@pytest.mark.parametrize("token", ["", "onzin", "a:b:c"])
def test_a_broken_link_is_for_nobody(token: str) -> None:
    assert link_user(token) is None


def test_a_link_of_somebody_else_cannot_be_made_from_ones_own() -> None:
    token = link_token(make_person(), kind=LinkKind.RESET)
    assert link_user(token[:-1] + ("A" if token[-1] != "A" else "B")) is None


def test_a_reset_opens_no_records(client: Client) -> None:
    user = make_person()
    vault_create(user_id=user.pk, password=PASSWORD)
    token = link_token(user, kind=LinkKind.RESET)
    client.get(f"/wachtwoord/nieuw/{token}/")
    client.post("/wachtwoord/nieuw/", {"password": NEW, "again": NEW})
    assert vault_state(user_id=user.pk) is VaultState.CLOSED_AFTER_RESET
    assert vault_open_with_password(user_id=user.pk, password=NEW) is None
    assert vault_open_with_password(user_id=user.pk, password=PASSWORD) is None
    response = client.post("/aanmelden/", {"username": user.email, "password": NEW, "next": "/account/"})
    assert response.url.startswith(reverse("encryption:open"))
    assert COOKIE not in response.cookies or response.cookies[COOKIE].value == ""


def test_a_reset_ends_every_session_of_hers(client: Client) -> None:
    user = make_person()
    client.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    other = Client()
    other.get(f"/wachtwoord/nieuw/{link_token(user, kind=LinkKind.RESET)}/")
    other.post("/wachtwoord/nieuw/", {"password": NEW, "again": NEW})
    assert client.get("/account/").status_code == 302


def test_from_one_network_address_only_so_many_links_can_be_asked(client: Client) -> None:
    for _ in range(LINKS_PER_CLIENT):
        forgotten(client, "niemand@voorbeeld.example")
    user = make_person()
    assert forgotten(client, user.email).url == "/wachtwoord/vergeten/verstuurd/"
    assert mail.outbox == []
    forgotten(Client(REMOTE_ADDR="192.0.2.7"), user.email)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_does_not_answer_changes_nothing_and_is_logged_without_the_address(
    client: Client, settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    user = make_person()
    assert forgotten(client, user.email).url == "/wachtwoord/vergeten/verstuurd/"
    assert "post_not_sent" in caplog.text
    assert user.email not in caplog.text


def test_no_more_than_three_links_an_hour_go_to_one_mailbox(client: Client) -> None:
    user = make_person()
    answers = {forgotten(client, user.email).url for _ in range(5)}
    assert len(mail.outbox) == 3
    assert answers == {"/wachtwoord/vergeten/verstuurd/"}


def test_a_limit_counts_per_key_and_stores_no_address(settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}}
    assert [within_limit("test", "a@voorbeeld.example", limit=2, seconds=60) for _ in range(3)] == [True, True, False]
    assert within_limit("test", "b@voorbeeld.example", limit=2, seconds=60)
    assert not [key for key in cache._cache if "voorbeeld" in key]


@pytest.mark.parametrize(
    ("password", "again"),
    [("kort", "kort"), (NEW, NEW + "x"), ("wachtwoord12", ""), ("x" * 300, "x" * 300), ("passwordpassword", "x")],
)
def test_a_weak_or_mistyped_password_is_refused_with_a_sentence(client: Client, password: str, again: str) -> None:
    client.get(f"/wachtwoord/nieuw/{link_token(make_person(), kind=LinkKind.RESET)}/")
    response = client.post("/wachtwoord/nieuw/", {"password": password, "again": again})
    assert response.status_code == 422
    assert response.context["form"].errors


def test_changing_a_password_keeps_her_records_open_in_this_session_and_ends_the_others(client: Client) -> None:
    user = make_person()
    other = Client()
    for browser in (client, other):
        browser.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    response = client.post("/account/wachtwoord/", {"current": PASSWORD, "password": NEW, "again": NEW})
    assert response.url == "/account/?password=1"
    assert client.get("/account/").wsgi_request.vault is not None
    assert other.get("/account/").status_code == 302
    assert vault_open_with_password(user_id=user.pk, password=NEW) is not None
    assert vault_open_with_password(user_id=user.pk, password=PASSWORD) is None


def test_changing_a_password_needs_the_present_one(client: Client) -> None:
    user = make_person()
    client.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    response = client.post("/account/wachtwoord/", {"current": "iets-anders-dan-dit", "password": NEW, "again": NEW})
    assert response.status_code == 422
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_the_present_password_cannot_be_guessed_at_an_open_screen(client: Client) -> None:
    user = make_person()
    client.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    with freeze_time("2026-11-24 10:00:00") as clock:
        for number in range(5):
            client.post("/account/wachtwoord/", {"current": f"gok-{number}", "password": NEW, "again": NEW})
        right = {"current": PASSWORD, "password": NEW, "again": NEW}
        refused = client.post("/account/wachtwoord/", right)
        assert refused.status_code == 422
        assert "opnieuw proberen" in refused.content.decode()
        user.refresh_from_db()
        assert user.check_password(PASSWORD)
        clock.tick(61)
        assert client.post("/account/wachtwoord/", right).url == "/account/?password=1"


def test_passwords_never_come_back_on_a_page(client: Client) -> None:
    response = client.post("/aanmelden/", {"username": "niemand@voorbeeld.example", "password": "zeg-dit-niet-terug"})
    assert "zeg-dit-niet-terug" not in response.content.decode()
