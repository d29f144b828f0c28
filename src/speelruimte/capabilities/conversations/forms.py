"""Shapes of what she fills in: the three doors, the check, what is about the conversation, and after."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speelruimte.capabilities.conversations.domain.record import CODES_OF_VOICE, Kind, ReflectionQuestion, Skill
from speelruimte.engines.mi.codes import Code
from speelruimte.engines.mi.feedback_types import Goal, Style
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.foundation.consent.domain import Told

TEXT_AT_MOST = 2_000_000  # characters; a conversation of an hour is about 60,000
NOTE_AT_MOST = 2_000
NOT_YET = "not_yet"
EARLIEST_DAY = date(2000, 1, 1)

GOAL_LABELS = {
    Goal.PAPERS: _("check whether papers are complete"),
    Goal.PROGRESS: _("hear how it is going"),
    Goal.ACQUAINTANCE: _("get to know each other"),
    Goal.RIGHTS_AND_DUTIES: _("explain rights and duties"),
    Goal.PARTICIPATION_GOAL: _("set a goal together"),
    Goal.DIFFICULT_MESSAGE: _("bring a difficult message"),
}
STYLE_LABELS = {
    Style.DIRECTING: _("directing: I say what is needed"),
    Style.GUIDING: _("guiding: we look for it together"),
    Style.FOLLOWING: _("following: the client leads, I listen"),
}
KIND_LABELS = {
    Kind.CLIENT: _("a conversation with a client"),
    Kind.PRACTICE: _("a practice conversation with a colleague"),
}
TOLD_LABELS = {
    Told.TOLD_NO_OBJECTION: _("I told the client, and there was no objection"),
    Told.AGREED: _("I told the client, and the client agreed"),
}
SKILL_LABELS = {
    Skill.LISTENING: _("Listening"),
    Skill.GIVING_ROOM: _("Giving room"),
    Skill.BEING_CLEAR: _("Being clear"),
}
REFLECTION_LABELS = {
    ReflectionQuestion.CLIENT_EXPERIENCE: _("How did the client experience this conversation?"),
    ReflectionQuestion.MY_GOAL: _("Did I reach my goal? What made that so?"),
    ReflectionQuestion.CLIENT_GOAL: _("Did the client reach his or her goal? What made that so?"),
    ReflectionQuestion.WENT_WELL: _("What went well, and what can be better?"),
    ReflectionQuestion.NEXT_TIME: _("What will I do differently next time?"),
}


class PasteForm(forms.Form):
    """A text that she pastes."""

    text = forms.CharField(
        label=_("The text of the conversation"),
        help_text=_("One line per turn, with the speaker in front: “Me: …”, “Client: …”."),
        widget=forms.Textarea(attrs={"rows": 14}),
        max_length=TEXT_AT_MOST,
        strip=False,
    )


class UploadForm(forms.Form):
    """A transcript file; an empty or odd file is for the reader to explain, not for the form."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("Teams or Whisper transcript (VTT, SRT, JSON), Word, CSV or plain text; at most 10 MB."),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".vtt,.srt,.docx,.csv,.json,.txt,.md,.tsv"}),
    )


class AboutForm(forms.Form):
    """What is about the conversation: what for, when, how, and that the client was told."""

    submission = forms.UUIDField(widget=forms.HiddenInput)
    door = forms.CharField(widget=forms.HiddenInput)
    language = forms.ChoiceField(choices=[(language.value, "") for language in Language], widget=forms.HiddenInput)
    title = forms.CharField(
        label=_("Your own name for it"),
        help_text=_("For example “plan discussed”. Not the name of the client."),
        max_length=80,
    )
    held_on = forms.DateField(
        label=_("Day of the conversation"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    kind = forms.ChoiceField(
        label=_("What kind of conversation was it?"), choices=list(KIND_LABELS.items()), widget=forms.RadioSelect
    )
    told = forms.ChoiceField(
        label=_("Was the client told that you use this for your own learning?"),
        help_text=_("Without this only practice conversations can be saved."),
        choices=[*TOLD_LABELS.items(), (NOT_YET, _("Not yet"))],
        initial=NOT_YET,
        widget=forms.RadioSelect,
    )
    goal = forms.ChoiceField(
        label=_("What did you want to do in this conversation?"),
        choices=[("", _("no choice")), *GOAL_LABELS.items()],
        required=False,
    )
    planned_style = forms.ChoiceField(
        label=_("Which style did you have in mind?"),
        choices=[("", _("no choice")), *STYLE_LABELS.items()],
        required=False,
    )
    origin = forms.CharField(
        label=_("Where was the transcript made?"),
        help_text=_("For example: in Teams of the municipality. Leave empty when you wrote it down yourself."),
        max_length=200,
        required=False,
    )

    def clean_held_on(self) -> date:
        """A day that has been, and not so long ago that it must be a typing mistake."""
        held_on: date = self.cleaned_data["held_on"]
        if not EARLIEST_DAY <= held_on <= timezone.localdate():
            raise forms.ValidationError(_("Choose today, or the day on which it was."))
        return held_on

    def clean(self) -> dict[str, Any]:
        """A conversation with a client needs to be told."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("kind") == Kind.CLIENT and cleaned.get("told") == NOT_YET:
            self.add_error(
                "told",
                _("Tell the client first, or choose “practice conversation”. Your text is still here."),
            )
        return cleaned


class PrepareForm(forms.Form):
    """Before the talk: what for and how."""

    title = AboutForm.base_fields["title"]
    goal = AboutForm.base_fields["goal"]
    planned_style = AboutForm.base_fields["planned_style"]


class EstimateForm(forms.Form):
    """Her own estimate per skill, 0..10, before she sees anything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for skill, label in SKILL_LABELS.items():
            self.fields[skill.value] = forms.IntegerField(label=label, min_value=0, max_value=10)


class ReflectionForm(forms.Form):
    """The five questions of the Werkwijzer; every answer may stay empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question, label in REFLECTION_LABELS.items():
            self.fields[question.value] = forms.CharField(
                label=label, required=False, max_length=NOTE_AT_MOST, widget=forms.Textarea(attrs={"rows": 2})
            )


class CorrectionForm(forms.Form):
    """One code of one turn, and what she says it is."""

    replaced = forms.ChoiceField(choices=[(code.value, code.value) for code in Code])
    code = forms.ChoiceField(choices=[(code.value, code.value) for voice in Voice for code in CODES_OF_VOICE[voice]])
