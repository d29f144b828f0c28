"""Invented municipalities, teams and people for tests of every package."""

import itertools
from datetime import date

from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.organisations.models import Department, Membership, Municipality, Team
from speelruimte.foundation.organisations.roles import Role

PASSWORD = "een-lange-zin-vol-hei"
_numbers = itertools.count(1)


def make_municipality(name: str = "") -> Municipality:
    """A municipality that does not exist, with one department."""
    number = next(_numbers)
    municipality = Municipality.objects.create(name=name or f"Voorbeeldstad {number}", slug=f"voorbeeld-{number}")
    Department.objects.create(municipality=municipality, name="Werk & Inkomen")
    return municipality


def make_team(municipality: Municipality | None = None, name: str = "") -> Team:
    """A team in the first department of the municipality."""
    place = municipality or make_municipality()
    department = Department.objects.filter(municipality=place).earliest("name")
    return Team.objects.create(municipality=place, department=department, name=name or f"Team {next(_numbers)}")


def make_person(
    role: Role = Role.PROFESSIONAL,
    *,
    team: Team | None = None,
    municipality: Municipality | None = None,
    since: date = date(2020, 1, 1),
    until: date | None = None,
    password: str | None = PASSWORD,
) -> User:
    """A person with one membership: in the team, or in the municipality as a whole for an administrator."""
    number = next(_numbers)
    user = User.objects.create_user(f"persoon{number}@voorbeeld.example", password, name=f"Persoon {number}")
    join(
        user,
        role,
        team=team or (None if municipality else make_team()),
        municipality=municipality,
        since=since,
        until=until,
    )
    return user


def join(
    user: User,
    role: Role,
    *,
    team: Team | None = None,
    municipality: Municipality | None = None,
    since: date = date(2020, 1, 1),
    until: date | None = None,
) -> Membership:
    """A membership for the person."""
    place = municipality or (team.municipality if team else make_municipality())
    return Membership.objects.create(
        user=user,
        municipality=place,
        department=team.department if team else None,
        team=team,
        role=role,
        since=since,
        until=until,
    )
