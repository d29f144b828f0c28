"""Tags that put the feedback on a page: the whole of it, one turn, the guide, the sliders."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from speelruimte.engines.mi.feedback_types import Feedback
from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.feedback.example import SliderForm, example_feedback
from speelruimte.foundation.feedback.presentation import FeedbackView, feedback_view, turn_rows
from speelruimte.foundation.feedback.reading_guide import ReadingGuide
from speelruimte.foundation.feedback.reading_guide import reading_guide as guide_in
from speelruimte.foundation.feedback.rows import CorrectUrl, TurnRow
from speelruimte.foundation.feedback.spans import Segment

register = template.Library()


class FeedbackContext(TypedDict):
    """What feedback/_feedback.html takes."""

    page: FeedbackView
    next_url: str
    next_label: str
    csrf_token: object


class TurnContext(TypedDict):
    """What feedback/_turn.html takes."""

    row: TurnRow
    announce: str
    csrf_token: object


@register.inclusion_tag("feedback/_feedback.html", takes_context=True)
def feedback(
    context: Context,
    value: Feedback,
    *,
    correct_route: str = "",
    record: object = None,
    correcting: int | None = None,
    estimates: Sequence[tuple[object, int]] = (),
    next_url: str = "",
    next_label: str = "",
) -> FeedbackContext:
    """The feedback on one conversation.

    `correct_route` is the name of the address where a correction is posted, reversed with the record's id and the
    position of the turn; empty when nothing can be corrected. `next_url` and `next_label` are the one button.
    """
    view = feedback_view(
        value,
        language=screen_language(),
        correct_url=_correct_url(correct_route, record),
        correcting=correcting,
        estimates=estimates,
    )
    token = context.get("csrf_token", "")
    return FeedbackContext(page=view, next_url=next_url, next_label=next_label, csrf_token=token)


@register.inclusion_tag("feedback/_turn.html", takes_context=True)
def feedback_turn(
    context: Context,
    value: Feedback,
    position: int,
    *,
    correct_route: str = "",
    record: object = None,
    announce: str = "",
) -> TurnContext:
    """One turn of the conversation, for the answer to a correction; `announce` is read out."""
    rows = turn_rows(
        value, language=screen_language(), correct_url=_correct_url(correct_route, record), correcting=position
    )
    row = rows[position]
    return TurnContext(row=row, announce=announce, csrf_token=context.get("csrf_token", ""))


@register.filter
def marked(pieces: Iterable[Segment]) -> SafeString:
    """A text with the words that led to a code marked; in one go, because a conversation has hundreds of turns."""
    shown = (
        f'<mark class="utrecht-mark">{escape(piece.text)}</mark>' if piece.marked else escape(piece.text)
        for piece in pieces
    )
    return mark_safe("".join(shown))  # noqa: S308 - every piece is escaped


@register.simple_tag
def reading_guide() -> ReadingGuide:
    """The text of "How do I read this?" in the language of the screen."""
    return guide_in(language=screen_language())


def screen_language() -> Language:
    """The language of the screen; Dutch unless English is active."""
    return Language.ENGLISH if (get_language() or "").startswith("en") else Language.DUTCH


def _correct_url(route: str, record: object) -> CorrectUrl | None:
    return (lambda position: reverse(route, args=[record, position])) if route else None


class ExampleContext(TypedDict):
    """What feedback/_patterns.html takes."""

    value: Feedback
    form: SliderForm
    csrf_token: object


@register.inclusion_tag("feedback/_patterns.html", takes_context=True)
def feedback_patterns(context: Context) -> ExampleContext:
    """The elements of the feedback page on the pattern page: the example, and the sliders."""
    return ExampleContext(
        value=example_feedback(language=screen_language()), form=SliderForm(), csrf_token=context.get("csrf_token", "")
    )
