"""The practice agenda: what is proposed, what she chose, and the order of proposals. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from speelruimte.kernel.errors import InvalidInput
from speelruimte.kernel.findings import Finding
from speelruimte.kernel.topics import Topic

PROPOSALS_AT_MOST = 3
STEADY_AFTER = 5  # observations at which a gap counts for half; fewer weigh less


class ItemState(StrEnum):
    """Where an item stands. Only one item is chosen at a time."""

    PROPOSED = "proposed"
    CHOSEN = "chosen"
    SET_ASIDE = "set_aside"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class PracticeItem:
    """One thing to practise.

    Args:
        topic: the skill.
        state: where it stands.
        gap: distance to the goal when it was proposed, 0..1.
        observations: how many moments that rested on.
        since: the day on which it got its state.
        intention: her own words: what she will do.
    """

    topic: Topic
    state: ItemState
    gap: float
    observations: int
    since: date
    intention: str = ""


def rank_findings(findings: Iterable[Finding]) -> list[Finding]:
    """The most pressing findings first, three at most; nothing that is on target.

    A gap that rests on few moments weighs less: gap times n / (n + 5).

    >>> few = Finding(Topic.LISTENING, gap=0.6, observations=1, evidence="x")
    >>> many = Finding(Topic.OPEN_QUESTIONS, gap=0.5, observations=40, evidence="x")
    >>> [finding.topic.value for finding in rank_findings([few, many])]
    ['open_questions', 'listening']
    """
    pressing = [finding for finding in findings if finding.gap > 0]
    pressing.sort(key=lambda f: (-f.gap * f.observations / (f.observations + STEADY_AFTER), f.topic))
    return pressing[:PROPOSALS_AT_MOST]


def agenda_with_proposals(
    items: Iterable[PracticeItem], *, findings: Iterable[Finding], today: date
) -> tuple[PracticeItem, ...]:
    """The agenda with new proposals; old proposals make room, what she decided stays as it is."""
    kept = [item for item in items if item.state is not ItemState.PROPOSED]
    decided = {item.topic for item in kept if item.state is not ItemState.DONE}
    proposals = [
        PracticeItem(finding.topic, ItemState.PROPOSED, finding.gap, finding.observations, today)
        for finding in rank_findings(finding for finding in findings if finding.topic not in decided)
    ]
    return (*kept, *proposals)


def agenda_with_choice(
    items: Iterable[PracticeItem], *, topic: Topic, state: ItemState, today: date, intention: str = ""
) -> tuple[PracticeItem, ...]:
    """The agenda after her decision on one topic; choosing one sets the earlier choice aside.

    Raises:
        InvalidInput: the topic is not on the agenda.
    """
    items = tuple(items)
    if not any(item.topic is topic for item in items):
        raise InvalidInput("topic_not_on_agenda", found=topic.value)
    changed = []
    for item in items:
        if item.topic is topic and item.state is not ItemState.DONE:
            changed.append(replace(item, state=state, since=today, intention=intention or item.intention))
        elif state is ItemState.CHOSEN and item.state is ItemState.CHOSEN:
            changed.append(replace(item, state=ItemState.SET_ASIDE, since=today))
        else:
            changed.append(item)
    return tuple(changed)


def agenda_to_json(items: Iterable[PracticeItem]) -> list[dict[str, Any]]:
    """The agenda as plain values for storage."""
    return [
        {
            "topic": item.topic.value,
            "state": item.state.value,
            "gap": item.gap,
            "observations": item.observations,
            "since": item.since.isoformat(),
            "intention": item.intention,
        }
        for item in items
    ]


def agenda_from_json(plain: Iterable[Mapping[str, Any]]) -> tuple[PracticeItem, ...]:
    """The agenda from what `agenda_to_json` made."""
    return tuple(
        PracticeItem(
            topic=Topic(item["topic"]),
            state=ItemState(item["state"]),
            gap=item["gap"],
            observations=item["observations"],
            since=date.fromisoformat(item["since"]),
            intention=item["intention"],
        )
        for item in plain
    )
