"""Words for topics, and for how a chosen topic moves."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speelruimte.foundation.ui.numbers import decimal_text, share_text
from speelruimte.journeys.practice_agenda import AgendaPage, TopicDay
from speelruimte.kernel.topics import Topic

register = template.Library()

NAMES: dict[Topic, Promise] = {
    Topic.LISTENING: gettext_lazy("Listening: give back what you hear"),
    Topic.OPEN_QUESTIONS: gettext_lazy("Open questions"),
    Topic.GIVING_ROOM: gettext_lazy("Giving room: less explaining"),
    Topic.NAMING_DUTIES: gettext_lazy("Naming a duty without a threat"),
    Topic.OPENING: gettext_lazy("Opening the conversation"),
    Topic.CLOSING: gettext_lazy("Closing the conversation"),
    Topic.ASKING_WITHOUT_REPROACH: gettext_lazy("Asking without reproach"),
}
EXPLANATIONS: dict[Topic, Promise] = {
    Topic.LISTENING: gettext_lazy("Say in your own words what the client tells, before you ask the next question."),
    Topic.OPEN_QUESTIONS: gettext_lazy("Questions that begin with what or how let the client tell more."),
    Topic.GIVING_ROOM: gettext_lazy("Ask first what the client knows and wants, and inform in small pieces."),
    Topic.NAMING_DUTIES: gettext_lazy("Say what the rule is, and ask how the client looks at it."),
    Topic.OPENING: gettext_lazy("Welcome, time, what you both want to discuss, what you expect of each other."),
    Topic.CLOSING: gettext_lazy("Announce the end, let the client summarise, write down what you agreed."),
    Topic.ASKING_WITHOUT_REPROACH: gettext_lazy("“What made that so?” brings more than “Why?”."),
}
ENOUGH_TO_SAY = 2  # conversations since the choice
RATIO_SCALE = 2.0  # the bar of reflections to questions ends at two to one


@register.filter
def topic_name(topic: Topic) -> str:
    """The topic in a few words."""
    return str(NAMES[topic])


@register.filter
def topic_what(topic: Topic) -> str:
    """What one does to practise it."""
    return str(EXPLANATIONS[topic])


@register.filter
def topic_line_maximum(page: AgendaPage) -> float:
    """Where the bars end: 1 for shares, two to one for reflections to questions."""
    return RATIO_SCALE if page.chosen is not None and page.chosen.topic is Topic.LISTENING else 1.0


@register.filter
def topic_goals(page: AgendaPage) -> tuple[float, ...]:
    """Where the goal stands on the bars."""
    return () if page.goal is None else (page.goal,)


@register.filter
def topic_day_words(day: TopicDay, topic: Topic) -> str:
    """One conversation in words; the bar says the same."""
    counts = {"part": day.part, "whole": day.whole}
    if topic is Topic.LISTENING:
        said = ngettext("gave back %(part)s time,", "gave back %(part)s times,", day.part) % counts
        return f"{said} {ngettext('%(whole)s question', '%(whole)s questions', day.whole) % counts}"
    return ngettext("%(part)s of %(whole)s moment", "%(part)s of %(whole)s moments", day.whole) % counts


@register.filter
def topic_line_sentence(page: AgendaPage) -> str:
    """What the line says and what it does not, in one sentence or two."""
    after = [day for day in page.days if day.is_after_choice]
    before = [day for day in page.days if not day.is_after_choice]
    if len(after) < ENOUGH_TO_SAY:
        return _("There are too few conversations since you chose this to say whether it moves.")
    if not before:
        return _("This is how it went since you chose this.")
    pooled = [sum(day.part for day in days) / sum(day.whole for day in days) for days in (before, after)]
    if page.chosen is not None and page.chosen.topic is Topic.LISTENING:
        said = _(
            "For each question you gave something back %(before)s times before you chose this, %(after)s times since."
        )
        return (
            said % {name: decimal_text(value) for name, value in zip(("before", "after"), pooled, strict=True)}
            + _chance()
        )
    said = _("Before you chose this it was %(before)s moments, since then %(after)s.")
    return said % {name: share_text(value) for name, value in zip(("before", "after"), pooled, strict=True)} + _chance()


def _chance() -> str:
    return " " + _("With so few conversations that can be chance.")
