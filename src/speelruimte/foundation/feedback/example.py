"""One invented conversation with its feedback, for the pattern page and for tests."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speelruimte.engines.mi.codes import Code, CodedBy, CodedTurn, Coding, Perhaps, PerhapsPattern, WordSpan
from speelruimte.engines.mi.feedback import build_feedback
from speelruimte.engines.mi.feedback_types import Feedback, Goal, Style
from speelruimte.engines.mi.transcript import Language, Turn, Voice


class SliderForm(forms.Form):
    """Two sliders: one as it opens, one that was moved."""

    listening = forms.IntegerField(label=_("Listening"), min_value=0, max_value=10)
    giving_room = forms.IntegerField(label=_("Giving room"), min_value=0, max_value=10, initial=7)


_PROFESSIONAL, _CLIENT = Voice.PROFESSIONAL, Voice.CLIENT


def example_turns() -> tuple[CodedTurn, ...]:
    """Eight turns in Dutch in which every kind of chip occurs: sure, likely, not sure, perhaps, and her own."""
    return (
        _turn(_PROFESSIONAL, "Welkom. Wat wilt u vandaag met mij bespreken?", Code.QUESTION_OPEN, 0.93, "Wat wilt u"),
        _turn(_CLIENT, "Ik ben hier omdat het moest van die brief.", Code.NEUTRAL_TALK, 0.62, "die brief"),
        _turn(_PROFESSIONAL, "Die brief viel rauw op uw dak.", Code.REFLECTION_COMPLEX, 0.58, "viel rauw op uw dak"),
        _turn(_CLIENT, "Ja. En dat werk in de kas ga ik echt niet doen.", Code.SUSTAIN_TALK, 0.86, "ga ik echt niet"),
        _turn(
            _PROFESSIONAL,
            "U moet gewoon meewerken, anders heeft dat gevolgen voor uw uitkering.",
            Code.INPUT_INFORMATION,
            0.41,
            "moet",
            perhaps=PerhapsPattern.DUTY_THREATENING,
        ),
        _turn(_CLIENT, "Ja, dat zal wel.", Code.NEUTRAL_TALK, 0.51, ""),
        _owned(_PROFESSIONAL, "Welk werk zou u wel weer willen proberen?", Code.QUESTION_OPEN),
        _turn(_CLIENT, "Dat zou ik wel weer kunnen.", Code.CHANGE_TALK, 0.77, "zou ik wel weer kunnen"),
    )


def example_feedback(*, language: Language = Language.DUTCH) -> Feedback:
    """The feedback on the example, with sentences in the asked language."""
    return build_feedback(example_turns(), language=language, planned_style=Style.GUIDING, goal=Goal.PARTICIPATION_GOAL)


def _turn(
    voice: Voice, text: str, code: Code, probability: float, words: str, *, perhaps: PerhapsPattern | None = None
) -> CodedTurn:
    spans = (_span(text, words),) if words else ()
    found = (Perhaps(perhaps, (_span(text, "anders heeft dat gevolgen"),)),) if perhaps else ()
    return CodedTurn(Turn(voice, text), (Coding(code, probability, spans),), found)


def _owned(voice: Voice, text: str, code: Code) -> CodedTurn:
    return CodedTurn(Turn(voice, text), (Coding(code, None, (), CodedBy.OWNER),))


def _span(text: str, words: str) -> WordSpan:
    start = text.index(words)
    return WordSpan(start, start + len(words))
