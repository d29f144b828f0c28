"""Who belongs where is asked for one municipality and one day; another municipality never shows."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from speelruimte.foundation.organisations import selectors
from speelruimte.foundation.organisations.models import Membership
from speelruimte.foundation.organisations.roles import ROLE_CHOICES, Role
from speelruimte.foundation.organisations.tests.factories import join, make_municipality, make_person, make_team
from speelruimte.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_every_selector_of_people_and_teams_stays_inside_its_municipality() -> None:
    here, there = make_team(), make_team()
    member, stranger = make_person(team=here), make_person(team=there)
    place = here.municipality_id
    assert selectors.municipality_teams(municipality_id=place) == [here]
    assert selectors.municipality_departments(municipality_id=place) == [here.department]
    assert [found.user for found in selectors.municipality_memberships(municipality_id=place)] == [member]
    assert selectors.team_member_ids(municipality_id=place, team_id=here.pk, day=TODAY) == {member.pk}
    assert selectors.team_member_ids(municipality_id=place, team_id=there.pk, day=TODAY) == frozenset()
    assert stranger.pk not in selectors.team_member_ids(municipality_id=place, team_id=here.pk, day=TODAY)


def test_a_team_or_department_of_another_municipality_does_not_exist() -> None:
    here, there = make_municipality(), make_team()
    for attempt in (
        lambda: selectors.team_of(municipality_id=here.pk, team_id=there.pk),
        lambda: selectors.department_of(municipality_id=here.pk, department_id=there.department_id),
        lambda: selectors.municipality_of(municipality_id=uuid4()),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_one_finds_ones_own_team_department_and_municipality() -> None:
    team = make_team()
    assert selectors.team_of(municipality_id=team.municipality_id, team_id=team.pk) == team
    found = selectors.department_of(municipality_id=team.municipality_id, department_id=team.department_id)
    assert found == team.department
    assert selectors.municipality_of(municipality_id=team.municipality_id) == team.municipality


@pytest.mark.parametrize(
    ("day", "members"),
    [(date(2026, 11, 22), 0), (date(2026, 11, 23), 1), (date(2026, 11, 29), 1), (date(2026, 11, 30), 0)],
)
def test_somebody_is_in_a_team_from_the_first_day_up_to_the_last(day: date, members: int) -> None:
    team = make_team()
    make_person(team=team, since=date(2026, 11, 23), until=date(2026, 11, 30))
    found = selectors.team_member_ids(municipality_id=team.municipality_id, team_id=team.pk, day=day)
    assert len(found) == members


def test_the_municipalities_of_a_person_are_those_where_she_belongs_today() -> None:
    first, second, past = make_municipality("Aa"), make_municipality("Bb"), make_municipality("Cc")
    user = make_person(municipality=second)
    join(user, Role.PROFESSIONAL, municipality=first)
    join(user, Role.ADMINISTRATOR, municipality=first)
    join(user, Role.PROFESSIONAL, municipality=past, until=date(2026, 1, 1))
    assert selectors.municipalities_of_user(user_id=user.pk, day=TODAY) == [first, second]


@pytest.mark.parametrize(
    "wrong",
    [{"role": "director"}, {"role": Role.TEAM_LEADER, "department": None, "team": None}, {"department": None}],
)
def test_the_database_refuses_a_place_that_cannot_be(wrong: dict[str, object]) -> None:
    place = make_person(team=make_team()).memberships.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=place.pk).update(**wrong)


def test_every_role_has_a_name_on_screen() -> None:
    assert [value for value, _ in ROLE_CHOICES] == [role.value for role in Role]
    assert all(str(role.label) for role in Role)
