"""Reading the logs: an owner her own, an administrator the one of the municipality."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from speelruimte.foundation.audit.domain import AdminEventKind, OwnerEventKind, OwnerEventLine, lines_per_day
from speelruimte.foundation.audit.labels import ADMIN_EVENT_LABELS
from speelruimte.foundation.audit.models import AdminEvent, OwnerEvent
from speelruimte.foundation.encryption.parts import part_read
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.encryption.selectors import owner_rows

LATEST = 200


@dataclass(frozen=True, slots=True)
class AdminEventLine:
    """One line of the log of administration.

    Args:
        at: when.
        kind: what kind of thing.
        label: the same in words.
        actor_id: who did it.
        about_id: which person, membership, team or leaflet; None when it is about the municipality as a whole.
    """

    at: datetime
    kind: AdminEventKind
    label: str
    actor_id: UUID
    about_id: UUID | None


def own_events(*, vault: Vault) -> list[OwnerEventLine]:
    """The log of the owner of this vault, latest day first. One query."""
    return lines_per_day([_opened(event, vault=vault) for event in owner_rows(OwnerEvent.objects.all(), vault=vault)])


def admin_events(*, municipality_id: UUID, limit: int = LATEST) -> list[AdminEventLine]:
    """What administrators of one municipality did, latest first, at most `limit` lines. One query."""
    events = AdminEvent.objects.filter(municipality_id=municipality_id).order_by("-at", "pk")[:limit]
    return [
        AdminEventLine(event.at, kind, str(ADMIN_EVENT_LABELS[kind]), event.actor_id, event.about_id)
        for event in events
        if (kind := AdminEventKind(event.kind))
    ]


def _opened(event: OwnerEvent, *, vault: Vault) -> tuple[date, OwnerEventKind]:
    line = json.loads(part_read(event, part="line", vault=vault) or "{}")
    return event.created_on, OwnerEventKind(line["kind"])
