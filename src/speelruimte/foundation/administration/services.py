"""What the administrator changes in her own municipality. She never sets or sees a password."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.services import invitation_send, reset_link_send
from speelruimte.foundation.administration import selectors
from speelruimte.foundation.audit.domain import AdminEventKind
from speelruimte.foundation.audit.services import admin_event_record
from speelruimte.foundation.organisations.models import Department, Membership, Municipality, Team
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.selectors import memberships_on, municipality_of
from speelruimte.kernel.errors import InvalidInput
from speelruimte.kernel.periods import Period


@transaction.atomic
def person_invite(
    actor: Actor,
    *,
    email: str,
    name: str,
    role: Role,
    since: date,
    link_base: str,
    department_id: UUID | None = None,
    team_id: UUID | None = None,
) -> UUID:
    """Give somebody a place, and an account when she has none; a message goes to her own mailbox.

    Somebody who has an account already (in another municipality too) keeps her own name and password; the actor
    cannot tell the difference.

    Raises:
        NotAllowed: the actor is no administrator here, or the department or team is not of her municipality.
        InvalidInput: "already_here" when the address has a place here already.
    """
    actor.must_be(Role.ADMINISTRATOR)
    address = email.lower()
    here = Membership.objects.filter(municipality_id=actor.municipality_id, user__email=address)
    if here.exists():
        raise InvalidInput("already_here", found=address)
    user = User.objects.filter(email=address).first() or User.objects.create_user(address, name=name)
    _membership_add(
        actor, user_id=user.pk, role=role, department_id=department_id, team_id=team_id, period=Period(since)
    )
    municipality = municipality_of(municipality_id=actor.municipality_id)
    _let_in_again(actor, user_id=user.pk)
    invitation_send(user=user, municipality_name=municipality.name, link_base=link_base)
    _recorded(actor, AdminEventKind.PERSON_ADDED, about_id=user.pk)
    return user.pk


@transaction.atomic
def link_send(actor: Actor, *, user_id: UUID, link_base: str) -> None:
    """Send a person of this municipality a link to her own mailbox, to choose a password herself."""
    user = selectors.person_user(actor, user_id=user_id)
    municipality = municipality_of(municipality_id=actor.municipality_id)
    if user.has_usable_password():
        reset_link_send(user=user, link_base=link_base)
    else:
        invitation_send(user=user, municipality_name=municipality.name, link_base=link_base)
    _recorded(actor, AdminEventKind.RESET_LINK_SENT, about_id=user_id)


@transaction.atomic
def membership_start(
    actor: Actor,
    *,
    user_id: UUID,
    role: Role,
    period: Period,
    department_id: UUID | None = None,
    team_id: UUID | None = None,
) -> UUID:
    """Give a person of this municipality another place; somebody whose access had stopped may sign in again.

    Raises:
        NotAllowed: she, the department or the team is not of this municipality.
        InvalidInput: "place_overlaps" when she has this very place in (part of) the period already;
            "leader_of_nothing" for a leader without department or team.
    """
    user = selectors.person_user(actor, user_id=user_id)
    membership_id = _membership_add(
        actor, user_id=user.pk, role=role, department_id=department_id, team_id=team_id, period=period
    )
    _let_in_again(actor, user_id=user.pk)
    _recorded(actor, AdminEventKind.MEMBERSHIP_ADDED, about_id=user_id)
    return membership_id


@transaction.atomic
def membership_end(actor: Actor, *, membership_id: UUID, until: date) -> None:
    """Let a place end: `until` is the first day on which it no longer holds.

    Raises:
        NotAllowed: the place is not in this municipality.
        InvalidInput: the end is not after the beginning, or "last_administrator".
    """
    membership = selectors.membership_of(actor, membership_id=membership_id)
    Period(membership.since, until)
    ending = Membership.objects.filter(pk=membership.pk)
    _keep_an_administrator(actor, ending=ending, day=until)
    ending.update(until=until)
    _recorded(actor, AdminEventKind.MEMBERSHIP_ENDED, about_id=membership.user_id)


@transaction.atomic
def person_deactivate(actor: Actor, *, user_id: UUID, day: date) -> None:
    """End every place of a person in this municipality from this day; without a place elsewhere she cannot sign in.

    Her own records stay locked with her own key; nobody gets them. Doing it twice changes nothing more.

    Raises:
        NotAllowed: she has no place in this municipality.
        InvalidInput: "last_administrator".
    """
    user = selectors.person_user(actor, user_id=user_id)
    hers = Membership.objects.filter(user_id=user.pk, municipality_id=actor.municipality_id)
    running = hers.filter(Q(until__isnull=True) | Q(until__gt=day))
    _keep_an_administrator(actor, ending=running, day=day)
    running.filter(since__lt=day).update(until=day)
    running.filter(since__gte=day).delete()  # nothing of it would have held
    elsewhere = Membership.objects.filter(user_id=user.pk).exclude(municipality_id=actor.municipality_id)
    if not elsewhere.filter(Q(until__isnull=True) | Q(until__gt=day)).exists():
        User.objects.filter(pk=user.pk).update(is_active=False)
    _recorded(actor, AdminEventKind.PERSON_BLOCKED, about_id=user_id)


@transaction.atomic
def department_create(actor: Actor, *, name: str) -> UUID:
    """Make a department; InvalidInput "name_taken" when there is one of that name."""
    actor.must_be(Role.ADMINISTRATOR)
    made = Department(municipality_id=actor.municipality_id, name=name)
    _store(made)
    _recorded(actor, AdminEventKind.DEPARTMENT_ADDED, about_id=made.pk)
    return made.pk


@transaction.atomic
def department_rename(actor: Actor, *, department_id: UUID, name: str) -> None:
    """Give a department of this municipality another name; InvalidInput "name_taken" when it is in use."""
    department = selectors.own_department(actor, department_id=department_id)
    department.name = name
    _store(department)
    _recorded(actor, AdminEventKind.DEPARTMENT_CHANGED, about_id=department_id)


@transaction.atomic
def team_create(actor: Actor, *, department_id: UUID, name: str) -> UUID:
    """Make a team in a department of this municipality; InvalidInput "name_taken" when it has one of that name."""
    department = selectors.own_department(actor, department_id=department_id)
    made = Team(municipality_id=actor.municipality_id, department=department, name=name)
    _store(made)
    _recorded(actor, AdminEventKind.TEAM_ADDED, about_id=made.pk)
    return made.pk


@transaction.atomic
def team_rename(actor: Actor, *, team_id: UUID, name: str) -> None:
    """Give a team of this municipality another name; InvalidInput "name_taken" when its department has that name."""
    team = selectors.own_team(actor, team_id=team_id)
    team.name = name
    _store(team)
    _recorded(actor, AdminEventKind.TEAM_CHANGED, about_id=team_id)


def _recorded(actor: Actor, kind: AdminEventKind, *, about_id: UUID) -> None:
    """A line in the log of administration: who did what to whom, now."""
    admin_event_record(
        actor_id=actor.user_id,
        municipality_id=actor.municipality_id,
        kind=kind,
        about_id=about_id,
        at=timezone.now(),
    )


def _let_in_again(actor: Actor, *, user_id: UUID) -> None:
    if User.objects.filter(pk=user_id, is_active=False).update(is_active=True):
        _recorded(actor, AdminEventKind.PERSON_UNBLOCKED, about_id=user_id)


def _store(place: Department | Team) -> None:
    try:
        with transaction.atomic():
            place.save()
    except IntegrityError:
        raise InvalidInput("name_taken", found=place.name) from None


def _membership_add(
    actor: Actor,
    *,
    user_id: UUID,
    role: Role,
    department_id: UUID | None,
    team_id: UUID | None,
    period: Period,
) -> UUID:
    team = selectors.own_team(actor, team_id=team_id) if team_id else None
    department = selectors.own_department(actor, department_id=department_id) if department_id else None
    if team is not None:
        if department is not None and team.department_id != department.pk:
            raise InvalidInput("team_of_other_department", found=team.name)
        department = team.department
    if role is Role.TEAM_LEADER and department is None:
        raise InvalidInput("leader_of_nothing")
    same = Membership.objects.filter(
        user_id=user_id, municipality_id=actor.municipality_id, role=role, department=department, team=team
    )
    if _overlapping(same, period=period).exists():
        raise InvalidInput("place_overlaps")
    made = Membership.objects.create(
        user_id=user_id,
        municipality_id=actor.municipality_id,
        department=department,
        team=team,
        role=role,
        since=period.since,
        until=period.until,
    )
    return made.pk


def _overlapping(memberships: QuerySet[Membership], *, period: Period) -> QuerySet[Membership]:
    found = memberships.filter(Q(until__isnull=True) | Q(until__gt=period.since))
    return found.filter(since__lt=period.until) if period.until else found


def _keep_an_administrator(actor: Actor, *, ending: QuerySet[Membership], day: date) -> None:
    """Refuse to let the last administrator go: nobody could then let anybody in."""
    Municipality.objects.select_for_update().get(pk=actor.municipality_id)  # two who let each other go, in turn
    if not ending.filter(role=Role.ADMINISTRATOR).exists():
        return
    staying = memberships_on(day).filter(
        municipality_id=actor.municipality_id, role=Role.ADMINISTRATOR, user__is_active=True
    )
    if not staying.exclude(pk__in=ending.values("pk")).exists():
        raise InvalidInput("last_administrator")
