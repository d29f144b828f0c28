"""What the administrator sees of the people of her own municipality: names, roles, teams, periods.

Not when somebody signed in, not whether somebody did, and nothing that anybody wrote.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.audit.selectors import admin_events
from speelruimte.foundation.organisations.models import Department, Membership, Team
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.selectors import (
    department_of,
    municipality_departments,
    municipality_memberships,
    municipality_teams,
    team_of,
)
from speelruimte.kernel.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Place:
    """One membership in words: role, where, from when, until when."""

    id: UUID
    role: Role
    department: str
    team: str
    since: date
    until: date | None
    current: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class PersonPlaces:
    """A person of the municipality with her places there, the first one first."""

    user_id: UUID
    name: str
    email: str
    may_sign_in: bool
    places: tuple[Place, ...]

    @property
    def current_places(self) -> tuple[Place, ...]:
        """The places that she has today."""
        return tuple(place for place in self.places if place.current)


def people_page(actor: Actor, *, day: date) -> tuple[PersonPlaces, ...]:
    """Everybody who has, had or will have a place in the actor's municipality, by name. One query."""
    actor.must_be(Role.ADMINISTRATOR)
    memberships = municipality_memberships(municipality_id=actor.municipality_id).order_by(
        "user__name", "user__email", "since", "id"
    )
    return tuple(_person(list(group), day=day) for _, group in groupby(memberships, key=lambda found: found.user_id))


def person_page(actor: Actor, *, user_id: UUID, day: date) -> PersonPlaces:
    """One person of the actor's municipality; NotAllowed when she has no place there."""
    actor.must_be(Role.ADMINISTRATOR)
    memberships = municipality_memberships(municipality_id=actor.municipality_id).filter(user_id=user_id)
    found = list(memberships.order_by("since", "id"))
    if not found:
        raise NotAllowed
    return _person(found, day=day)


def person_user(actor: Actor, *, user_id: UUID) -> User:
    """The account of a person of the actor's municipality; NotAllowed when she has no place there."""
    actor.must_be(Role.ADMINISTRATOR)
    found = municipality_memberships(municipality_id=actor.municipality_id).filter(user_id=user_id).first()
    if found is None:
        raise NotAllowed
    return found.user


def membership_of(actor: Actor, *, membership_id: UUID) -> Membership:
    """A membership in the actor's municipality; NotAllowed when there is none there."""
    actor.must_be(Role.ADMINISTRATOR)
    found = municipality_memberships(municipality_id=actor.municipality_id).filter(pk=membership_id).first()
    if found is None:
        raise NotAllowed
    return found


def teams_page(actor: Actor) -> list[Team]:
    """The teams of the actor's municipality."""
    actor.must_be(Role.ADMINISTRATOR)
    return municipality_teams(municipality_id=actor.municipality_id)


def departments_page(actor: Actor) -> list[Department]:
    """The departments of the actor's municipality."""
    actor.must_be(Role.ADMINISTRATOR)
    return municipality_departments(municipality_id=actor.municipality_id)


def own_team(actor: Actor, *, team_id: UUID) -> Team:
    """A team of the actor's municipality, for the administrator."""
    actor.must_be(Role.ADMINISTRATOR)
    return team_of(municipality_id=actor.municipality_id, team_id=team_id)


def own_department(actor: Actor, *, department_id: UUID) -> Department:
    """A department of the actor's municipality, for the administrator."""
    actor.must_be(Role.ADMINISTRATOR)
    return department_of(municipality_id=actor.municipality_id, department_id=department_id)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing that an administrator did: when, who, what, about whom or what; names of what is still here."""

    at: datetime
    administrator: str
    what: str
    about: str


def log_page(actor: Actor) -> tuple[LogLine, ...]:
    """What administrators of the actor's municipality did, the latest first; nothing about anybody's records."""
    actor.must_be(Role.ADMINISTRATOR)
    names = _names(actor)
    return tuple(
        LogLine(
            event.at,
            names.get(event.actor_id, ""),
            event.label,
            names.get(event.about_id, "") if event.about_id else "",
        )
        for event in admin_events(municipality_id=actor.municipality_id)
    )


def _names(actor: Actor) -> Mapping[UUID, str]:
    """Everybody and everything of the municipality that a line can be about, by id."""
    people = municipality_memberships(municipality_id=actor.municipality_id)
    places: list[Department | Team] = [*departments_page(actor), *teams_page(actor)]
    return {found.user_id: str(found.user) for found in people} | {place.pk: place.name for place in places}


def _person(memberships: list[Membership], *, day: date) -> PersonPlaces:
    user = memberships[0].user
    places = tuple(_place(membership, day=day) for membership in memberships)
    return PersonPlaces(user.pk, user.name, user.email, user.is_active, places)


def _place(membership: Membership, *, day: date) -> Place:
    ended = membership.until is not None and membership.until <= day
    return Place(
        id=membership.pk,
        role=Role(membership.role),
        department=membership.department.name if membership.department else "",
        team=membership.team.name if membership.team else "",
        since=membership.since,
        until=membership.until,
        current=membership.since <= day and not ended,
        ended=ended,
    )
