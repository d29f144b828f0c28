"""The pages about someone's own key, as she meets them."""

import re

import pytest
from bs4 import BeautifulSoup
from freezegun import freeze_time

from speelruimte.foundation.encryption.cookie import COOKIE
from speelruimte.foundation.encryption.events import KeyEvent
from speelruimte.foundation.encryption.recovery import recovery_code_new
from speelruimte.foundation.encryption.selectors import VaultState, recovery_confirmed, vault_state
from speelruimte.foundation.encryption.services import (
    vault_close_after_reset,
    vault_create,
    vault_open_with_password,
    vault_recover,
)
from speelruimte.foundation.encryption.tests import addresses
from speelruimte.foundation.encryption.tests.conftest import PASSWORD
from speelruimte.foundation.encryption.tests.test_services import AT

pytestmark = [pytest.mark.django_db, pytest.mark.urls("speelruimte.foundation.encryption.tests.addresses")]
OPEN, CODE, ERASE = "/gegevens/openen/", "/gegevens/herstelcode/", "/gegevens/wissen/"


@pytest.fixture(autouse=True)
def _empty_lists():
    addresses.ERASED.clear()
    addresses.LOGGED.clear()


@pytest.fixture
def made(person):
    return vault_create(user_id=person.pk, password=PASSWORD)


@pytest.fixture
def signed_in(client, person, made):
    client.force_login(person)
    return client


@pytest.fixture
def opened(signed_in):
    signed_in.post(OPEN, {"password": PASSWORD})
    return signed_in


def page(response):
    return BeautifulSoup(response.content, "html.parser")


def shown_code(response):
    return "-".join(group.text for group in page(response).select(".recovery-code span"))


def sealed_code(response):
    return page(response).select_one("[name=sealed_code]")["value"]


def confirm(client, response, **changes):
    answers = {
        "sealed_code": sealed_code(response),
        "kept": "on",
        "last_group": shown_code(response)[-5:],
        "next": "/x/",
    }
    return client.post(CODE, answers | changes)


@pytest.mark.parametrize("address", [OPEN, CODE, ERASE])
def test_who_is_not_signed_in_is_sent_to_sign_in(client, address):
    assert client.get(address).url.startswith("/aanmelden/")


def test_the_right_password_opens_and_goes_on_to_her_recovery_code_the_first_time(signed_in):
    response = signed_in.post(OPEN, {"password": PASSWORD, "next": "/merk/"})
    assert response.url == f"{CODE}?next=%2Fmerk%2F"
    assert COOKIE in response.cookies


def test_a_wrong_password_says_so_and_sets_no_cookie(signed_in):
    response = signed_in.post(OPEN, {"password": "fout"})
    assert response.status_code == 422
    assert "Dit is niet je wachtwoord." in page(response).text
    assert COOKIE not in response.cookies
    assert "fout" not in [field.get("value") for field in page(response).select("input")]


def test_after_five_wrong_passwords_the_page_says_when_to_try_again(signed_in):
    with freeze_time("2026-03-02 09:00:00"):
        for _ in range(5):
            signed_in.post(OPEN, {"password": "fout"})
        response = signed_in.post(OPEN, {"password": PASSWORD})
    assert response.status_code == 429
    assert "2 maart om 10:01 uur" in page(response).text


def test_records_that_do_not_exist_yet_are_made_at_the_door(client, colleague):
    client.force_login(colleague)
    assert client.post(OPEN, {"password": "fout"}).status_code == 422
    assert vault_state(user_id=colleague.pk) is VaultState.NONE
    assert client.post(OPEN, {"password": PASSWORD}).status_code == 302
    assert vault_state(user_id=colleague.pk) is VaultState.OPENABLE


def test_open_records_need_not_be_opened_again(opened):
    assert opened.get(f"{OPEN}?next=/merk/").url == "/merk/"


@pytest.mark.parametrize("wanted", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", ""])
def test_she_is_never_sent_to_another_site(opened, wanted):
    assert opened.get(OPEN, {"next": wanted}).url == "/"


def test_a_link_from_another_site_takes_one_step_within_the_site_first(opened, signed_in):
    del signed_in.cookies[COOKIE]
    response = signed_in.get(f"{OPEN}?next=/merk/", headers={"Sec-Fetch-Site": "cross-site"})
    again = page(response).a["href"]
    assert again == f"{OPEN}?next=%2Fmerk%2F&again=1"
    assert page(response).find("meta", attrs={"http-equiv": "refresh"})["content"] == f"0; url={again}"
    assert page(signed_in.get(again, headers={"Sec-Fetch-Site": "cross-site"})).select_one("[name=password]")


def test_a_code_is_shown_and_counts_once_she_shows_that_she_kept_it(opened, person):
    response = opened.get(f"{CODE}?next=/x/")
    code = shown_code(response)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}", code)
    assert not recovery_confirmed(user_id=person.pk)
    assert confirm(opened, response).url == "/x/"
    assert recovery_confirmed(user_id=person.pk)
    assert vault_recover(user_id=person.pk, recovery_code=code, at=AT)


def test_the_code_is_not_kept_by_browser_cache_or_readable_in_the_hidden_field(opened):
    response = opened.get(CODE)
    assert "no-store" in response["Cache-Control"]
    assert shown_code(response) not in sealed_code(response)


@pytest.mark.parametrize(
    ("change", "says"),
    [({"last_group": "00000"}, "niet de laatste 5 tekens"), ({"kept": ""}, "Vink dit aan"), ({"last_group": ""}, "")],
)
def test_without_proof_the_same_code_is_shown_again(opened, person, change, says):
    first = opened.get(CODE)
    answer = confirm(opened, first, **change)
    assert answer.status_code == 422
    assert shown_code(answer) == shown_code(first)
    assert says in page(answer).text
    assert not recovery_confirmed(user_id=person.pk)


