"""The forms of the functional administrator."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelruimte.foundation.organisations.models import Department, Team
from speelruimte.foundation.organisations.roles import ROLE_CHOICES
from speelruimte.kernel.errors import InvalidInput

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

PROBLEMS: dict[str, Promise] = {
    "already_here": _("This address has a place in your municipality already. Look for it in the list of people."),
    "place_overlaps": _("This person has this very place in this period already. Choose another role, team or date."),
    "leader_of_nothing": _("A team leader leads a team or a department. Choose which one."),
    "last_administrator": _("This is the last administrator. First give somebody else that role."),
    "period_ends_before_it_starts": _("The end lies before the beginning. Choose a later day."),
    "name_taken": _("There is one of this name already. Choose another name."),
}


def refuse(form: forms.Form, problem: InvalidInput) -> None:
    """Say on the form what stands in the way; an error of another kind is ours and goes on."""
    if problem.problem not in PROBLEMS:
        raise problem
    form.add_error(None, str(PROBLEMS[problem.problem]))


def _day(label: "_StrPromise") -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class Chosen(TypedDict):
    """A team, a department, or neither: the municipality as a whole."""

    team_id: UUID | None
    department_id: UUID | None


class PlaceForm(forms.Form):
    """A role, where, and from when. Where is a team, a department, or the municipality as a whole."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES)
    where = forms.ChoiceField(label=_("Team or department"), required=False)
    since = _day(_("From"))

    def __init__(
        self, departments: Sequence[Department], teams: Sequence[Team], *args: object, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on to Django's own constructor
        field = self.fields["where"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("the whole municipality"))]
            field.choices += [(f"team:{team.pk}", f"{team.department.name} · {team.name}") for team in teams]
            field.choices += [(f"department:{department.pk}", department.name) for department in departments]

    def clean_since(self) -> date:
        """From today on: where somebody has belonged longest is where she comes in, so nobody claims an earlier day."""
        since: date = self.cleaned_data["since"]
        if since < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."))
        return since

    def place(self) -> Chosen:
        """The chosen team or department, as the services take them."""
        kind, _colon, found = self.cleaned_data["where"].partition(":")
        return Chosen(
            team_id=UUID(found) if kind == "team" else None,
            department_id=UUID(found) if kind == "department" else None,
        )


class InviteForm(PlaceForm):
    """Somebody new: her address and name, and her first place."""

    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    name = forms.CharField(label=_("Name"), max_length=120)
    field_order = ["email", "name", "role", "where", "since"]


class UntilForm(forms.Form):
    """The first day on which a place no longer holds."""

    until = _day(_("First day on which it no longer holds"))


class NameForm(forms.Form):
    """The name of a team or a department."""

    name = forms.CharField(label=_("Name"), max_length=120)


class TeamForm(NameForm):
    """A new team in a department, or a new department when none is chosen."""

    department = forms.ChoiceField(label=_("In which department"), required=False)

    def __init__(self, departments: Sequence[Department], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on to Django's own constructor
        field = self.fields["department"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("this is a department of its own"))]
            field.choices += [(str(department.pk), department.name) for department in departments]
