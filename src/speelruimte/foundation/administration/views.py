"""Screens of the functional administrator: people, their places, teams. No figure about anybody's use."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.access.signed_in import SignedInRequest, role_required
from speelruimte.foundation.administration import selectors, services
from speelruimte.foundation.administration.forms import InviteForm, NameForm, PlaceForm, TeamForm, UntilForm, refuse
from speelruimte.foundation.organisations.models import Department, Team
from speelruimte.foundation.organisations.roles import Role
from speelruimte.kernel.errors import InvalidInput
from speelruimte.kernel.periods import Period

REFUSED = 422
administrator = role_required(Role.ADMINISTRATOR)
asks_and_takes = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
@administrator
def people(request: SignedInRequest) -> HttpResponse:
    """Everybody of the municipality."""
    found = selectors.people_page(request.actor, day=timezone.localdate())
    return render(request, "administration/people.html", {"people": found})


@asks_and_takes
@administrator
def person_invite(request: SignedInRequest) -> HttpResponse:
    """Give somebody new a place."""
    form = InviteForm(*_places(request.actor), request.POST or None, initial={"since": timezone.localdate()})
    if form.is_valid():
        try:
            user_id = services.person_invite(
                request.actor,
                email=form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                role=Role(form.cleaned_data["role"]),
                since=form.cleaned_data["since"],
                link_base=_link_base(request),
                **form.place(),
            )
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            messages.success(request, _("A message is on its way to this person's own mailbox."))
            return redirect("administration:person", user_id)
    return render(request, "administration/person_invite.html", {"form": form}, status=_status(form.is_bound))


@require_GET
@administrator
def person(request: SignedInRequest, user_id: UUID) -> HttpResponse:
    """One person: name, address, places."""
    form = PlaceForm(*_places(request.actor), initial={"since": timezone.localdate()})
    return _person_page(request, user_id, form=form)


@require_POST
@administrator
def membership_start(request: SignedInRequest, user_id: UUID) -> HttpResponse:
    """Give a person another place."""
    form = PlaceForm(*_places(request.actor), request.POST)
    if form.is_valid():
        try:
            services.membership_start(
                request.actor,
                user_id=user_id,
                role=Role(form.cleaned_data["role"]),
                period=Period(form.cleaned_data["since"]),
                **form.place(),
            )
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            return redirect("administration:person", user_id)
    return _person_page(request, user_id, form=form)


@asks_and_takes
@administrator
def membership_end(request: SignedInRequest, membership_id: UUID) -> HttpResponse:
    """Let a place end."""
    membership = selectors.membership_of(request.actor, membership_id=membership_id)
    form = UntilForm(request.POST or None, initial={"until": membership.until or timezone.localdate()})
    if form.is_valid():
        try:
            services.membership_end(request.actor, membership_id=membership_id, until=form.cleaned_data["until"])
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            return redirect("administration:person", membership.user_id)
    context = {"form": form, "membership": membership, "role": Role(membership.role)}
    return render(request, "administration/membership_end.html", context, status=_status(form.is_bound))


@require_POST
@administrator
def link_send(request: SignedInRequest, user_id: UUID) -> HttpResponse:
    """Send a person a link to choose a password herself."""
    services.link_send(request.actor, user_id=user_id, link_base=_link_base(request))
    messages.success(request, _("A message is on its way to this person's own mailbox."))
    return redirect("administration:person", user_id)


@asks_and_takes
@administrator
def person_stop(request: SignedInRequest, user_id: UUID) -> HttpResponse:
    """Ask once more, then end a person's access."""
    found = selectors.person_page(request.actor, user_id=user_id, day=timezone.localdate())
    if request.method == "POST":
        try:
            services.person_deactivate(request.actor, user_id=user_id, day=timezone.localdate())
        except InvalidInput as problem:
            form = UntilForm({})
            refuse(form, problem)
            context = {"person": found, "problems": form.non_field_errors()}
            return render(request, "administration/person_stop.html", context, status=REFUSED)
        return redirect("administration:people")
    return render(request, "administration/person_stop.html", {"person": found})


@asks_and_takes
@administrator
def teams(request: SignedInRequest) -> HttpResponse:
    """The departments and teams, and a form for one more."""
    form = TeamForm(selectors.departments_page(request.actor), request.POST or None)
    if form.is_valid():
        try:
            _team_or_department(request.actor, form)
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            return redirect("administration:teams")
    departments, found = _places(request.actor)
    context = {"form": form, "departments": departments, "teams": found}
    return render(request, "administration/teams.html", context, status=_status(form.is_bound))


@asks_and_takes
@administrator
def team(request: SignedInRequest, team_id: UUID) -> HttpResponse:
    """The name of a team."""
    found = selectors.own_team(request.actor, team_id=team_id)
    form = NameForm(request.POST or None, initial={"name": found.name})
    if form.is_valid():
        try:
            services.team_rename(request.actor, team_id=team_id, name=form.cleaned_data["name"])
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            return redirect("administration:teams")
    return render(request, "administration/rename.html", {"form": form}, status=_status(form.is_bound))


@asks_and_takes
@administrator
def department(request: SignedInRequest, department_id: UUID) -> HttpResponse:
    """The name of a department."""
    found = selectors.own_department(request.actor, department_id=department_id)
    form = NameForm(request.POST or None, initial={"name": found.name})
    if form.is_valid():
        try:
            services.department_rename(request.actor, department_id=department_id, name=form.cleaned_data["name"])
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            return redirect("administration:teams")
    return render(request, "administration/rename.html", {"form": form}, status=_status(form.is_bound))


@require_GET
@administrator
def log(request: SignedInRequest) -> HttpResponse:
    """What the administrators of the municipality did."""
    return render(request, "administration/log.html", {"lines": selectors.log_page(request.actor)})


def _team_or_department(actor: Actor, form: TeamForm) -> None:
    chosen = form.cleaned_data["department"]
    if chosen:
        services.team_create(actor, department_id=UUID(chosen), name=form.cleaned_data["name"])
    else:
        services.department_create(actor, name=form.cleaned_data["name"])


def _person_page(request: SignedInRequest, user_id: UUID, *, form: PlaceForm) -> HttpResponse:
    found = selectors.person_page(request.actor, user_id=user_id, day=timezone.localdate())
    context = {"person": found, "form": form}
    return render(request, "administration/person.html", context, status=_status(form.is_bound))


def _places(actor: Actor) -> tuple[list[Department], list[Team]]:
    return selectors.departments_page(actor), selectors.teams_page(actor)


def _link_base(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("accounts:password-set"))


def _status(refused: bool) -> int:
    return REFUSED if refused else 200