def test_a_changed_hidden_field_gives_a_new_code_and_says_so(opened, person):
    first = opened.get(CODE)
    answer = confirm(opened, first, sealed_code="AAAA.BBBB")
    assert shown_code(answer) != shown_code(first)
    assert "De pagina was te oud" in page(answer).text
    assert not recovery_confirmed(user_id=person.pk)


def test_a_kept_code_is_not_shown_again_but_can_be_renewed(opened, person):
    first = opened.get(CODE)
    confirm(opened, first)
    assert not page(opened.get(CODE)).select(".recovery-code")
    renewed = opened.get(f"{CODE}?new=1")
    assert "blijft werken" in page(renewed).text
    confirm(opened, renewed)
    assert vault_recover(user_id=person.pk, recovery_code=shown_code(renewed), at=AT)


def test_after_a_reset_the_recovery_code_opens_and_then_the_new_password(signed_in, person, made):
    vault_close_after_reset(user_id=person.pk)
    assert page(signed_in.get(OPEN)).select_one("[name=recovery_code]")
    response = signed_in.post(OPEN, {"recovery_code": made[1], "password": PASSWORD, "next": "/merk/"})
    assert response.status_code == 302
    assert signed_in.get("/merk/").content.decode() == made[0].owner_tag
    assert vault_open_with_password(user_id=person.pk, password=PASSWORD)


@pytest.mark.parametrize(
    ("code", "password", "says"),
    [
        ("kort", PASSWORD, "Een herstelcode heeft 20 tekens. Hier staan er 4."),
        ("0" * 19 + "1", PASSWORD, "typefout"),
        (recovery_code_new(), PASSWORD, "niet je herstelcode"),
        (None, "fout", "Dit is niet je wachtwoord."),
    ],
    ids=["short", "typing_mistake", "of_another", "password"],
)
def test_after_a_reset_each_mistake_has_its_own_sentence_and_opens_nothing(
    signed_in, person, made, code, password, says
):
    vault_close_after_reset(user_id=person.pk)
    response = signed_in.post(OPEN, {"recovery_code": code or made[1], "password": password})
    assert response.status_code == 422
    assert says in page(response).text
    assert vault_state(user_id=person.pk) is VaultState.CLOSED_AFTER_RESET
    assert COOKIE not in response.cookies


def test_without_a_code_she_can_erase_and_begin_anew(signed_in, person, made):
    vault_close_after_reset(user_id=person.pk)
    assert page(signed_in.get(OPEN)).select_one(f"a[href='{ERASE}']")
    response = signed_in.post(ERASE, {"understood": "on", "password": PASSWORD})
    assert response.url == f"{CODE}?erased=1"
    assert [made[0].owner_tag] == addresses.ERASED
    assert signed_in.get("/merk/").content.decode() not in ("", made[0].owner_tag)
    assert "Je eerdere gegevens zijn gewist" in page(signed_in.get(response.url)).text


@pytest.mark.parametrize("answers", [{"password": PASSWORD}, {"understood": "on", "password": "fout"}, {}])
def test_nothing_is_erased_without_a_tick_and_her_password(opened, made, answers):
    response = opened.post(ERASE, answers)
    assert response.status_code == 422
    assert addresses.ERASED == []
    assert opened.get("/merk/").content.decode() == made[0].owner_tag


def test_the_pages_are_there_in_english(opened):
    for address in (CODE, ERASE):
        opened.cookies["django_language"] = "en"
        assert page(opened.get(address)).html["lang"] == "en"


def test_what_she_does_with_her_key_is_told_to_her_log(opened, person, made):
    confirm(opened, opened.get(CODE))
    opened.post(ERASE, {"understood": "on", "password": PASSWORD})
    assert addresses.LOGGED == [KeyEvent.OPENED, KeyEvent.RECOVERY_CODE_MADE, KeyEvent.BEGUN_ANEW]


def test_opening_with_the_code_is_told_apart_and_what_fails_is_not_logged(signed_in, person, made):
    vault_close_after_reset(user_id=person.pk)
    signed_in.post(OPEN, {"recovery_code": made[1], "password": "fout"})
    assert addresses.LOGGED == []
    signed_in.post(OPEN, {"recovery_code": made[1], "password": PASSWORD})
    assert addresses.LOGGED == [KeyEvent.REOPENED]


def test_a_password_set_behind_her_back_closes_and_leads_to_the_recovery_code(client, person, made):
    person.set_password("door de beheerder gezet")
    person.save()
    client.force_login(person)
    response = client.post(OPEN, {"password": "door de beheerder gezet", "next": "/merk/"})
    assert response.url == f"{OPEN}?next=%2Fmerk%2F"
    assert COOKIE not in response.cookies
    assert page(client.get(response.url)).select_one("[name=recovery_code]")


def test_a_password_set_behind_her_back_does_not_hide_that_another_was_typed(client, person, made):
    person.set_password("door de beheerder gezet")
    person.save()
    client.force_login(person)
    assert client.post(OPEN, {"password": "iets anders"}).status_code == 422
    assert vault_state(user_id=person.pk) is VaultState.OPENABLE


def test_who_kept_a_code_goes_on_to_the_page_that_she_wanted(opened):
    confirm(opened, opened.get(CODE))
    del opened.cookies[COOKIE]
    assert opened.post(OPEN, {"password": PASSWORD, "next": "/merk/"}).url == "/merk/"
