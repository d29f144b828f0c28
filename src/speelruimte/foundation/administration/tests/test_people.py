"""The administrator arranges who belongs where, in her own municipality, without ever touching a password."""

import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client

from speelruimte.foundation.access.actor import Actor, actor_for
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.post import post_finish
from speelruimte.foundation.administration import selectors, services
from speelruimte.foundation.audit.domain import AdminEventKind
from speelruimte.foundation.audit.models import AdminEvent
from speelruimte.foundation.encryption.selectors import VaultState, vault_state
from speelruimte.foundation.encryption.services import vault_create, vault_open_with_password
from speelruimte.foundation.organisations.models import Membership, Municipality
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import (
    PASSWORD,
    join,
    make_municipality,
    make_person,
    make_team,
)
from speelruimte.kernel.errors import InvalidInput, NotAllowed
from speelruimte.kernel.periods import Period

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
LINK = "http://testserver/wachtwoord/nieuw/"


@pytest.fixture
def here() -> Municipality:
    return make_municipality()


@pytest.fixture
def administrator(here: Municipality) -> Actor:
    return actor_for(user_id=make_person(Role.ADMINISTRATOR, municipality=here).pk, day=TODAY)


def invite(actor: Actor, email: str = "nieuw@voorbeeld.example", **extra: object):
    values = {"name": "Nieuwe Collega", "role": Role.PROFESSIONAL, "since": TODAY, "link_base": LINK} | extra
    return services.person_invite(actor, email=email, **values)


