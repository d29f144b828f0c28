"""The screens of the administrator: what comes in is checked, what is wrong is said, what was typed is kept."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from speelruimte.foundation.access.actor import actor_for
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.organisations.models import Department, Membership, Municipality, Team
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import make_municipality, make_person, make_team
from speelruimte.foundation.ui.numbers import day_text

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate().isoformat()
MUCH_LATER = (timezone.localdate() + timedelta(days=60)).isoformat()
LATER = (timezone.localdate() + timedelta(days=7)).isoformat()
YESTERDAY = (timezone.localdate() - timedelta(days=1)).isoformat()


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
            "since": TODAY,
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
        ("since", YESTERDAY, "vandaag of een latere dag"),
        ("where", "team:elders", "geldige keuze"),
        ("role", "team_leader", "Kies welke"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(browser: Client, field: str, value: str, says: str) -> None:
    sent = {"email": "nieuw@voorbeeld.example", "name": "Nieuwe Collega", "role": "professional", "where": ""}
    answer = browser.post(reverse("administration:person-invite"), sent | {"since": TODAY, field: value})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text
    assert 'value="Nieuwe Collega"' in text
    assert not User.objects.filter(email="nieuw@voorbeeld.example").exists()


def test_a_place_is_given_and_ended(browser: Client, here: Municipality) -> None:
    user = make_person(team=make_team(here))
    page = reverse("administration:membership-start", args=[user.pk])
    assert browser.post(page, {"role": "professional", "where": "", "since": TODAY}).status_code == 302
    place = user.memberships.get(since=TODAY)
    end = reverse("administration:membership-end", args=[place.pk])
    assert browser.get(end).status_code == 200
    assert browser.post(end, {"until": YESTERDAY}).status_code == 422
    assert browser.post(end, {"until": MUCH_LATER}).status_code == 302
    with translation.override("nl"):
        last_day = day_text(timezone.localdate() + timedelta(days=60))
    assert last_day in browser.get(reverse("administration:person", args=[user.pk])).content.decode()
    assert browser.post(page, {"role": "professional", "where": "", "since": LATER}).status_code == 422


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
        {"role": "professional", "where": "", "since": TODAY},
    )
    text = browser.get(page).content.decode()
    assert text.count(str(user)) == 3  # stopped, a new place, let in again
    stranger = Client()
    stranger.force_login(
        make_person(Role.ADMINISTRATOR, municipality=make_municipality()),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    assert str(user) not in stranger.get(page).content.decode()


def test_an_administrator_of_elsewhere_cannot_become_where_somebody_comes_in(
    browser: Client, here: Municipality
) -> None:
    hers = make_person(since=timezone.localdate() - timedelta(days=30))
    sent = {"email": hers.email, "name": "Wie Dan Ook", "role": "professional", "where": ""}
    page = reverse("administration:person-invite")
    assert browser.post(page, sent | {"since": "0001-01-01"}).status_code == 422
    assert browser.post(page, sent | {"since": TODAY}).status_code == 302
    assert hers.memberships.filter(municipality=here).exists()
    assert actor_for(user_id=hers.pk, day=timezone.localdate()).municipality_id != here.pk
