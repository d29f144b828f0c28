"""What can stand in a log: the kinds of event, and how long it is kept."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

OWNER_EVENTS_KEPT = timedelta(days=365)
ADMIN_EVENTS_KEPT = timedelta(days=548)  # eighteen months


class OwnerEventKind(StrEnum):
    """Something that happened to a professional's own records; only she reads it."""

    RECORDS_MADE = "records_made"
    RECORDS_OPENED = "records_opened"
    RECORDS_REOPENED = "records_reopened"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105  (the name of an event)
    RECOVERY_CODE_MADE = "recovery_code_made"
    CONVERSATION_SAVED = "conversation_saved"
    CONVERSATION_ERASED = "conversation_erased"
    TEXT_ERASED = "text_erased"
    CODE_CORRECTED = "code_corrected"
    PRACTICE_CHOSEN = "practice_chosen"
    RECORDS_EXPORTED = "records_exported"


class AdminEventKind(StrEnum):
    """Something that an administrator did; never about anyone's records."""

    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_BLOCKED = "person_blocked"
    PERSON_UNBLOCKED = "person_unblocked"
    RESET_LINK_SENT = "reset_link_sent"
    MEMBERSHIP_ADDED = "membership_added"
    MEMBERSHIP_CHANGED = "membership_changed"
    MEMBERSHIP_ENDED = "membership_ended"
    DEPARTMENT_ADDED = "department_added"
    DEPARTMENT_CHANGED = "department_changed"
    TEAM_ADDED = "team_added"
    TEAM_CHANGED = "team_changed"
    MUNICIPALITY_CHANGED = "municipality_changed"
    POLICY_CHANGED = "policy_changed"
    LEAFLET_PUBLISHED = "leaflet_published"


@dataclass(frozen=True, slots=True)
class OwnerEventLine:
    """One line of her own log: what, on which day, and how often that day.

    Args:
        on: the day.
        kind: what happened.
        times: at least 1.
    """

    on: date
    kind: OwnerEventKind
    times: int


def lines_per_day(events: list[tuple[date, OwnerEventKind]]) -> list[OwnerEventLine]:
    """Events counted per day and kind, the latest day first, within a day in the order of the kinds.

    >>> day = date(2026, 3, 2)
    >>> lines_per_day([(day, OwnerEventKind.CODE_CORRECTED), (day, OwnerEventKind.CODE_CORRECTED)])[0].times
    2
    """
    counts: dict[tuple[date, OwnerEventKind], int] = {}
    for event in events:
        counts[event] = counts.get(event, 0) + 1
    order = list(OwnerEventKind)
    by_day = sorted(counts, key=lambda event: (-event[0].toordinal(), order.index(event[1])))
    return [OwnerEventLine(on, kind, counts[on, kind]) for on, kind in by_day]
