"""The key that travels with the browser: for one session, one person, one key, and not for scripts."""

import base64

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

from speelruimte.foundation.encryption.cookie import COOKIE, vault_from_cookie, vault_remember
from speelruimte.foundation.encryption.selectors import VaultState, vault_state
from speelruimte.foundation.encryption.services import vault_close_after_reset, vault_create, vault_erase
from speelruimte.foundation.encryption.tests.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.urls("speelruimte.foundation.encryption.tests.addresses")]


@pytest.fixture
def vault(person):
    return vault_create(user_id=person.pk, password=PASSWORD)[0]


@pytest.fixture
def opened(client, person, vault):
    client.force_login(person)
    client.post("/gegevens/openen/", {"password": PASSWORD})
    return client


def test_the_cookie_brings_her_key_to_the_next_request(opened, vault):
    assert opened.get("/merk/").content.decode() == vault.owner_tag


def test_the_cookie_is_for_this_site_only_ends_with_the_browser_and_is_not_for_scripts(opened, settings):
    cookie = opened.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"]) == (True, "Strict", "", "")
    assert not cookie["secure"]


def test_over_https_the_cookie_travels_over_https_only(client, person, vault, settings):
    settings.HTTPS = True
    client.force_login(person)
    assert client.post("/gegevens/openen/", {"password": PASSWORD}).cookies[COOKIE]["secure"]


def test_the_cookie_does_not_hold_the_key_in_the_clear(opened, vault):
    held = base64.urlsafe_b64decode(opened.cookies[COOKIE].value)
    assert vault._owner_key not in held
    assert vault.owner_tag.encode() not in held


def closed(response):
    return response.status_code == 302 and response.url.startswith("/gegevens/openen/")


def test_without_a_cookie_she_is_asked_to_open_and_comes_back_to_the_page(client, person, vault):
    client.force_login(person)
    response = client.get("/merk/")
    assert closed(response)
    again = client.post(response.url, {"password": PASSWORD, "next": "/merk/"})
    assert client.get(again.url.split("next=")[-1].replace("%2F", "/")).content.decode() == vault.owner_tag


def test_a_cookie_in_another_session_of_hers_opens_nothing_and_is_taken_away(opened, person, vault):
    value = opened.cookies[COOKIE].value
    del opened.cookies["sessionid"]
    opened.force_login(person)
    opened.cookies[COOKIE] = value
    response = opened.get("/merk/")
    assert closed(response)
    assert response.cookies[COOKIE]["max-age"] == 0


def test_a_cookie_with_a_colleague_opens_nothing(opened, colleague):
    value = opened.cookies[COOKIE].value
    opened.force_login(colleague)
    opened.cookies[COOKIE] = value
    assert closed(opened.get("/merk/"))


@pytest.mark.parametrize(
    "change", [lambda value: value[:-6] + "AAAAA=", lambda value: "x", lambda value: "é", lambda value: ""]
)
def test_a_changed_cookie_is_ignored_and_taken_away(opened, change):
    opened.cookies[COOKIE] = change(opened.cookies[COOKIE].value)
    response = opened.get("/merk/")
    assert closed(response)
    assert response.cookies[COOKIE]["max-age"] == 0


def test_after_erasing_elsewhere_the_cookie_of_this_browser_opens_nothing(opened, person):
    vault_erase(user_id=person.pk, erase_rows=lambda owner_tag: None)
    vault_create(user_id=person.pk, password=PASSWORD)
    assert closed(opened.get("/merk/"))


def test_after_a_reset_the_cookie_of_this_browser_opens_nothing(opened, person):
    vault_close_after_reset(user_id=person.pk)
    assert vault_state(user_id=person.pk) is VaultState.CLOSED_AFTER_RESET
    assert closed(opened.get("/merk/"))


def test_without_a_cookie_no_query_is_made_for_it(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/aanmelden/")


def test_signed_out_with_a_cookie_left_over_nothing_opens(opened):
    value = opened.cookies[COOKIE].value
    opened.logout()
    opened.cookies[COOKIE] = value
    assert opened.get("/aanmelden/").cookies[COOKIE]["max-age"] == 0


def request_of(person):
    request = RequestFactory().get("/")
    request.session, request.user = SessionStore(), person
    return request


def test_a_session_that_was_not_stored_yet_is_stored_so_that_the_key_is_bound_to_it(person, vault):
    request, response = request_of(person), HttpResponse()
    vault_remember(response, request=request, vault=vault)
    assert request.session.session_key
    request.COOKIES[COOKIE] = response.cookies[COOKIE].value
    assert vault_from_cookie(request).owner_tag == vault.owner_tag


def test_nothing_is_sent_along_for_someone_without_open_records(person, vault):
    vault_close_after_reset(user_id=person.pk)
    for user in (person, AnonymousUser()):
        response = HttpResponse()
        vault_remember(response, request=request_of(user), vault=vault)
        assert COOKIE not in response.cookies
