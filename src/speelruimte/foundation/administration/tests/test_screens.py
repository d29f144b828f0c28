"""The screens of the administrator: what comes in is checked, what is wrong is said, what was typed is kept."""

import pytest
from django.test import Client
from django.urls import reverse

from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.organisations.models import Department, Membership, Municipality, Team
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import make_municipality, make_person, make_team

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Municipality:
    return make_municipality()


@pytest.fixture
def browser(here: Municipality, client: Client) -> Client:
    user = make_person(Role.ADMINISTRATOR, municipality=here)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_colleague_is_invited_into_a_team(browser: Client, here: Municipality) -> None:
    team = make_team(here)
    answer = browser.post(
        reverse("administration:person-invite"),
        {
            "email": "nieuw@voorbeeld.example",
            "name": "Nieuwe Collega",
            "role": "professional",
            "where": f"team:{team.pk}",
            "since": "2026-11-24",
        },
    )
    user = User.objects.get(email="nieuw@voorbeeld.example")
    assert answer.url == reverse("administration:person", args=[user.pk])
    assert user.memberships.get().team == team
    assert "onderweg" in browser.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("email", "onzin", "geldig e-mailadres"),
        ("since", "31 februari", "geldige datum"),
        ("where", "team:elders", "geldige keuze"),
        ("role", "team_leader", "Kies welke"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(browser: Client, field: str, value: str, says: str) -> None:
    sent = {"email": "nieuw@voorbeeld.example", "name": "Nieuwe Collega", "role": "professional", "where": ""}
    answer = browser.post(reverse("administration:person-invite"), sent | {"since": "2026-11-24", field: value})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert 'value="Nieuwe Collega"' in text
    assert not User.objects.filter(email="nieuw@voorbeeld.example").exists()


def test_a_place_is_given_and_ended(browser: Client, here: Municipality) -> None:
    user = make_person(team=make_team(here))
    page = reverse("administration:membership-start", args=[user.pk])
    assert browser.post(page, {"role": "professional", "where": "", "since": "2026-11-24"}).status_code == 302
    place = user.memberships.get(since="2026-11-24")
    end = reverse("administration:membership-end", args=[place.pk])
    assert browser.get(end).status_code == 200
    assert browser.post(end, {"until": "2026-11-23"}).status_code == 422
    assert browser.post(end, {"until": "2027-01-01"}).status_code == 302
    assert "1 januari 2027" in browser.get(reverse("administration:person", args=[user.pk])).content.decode()
    assert browser.post(page, {"role": "professional", "where": "", "since": "2026-12-01"}).status_code == 422


def test_stopping_asks_first(browser: Client, here: Municipality) -> None:
    user = make_person(team=make_team(here))
    page = reverse("administration:person-stop", args=[user.pk])
    assert "toegang" in browser.get(page).content.decode()
    assert Membership.objects.get(user=user).until is None
    assert browser.post(page).url == reverse("administration:people")
    user.refresh_from_db()
    assert not user.is_active


def test_the_last_administrator_reads_why_she_cannot_stop(browser: Client, here: Municipality) -> None:
    own = Membership.objects.get(municipality=here)
    answer = browser.post(reverse("administration:person-stop", args=[own.user_id]))
    assert answer.status_code == 422
    assert "laatste beheerder" in answer.content.decode()


def test_departments_and_teams_are_made_and_renamed(browser: Client, here: Municipality) -> None:
    page = reverse("administration:teams")
    assert "nog geen team" in browser.get(page).content.decode()
    browser.post(page, {"name": "Jeugd"})
    department = Department.objects.get(municipality=here, name="Jeugd")
    browser.post(page, {"name": "Noord", "department": department.pk})
    team = Team.objects.get(municipality=here, name="Noord")
    assert browser.post(page, {"name": "Noord", "department": department.pk}).status_code == 422
    browser.post(reverse("administration:team", args=[team.pk]), {"name": "Zuid"})
    browser.post(reverse("administration:department", args=[department.pk]), {"name": "Jeugd en gezin"})
    team.refresh_from_db()
    assert (team.name, team.department.name) == ("Zuid", "Jeugd en gezin")
    taken = browser.post(reverse("administration:department", args=[department.pk]), {"name": "Werk & Inkomen"})
    assert taken.status_code == 422


def test_a_link_is_sent_without_being_shown(browser: Client, here: Municipality) -> None:
    user = make_person(team=make_team(here))
    answer = browser.post(reverse("administration:link-send", args=[user.pk]), follow=True)
    assert "mailbox" in answer.content.decode()
    assert "/wachtwoord/nieuw/" not in answer.content.decode()


def test_the_log_says_who_did_what_to_whom_and_nothing_of_another_municipality(
    browser: Client, here: Municipality
) -> None:
    page = reverse("administration:log")
    assert "nog niets veranderd" in browser.get(page).content.decode()
    user = make_person(team=make_team(here))
    browser.post(reverse("administration:person-stop", args=[user.pk]))
    browser.post(
        reverse("administration:membership-start", args=[user.pk]),
        {"role": "professional", "where": "", "since": "2026-11-24"},
    )
    text = browser.get(page).content.decode()
    assert text.count(str(user)) == 3  # stopped, a new place, let in again
    stranger = Client()
    stranger.force_login(
        make_person(Role.ADMINISTRATOR, municipality=make_municipality()),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    assert str(user) not in stranger.get(page).content.decode()
