"""Words for topics, and for how a chosen topic moves."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speelruimte.foundation.ui.numbers import decimal_text
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
def topic_day_words(day: TopicDay) -> str:
    """One conversation in words; the bar says the same."""
    counted = ngettext("%(part)s of %(whole)s moment", "%(part)s of %(whole)s moments", day.whole)
    if day.low is None:
        return _("%(part)s reflections on %(whole)s questions") % {"part": day.part, "whole": day.whole}
    return counted % {"part": day.part, "whole": day.whole}


@register.filter
def topic_line_sentence(page: AgendaPage) -> str:
    """What the line says and what it does not, in one sentence or two."""
    after = [day for day in page.days if day.is_after_choice]
    if len(after) < 2:
        return _("There are too few conversations since you chose this to say whether it moves.")
    before = [day for day in page.days if not day.is_after_choice]
    if not before:
        return _("This is how it went since you chose this.")
    shares = [sum(day.part for day in days) / sum(day.whole for day in days) for days in (before, after)]
    return _(
        "Together %(before)s before you chose this and %(after)s since. With so few conversations that can be chance."
    ) % {"before": decimal_text(shares[0], places=2), "after": decimal_text(shares[1], places=2)}
