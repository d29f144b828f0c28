"""Reads of who belongs where. Everything is asked for one municipality and one day."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from speelruimte.foundation.organisations.models import Department, Membership, Municipality, Team
from speelruimte.kernel.errors import NotAllowed


def memberships_on(day: date) -> QuerySet[Membership]:
    """The memberships that hold on a day: since on or before it, until after it or never."""
    return Membership.objects.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


def memberships_of_user(*, user_id: UUID, day: date) -> list[Membership]:
    """What one person is on a day, in all her municipalities, the longest standing first."""
    return list(memberships_on(day).filter(user_id=user_id).order_by("since", "id"))


def municipalities_of_user(*, user_id: UUID, day: date) -> list[Municipality]:
    """The municipalities where one person belongs on a day, by name."""
    places = memberships_on(day).filter(user_id=user_id).values("municipality_id")
    return list(Municipality.objects.filter(pk__in=places).order_by("name"))


def municipality_of(*, municipality_id: UUID) -> Municipality:
    """The municipality; NotAllowed when there is none."""
    found = Municipality.objects.filter(pk=municipality_id).first()
    if found is None:
        raise NotAllowed
    return found


def municipality_departments(*, municipality_id: UUID) -> list[Department]:
    """The departments of one municipality, by name."""
    return list(Department.objects.filter(municipality_id=municipality_id).order_by("name"))


def municipality_teams(*, municipality_id: UUID) -> list[Team]:
    """The teams of one municipality with their departments, by name."""
    teams = Team.objects.filter(municipality_id=municipality_id).select_related("department")
    return list(teams.order_by("department__name", "name"))


def team_of(*, municipality_id: UUID, team_id: UUID) -> Team:
    """A team inside the municipality; NotAllowed when there is none there."""
    found = Team.objects.filter(municipality_id=municipality_id, pk=team_id).select_related("department").first()
    if found is None:
        raise NotAllowed
    return found


def department_of(*, municipality_id: UUID, department_id: UUID) -> Department:
    """A department inside the municipality; NotAllowed when there is none there."""
    found = Department.objects.filter(municipality_id=municipality_id, pk=department_id).first()
    if found is None:
        raise NotAllowed
    return found


def municipality_memberships(*, municipality_id: UUID) -> QuerySet[Membership]:
    """Every membership of one municipality, past and future too, with its person, department and team."""
    memberships = Membership.objects.filter(municipality_id=municipality_id)
    return memberships.select_related("user", "department", "team").order_by("user__name", "user__email", "since")


def team_member_ids(*, municipality_id: UUID, team_id: UUID, day: date) -> frozenset[UUID]:
    """The people of one team on a day."""
    members = memberships_on(day).filter(municipality_id=municipality_id, team_id=team_id)
    return frozenset(members.values_list("user_id", flat=True))
