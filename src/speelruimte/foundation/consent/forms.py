"""The forms with which an administrator sets the rules for conversations and the leaflet."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from speelruimte.foundation.consent.domain import LONGEST_DAYS, LegalBasis, Policy
from speelruimte.kernel.errors import InvalidInput

LEGAL_BASES = [
    (LegalBasis.PUBLIC_TASK.value, _("A task in the public interest: GDPR article 6(1)(e)")),
    (LegalBasis.CONSENT.value, _("Consent of the client: GDPR article 6(1)(a)")),
]
PROBLEMS: dict[str, tuple[str, Promise]] = {
    "leaflet_version_missing": ("version", _("Give this version a name.")),
    "leaflet_version_taken": ("version", _("There is a version of this name already. Choose another one.")),
    "leaflet_day_taken": ("valid_since", _("On this day another version begins already. Choose another day.")),
    "leaflet_begins_in_past": ("valid_since", _("A new text can begin today or later, not in the past.")),
    "leaflet_empty": ("body_nl", _("Write the leaflet in both languages.")),
}


class RulesForm(forms.Form):
    """The rules for conversations."""

    legal_basis = forms.ChoiceField(
        label=_("On which legal basis does your municipality do this?"),
        choices=LEGAL_BASES,
        widget=forms.RadioSelect,
        help_text=_(
            "Decide this with your data protection officer. "
            "Under consent, only conversations to which a client agreed are kept."
        ),
    )
    checked_by_counsel = forms.BooleanField(
        label=_("A lawyer or the data protection officer checked this choice"), required=False
    )
    text_days = forms.IntegerField(
        label=_("How many days is the text kept?"),
        min_value=0,
        max_value=LONGEST_DAYS,
        help_text=_("0 to 365. With 0 the text is not kept at all; 30 is usual."),
    )
    codes_days = forms.IntegerField(
        label=_("How many days are the codes kept?"), min_value=0, max_value=LONGEST_DAYS, help_text=_("0 to 365.")
    )

    def policy(self) -> Policy:
        """The rules as filled in; being told is always required."""
        return Policy(
            legal_basis=LegalBasis(self.cleaned_data["legal_basis"]),
            text_days=self.cleaned_data["text_days"],
            codes_days=self.cleaned_data["codes_days"],
            checked_by_counsel=self.cleaned_data["checked_by_counsel"],
        )


class LeafletForm(forms.Form):
    """A version of the leaflet."""

    version = forms.CharField(label=_("Name of this version"), max_length=20)
    valid_since = forms.DateField(
        label=_("From which day?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    body_nl = forms.CharField(
        label=_("Text in Dutch"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 18, "lang": "nl"}),
        help_text=_(
            "An empty line begins a new paragraph. A line that begins with ## is a heading. "
            "Write short sentences, with “u”."
        ),
    )
    body_en = forms.CharField(
        label=_("Text in English"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 18, "lang": "en"})
    )


def refuse(form: forms.Form, problem: InvalidInput) -> None:
    """Say on the form what stands in the way; an error of another kind is ours and goes on."""
    if problem.problem not in PROBLEMS:
        raise problem
    field, text = PROBLEMS[problem.problem]
    form.add_error(field, str(text))
