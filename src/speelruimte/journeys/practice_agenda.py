"""Her conversations → findings → what she wants to practise → whether it moves. Hers only.

conversations.selectors.own_findings → improvement.services.agenda_propose → she chooses
conversations.selectors.topic_history → the line under what she chose
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from speelruimte.capabilities.conversations import selectors as conversations
from speelruimte.capabilities.conversations.domain.findings import GOALS, TopicOnDay
from speelruimte.capabilities.improvement import selectors as improvement
from speelruimte.capabilities.improvement import services as improvement_services
from speelruimte.capabilities.improvement.domain import ItemState, PracticeItem
from speelruimte.engines.mi.intervals import ratio_interval, share_interval
from speelruimte.foundation.access.actor import Actor
from speelruimte.kernel.findings import Finding
from speelruimte.kernel.topics import Topic

# A new source joins with one line: same signature, returns findings.
SOURCES: tuple[Callable[[Actor], list[Finding]], ...] = (conversations.own_findings,)


@dataclass(frozen=True, slots=True)
class TopicDay:
    """How the chosen topic stood on one day: `part` of `whole` moments.

    For listening `share` is the ratio of reflections to questions, 0 and up; for the other topics a share 0..1. Both
    with a 95 % interval, `low` to `high`, that covers chance alone.
    """

    held_on: date
    part: int
    whole: int
    share: float
    low: float
    high: float
    is_after_choice: bool


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """What journeys/agenda.html shows."""

    proposed: tuple[PracticeItem, ...]
    chosen: PracticeItem | None
    set_aside: tuple[PracticeItem, ...]
    done: tuple[PracticeItem, ...]
    days: tuple[TopicDay, ...]
    goal: float | None


def agenda_refresh(actor: Actor, *, today: date) -> None:
    """Bring the proposals up to date with her latest conversations."""
    findings = [finding for source in SOURCES for finding in source(actor)]
    improvement_services.agenda_propose(actor, findings=findings, today=today)


def agenda_page(actor: Actor) -> AgendaPage:
    """Her agenda, with the line of what she chose."""
    by_state = _by_state(improvement.agenda_items(actor))
    chosen = next(iter(by_state[ItemState.CHOSEN]), None)
    days: tuple[TopicDay, ...] = ()
    if chosen is not None and chosen.topic in GOALS:
        history = conversations.topic_history(actor, topic=chosen.topic)
        days = tuple(_topic_day(entry, topic=chosen.topic, since=chosen.since) for entry in history)
    return AgendaPage(
        proposed=by_state[ItemState.PROPOSED],
        chosen=chosen,
        set_aside=by_state[ItemState.SET_ASIDE],
        done=by_state[ItemState.DONE],
        days=days,
        goal=GOALS.get(chosen.topic) if chosen is not None else None,
    )


def _by_state(items: tuple[PracticeItem, ...]) -> Mapping[ItemState, tuple[PracticeItem, ...]]:
    return {state: tuple(item for item in items if item.state is state) for state in ItemState}


def _topic_day(entry: TopicOnDay, *, topic: Topic, since: date) -> TopicDay:
    part, whole = entry.tally.part, entry.tally.whole
    found = (ratio_interval if topic is Topic.LISTENING else share_interval)(part, whole)
    return TopicDay(entry.held_on, part, whole, found.value, found.low, found.high, entry.held_on >= since)
