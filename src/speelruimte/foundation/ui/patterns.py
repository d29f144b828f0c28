"""What the pattern page shows: one example of every element, in every state."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speelruimte.foundation.ui.fields import NldsRenderer


class PatternForm(forms.Form):
    """One field of every kind."""

    default_renderer = NldsRenderer

    name = forms.CharField(label=gettext_lazy("One line"), help_text=gettext_lazy("A few words are enough."))
    text = forms.CharField(
        label=gettext_lazy("Several lines"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    goal = forms.ChoiceField(
        label=gettext_lazy("One of a list"),
        choices=[("", "…"), ("a", gettext_lazy("First")), ("b", gettext_lazy("Second"))],
    )
    style = forms.ChoiceField(
        label=gettext_lazy("One of a few"),
        widget=forms.RadioSelect,
        choices=[("a", gettext_lazy("First")), ("b", gettext_lazy("Second"))],
    )
    several = forms.MultipleChoiceField(
        label=gettext_lazy("Several of a few"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("a", gettext_lazy("First")), ("b", gettext_lazy("Second"))],
    )
    agreed = forms.BooleanField(label=gettext_lazy("Yes, I told the client"))
    file = forms.FileField(label=gettext_lazy("A file"), required=False)


@dataclass(frozen=True, slots=True)
class Bounds:
    """An interval for the examples."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PatternPage:
    """What ui/patterns.html shows."""

    empty_form: PatternForm
    wrong_form: PatternForm
    steps: list[str]
    day: date
    share: float
    bounds: Bounds
    norms: tuple[float, ...]


def pattern_page() -> PatternPage:
    """The examples."""
    return PatternPage(
        empty_form=PatternForm(auto_id="empty_%s"),
        wrong_form=PatternForm({"name": ""}, auto_id="wrong_%s"),
        steps=[_("Text"), _("Check"), _("Feedback")],
        day=date(2026, 11, 23),
        share=0.3,
        bounds=Bounds(low=0.2, high=0.4),
        norms=(0.5,),
    )
