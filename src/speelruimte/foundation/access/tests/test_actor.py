"""An actor is who someone is in one municipality, today."""

from datetime import date

import pytest

from speelruimte.foundation.access.actor import Actor, actor_for
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import join, make_municipality, make_person, make_team
from speelruimte.kernel.errors import NotAllowed, VaultClosed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_an_actor_has_the_roles_and_teams_of_her_current_memberships() -> None:
    team = make_team()
    second = make_team(team.municipality)
    user = make_person(Role.PROFESSIONAL, team=team)
    join(user, Role.TEAM_LEADER, team=second)
    actor = actor_for(user_id=user.pk, day=TODAY)
    assert actor.roles == {Role.PROFESSIONAL, Role.TEAM_LEADER}
    assert actor.team_ids == {team.pk, second.pk}
    assert actor.department_ids == {team.department_id}


def test_a_membership_counts_from_its_first_day_up_to_but_not_including_its_last() -> None:
    user = make_person(since=date(2026, 11, 24), until=date(2026, 12, 1))
    assert actor_for(user_id=user.pk, day=date(2026, 11, 24)).user_id == user.pk
    assert actor_for(user_id=user.pk, day=date(2026, 11, 30)).user_id == user.pk
    for day in (date(2026, 11, 23), date(2026, 12, 1)):
        with pytest.raises(NotAllowed):
            actor_for(user_id=user.pk, day=day)


def test_roles_of_another_municipality_do_not_come_along() -> None:
    first, second = make_municipality(), make_municipality()
    user = make_person(Role.PROFESSIONAL, municipality=first, since=date(2020, 1, 1))
    join(user, Role.ADMINISTRATOR, municipality=second, since=date(2024, 1, 1))
    assert actor_for(user_id=user.pk, day=TODAY).roles == {Role.PROFESSIONAL}
    there = actor_for(user_id=user.pk, day=TODAY, preferred=second.pk)
    assert (there.municipality_id, there.roles) == (second.pk, {Role.ADMINISTRATOR})


def test_a_preferred_municipality_where_she_does_not_belong_is_ignored() -> None:
    user = make_person()
    elsewhere = make_municipality()
    assert actor_for(user_id=user.pk, day=TODAY, preferred=elsewhere.pk).municipality_id != elsewhere.pk


def test_an_actor_without_an_opened_vault_says_that_it_is_closed() -> None:
    actor: Actor = actor_for(user_id=make_person().pk, day=TODAY)
    with pytest.raises(VaultClosed):
        actor.opened()


def test_an_actor_without_the_role_is_not_allowed() -> None:
    actor = actor_for(user_id=make_person(Role.PROFESSIONAL).pk, day=TODAY)
    actor.must_be(Role.PROFESSIONAL)
    with pytest.raises(NotAllowed):
        actor.must_be(Role.ADMINISTRATOR)