def test_an_invited_person_gets_a_link_in_her_own_mailbox_and_no_password(
    administrator: Actor, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        user_id = invite(administrator)
    post_finish()
    user = User.objects.get(pk=user_id)
    assert not user.has_usable_password()
    assert mail.outbox[0].to == ["nieuw@voorbeeld.example"]
    assert re.search(rf"{LINK}\S+/", mail.outbox[0].body)


def test_with_the_invitation_she_chooses_a_password_and_comes_in(
    administrator: Actor, client: Client, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        invite(administrator)
    post_finish()
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    client.get(link)
    client.post("/wachtwoord/nieuw/", {"password": PASSWORD, "again": PASSWORD})
    answer = client.post("/aanmelden/", {"username": "nieuw@voorbeeld.example", "password": PASSWORD})
    assert answer.url.startswith("/gegevens/herstelcode/")


def test_nothing_is_sent_when_an_invitation_fails(administrator: Actor, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(InvalidInput):
        invite(administrator, role=Role.TEAM_LEADER)
    post_finish()
    assert mail.outbox == []
    assert not User.objects.filter(email="nieuw@voorbeeld.example").exists()


def test_an_address_that_has_a_place_here_is_not_invited_twice(administrator: Actor) -> None:
    invite(administrator)
    with pytest.raises(InvalidInput, match="already_here"):
        invite(administrator, "NIEUW@voorbeeld.example")


def test_inviting_somebody_of_another_municipality_looks_like_inviting_anybody(
    administrator: Actor, django_capture_on_commit_callbacks
) -> None:
    elsewhere = make_person()
    before = User.objects.filter(pk=elsewhere.pk).values().get()
    with django_capture_on_commit_callbacks(execute=True):
        assert invite(administrator, elsewhere.email) == elsewhere.pk
    post_finish()
    assert User.objects.filter(pk=elsewhere.pk).values().get() == before
    assert LINK not in mail.outbox[0].body


def test_a_link_from_the_administrator_opens_no_records(
    administrator: Actor, here: Municipality, client: Client, django_capture_on_commit_callbacks
) -> None:
    user = make_person(municipality=here)
    vault_create(user_id=user.pk, password=PASSWORD)
    with django_capture_on_commit_callbacks(execute=True):
        services.link_send(administrator, user_id=user.pk, link_base=LINK)
    post_finish()
    assert mail.outbox[0].to == [user.email]
    client.get(re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1))
    client.post("/wachtwoord/nieuw/", {"password": "een-andere-zin-vol-zand", "again": "een-andere-zin-vol-zand"})
    assert vault_state(user_id=user.pk) is VaultState.CLOSED_AFTER_RESET
    assert vault_open_with_password(user_id=user.pk, password="een-andere-zin-vol-zand") is None


def test_no_screen_of_the_administrator_has_a_field_or_figure_about_passwords_or_use(
    here: Municipality, client: Client
) -> None:
    admin = make_person(Role.ADMINISTRATOR, municipality=here)
    team = make_team(here)
    user, never = make_person(team=team), make_person(team=team, password=None)
    Client().post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    client.post("/aanmelden/", {"username": admin.email, "password": PASSWORD})
    for page in ("/beheer/mensen/", "/beheer/mensen/nieuw/", f"/beheer/mensen/{user.pk}/"):
        text = client.get(page).content.decode()
        assert 'type="password"' not in text
        assert user.password not in text
    pages = [client.get(f"/beheer/mensen/{person.pk}/").content.decode() for person in (user, never)]
    assert _same_but_for_names(pages[0], user) == _same_but_for_names(pages[1], never)


def test_the_list_of_people_takes_one_query(
    administrator: Actor, here: Municipality, django_assert_num_queries
) -> None:
    for _ in range(3):
        make_person(team=make_team(here))
    with django_assert_num_queries(1):
        people = selectors.people_page(administrator, day=TODAY)
    assert len(people) == 4


def test_nobody_but_an_administrator_gets_anything_done(here: Municipality) -> None:
    leader = actor_for(user_id=make_person(Role.TEAM_LEADER, team=make_team(here)).pk, day=TODAY)
    user = make_person(team=make_team(here))
    membership = user.memberships.get()
    period = Period(TODAY)
    for attempt in (
        lambda: selectors.people_page(leader, day=TODAY),
        lambda: selectors.person_page(leader, user_id=user.pk, day=TODAY),
        lambda: selectors.teams_page(leader),
        lambda: selectors.departments_page(leader),
        lambda: invite(leader),
        lambda: services.link_send(leader, user_id=user.pk, link_base=LINK),
        lambda: services.membership_start(leader, user_id=user.pk, role=Role.PROFESSIONAL, period=period),
        lambda: services.membership_end(leader, membership_id=membership.pk, until=TODAY),
        lambda: services.person_deactivate(leader, user_id=user.pk, day=TODAY),
        lambda: services.team_create(leader, department_id=membership.department_id, name="Nieuw"),
        lambda: services.team_rename(leader, team_id=membership.team_id, name="Nieuw"),
        lambda: services.department_create(leader, name="Nieuw"),
        lambda: services.department_rename(leader, department_id=membership.department_id, name="Nieuw"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert not AdminEvent.objects.exists()


def test_municipalities_never_see_or_touch_each_other(administrator: Actor) -> None:
    stranger = make_person(team=make_team())
    place = stranger.memberships.get()
    assert stranger.pk not in {person.user_id for person in selectors.people_page(administrator, day=TODAY)}
    assert place.team_id not in {team.pk for team in selectors.teams_page(administrator)}
    assert place.department_id not in {department.pk for department in selectors.departments_page(administrator)}
    period = Period(TODAY)
    for attempt in (
        lambda: selectors.person_page(administrator, user_id=stranger.pk, day=TODAY),
        lambda: selectors.membership_of(administrator, membership_id=place.pk),
        lambda: selectors.own_team(administrator, team_id=place.team_id),
        lambda: selectors.own_department(administrator, department_id=place.department_id),
        lambda: services.link_send(administrator, user_id=stranger.pk, link_base=LINK),
        lambda: services.membership_start(administrator, user_id=stranger.pk, role=Role.PROFESSIONAL, period=period),
        lambda: services.membership_end(administrator, membership_id=place.pk, until=TODAY),
        lambda: services.person_deactivate(administrator, user_id=stranger.pk, day=TODAY),
        lambda: services.team_rename(administrator, team_id=place.team_id, name="Nieuw"),
        lambda: services.department_rename(administrator, department_id=place.department_id, name="Nieuw"),
        lambda: services.team_create(administrator, department_id=place.department_id, name="Nieuw"),
        lambda: invite(administrator, team_id=place.team_id),
        lambda: invite(administrator, department_id=place.department_id),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_person_of_two_municipalities_shows_each_only_its_own_places(administrator: Actor) -> None:
    user = make_person(team=make_team())
    join(user, Role.PROFESSIONAL, municipality=Municipality.objects.get(pk=administrator.municipality_id))
    assert len(selectors.person_page(administrator, user_id=user.pk, day=TODAY).places) == 1


def test_ending_a_place_takes_the_role_away_from_that_day(administrator: Actor, here: Municipality) -> None:
    user = make_person(team=make_team(here))
    services.membership_end(administrator, membership_id=user.memberships.get().pk, until=TODAY)
    assert actor_for(user_id=user.pk, day=TODAY - timedelta(days=1)).roles == {Role.PROFESSIONAL}
    with pytest.raises(NotAllowed):
        actor_for(user_id=user.pk, day=TODAY)


def test_a_place_cannot_end_before_it_begins(administrator: Actor, here: Municipality) -> None:
    place = make_person(team=make_team(here), since=TODAY).memberships.get()
    with pytest.raises(InvalidInput, match="period_ends_before_it_starts"):
        services.membership_end(administrator, membership_id=place.pk, until=TODAY)


def test_the_database_itself_refuses_a_period_that_ends_before_it_begins() -> None:
    place = make_person(since=TODAY).memberships.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=place.pk).update(until=TODAY)


def test_the_same_place_is_not_given_twice_in_one_period(administrator: Actor, here: Municipality) -> None:
    team = make_team(here)
    user = make_person(team=team, since=date(2026, 1, 1), until=date(2026, 6, 1))

    def again(since: date) -> None:
        services.membership_start(
            administrator, user_id=user.pk, role=Role.PROFESSIONAL, team_id=team.pk, period=Period(since)
        )

    with pytest.raises(InvalidInput, match="place_overlaps"):
        again(date(2026, 5, 31))
    again(date(2026, 6, 1))


def test_a_team_goes_with_its_own_department(administrator: Actor, here: Municipality) -> None:
    team = make_team(here)
    other = services.department_create(administrator, name="Jeugd")
    with pytest.raises(InvalidInput, match="team_of_other_department"):
        invite(administrator, team_id=team.pk, department_id=other)


def test_stopping_ends_every_place_here_and_the_way_in(administrator: Actor, here: Municipality) -> None:
    user = make_person(team=make_team(here))
    join(user, Role.PROFESSIONAL, municipality=here, since=TODAY + timedelta(days=30))
    services.person_deactivate(administrator, user_id=user.pk, day=TODAY)
    services.person_deactivate(administrator, user_id=user.pk, day=TODAY)
    user.refresh_from_db()
    assert not user.is_active
    assert [place.until for place in user.memberships.all()] == [TODAY]


def test_stopping_somebody_who_works_elsewhere_too_leaves_her_the_other_place(
    administrator: Actor, here: Municipality
) -> None:
    user = make_person(team=make_team())
    join(user, Role.PROFESSIONAL, municipality=here)
    services.person_deactivate(administrator, user_id=user.pk, day=TODAY)
    user.refresh_from_db()
    assert user.is_active
    assert actor_for(user_id=user.pk, day=TODAY).municipality_id != here.pk


def test_a_new_place_lets_somebody_in_again(administrator: Actor, here: Municipality) -> None:
    user = make_person(team=make_team(here))
    services.person_deactivate(administrator, user_id=user.pk, day=TODAY)
    services.membership_start(administrator, user_id=user.pk, role=Role.PROFESSIONAL, period=Period(TODAY))
    user.refresh_from_db()
    assert user.is_active


def test_the_last_administrator_cannot_go(administrator: Actor, here: Municipality) -> None:
    place = Membership.objects.get(user_id=administrator.user_id)
    with pytest.raises(InvalidInput, match="last_administrator"):
        services.membership_end(administrator, membership_id=place.pk, until=TODAY)
    with pytest.raises(InvalidInput, match="last_administrator"):
        services.person_deactivate(administrator, user_id=administrator.user_id, day=TODAY)
    make_person(Role.ADMINISTRATOR, municipality=here)
    services.membership_end(administrator, membership_id=place.pk, until=TODAY)


def test_what_an_administrator_does_is_logged_without_names(administrator: Actor) -> None:
    user_id = invite(administrator)
    event = AdminEvent.objects.get()
    assert (event.kind, event.about_id, event.actor_id) == (AdminEventKind.PERSON_ADDED, user_id, administrator.user_id)
    assert event.municipality_id == administrator.municipality_id


def _same_but_for_names(page: str, user: User) -> list[str]:
    for own in (str(user), user.email, str(user.pk), str(user.memberships.get().pk), str(user.memberships.get().team)):
        page = page.replace(own, "…")
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line]
