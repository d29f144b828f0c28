"""Adding lines to the logs, and letting them go when their period is over."""

import json
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils.timezone import make_aware

from speelruimte.foundation.audit.domain import (
    ADMIN_EVENTS_KEPT,
    OWNER_EVENTS_KEPT,
    AdminEventKind,
    OwnerEventKind,
)
from speelruimte.foundation.audit.models import AdminEvent, OwnerEvent
from speelruimte.foundation.encryption.parts import part_write
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.encryption.services import sealed_rows_erase

# Every line is made equally long before it is sealed: otherwise its length would tell what happened.
LINE_LENGTH = 96


@transaction.atomic
def event_record(*, vault: Vault, kind: OwnerEventKind, on: date) -> None:
    """Add a line to the log of the owner of this vault; nobody else can read it."""
    event = OwnerEvent(owner_tag=vault.owner_tag, created_on=on)
    part_write(event, part="line", text=json.dumps({"kind": kind}).ljust(LINE_LENGTH), vault=vault)
    event.save()


@transaction.atomic
def owner_events_erase(owner_tag: str) -> int:
    """Erase the whole log of one owner; returns the number of lines."""
    return sealed_rows_erase(OwnerEvent.objects.filter(owner_tag=owner_tag))


@transaction.atomic
def owner_events_expire(*, on: date) -> int:
    """Erase every owner's lines that on this day are older than a year; returns the number of lines."""
    return sealed_rows_erase(OwnerEvent.objects.filter(created_on__lt=on - OWNER_EVENTS_KEPT))


@transaction.atomic
def admin_event_record(
    *, actor_id: UUID, municipality_id: UUID, kind: AdminEventKind, about_id: UUID | None = None, at: datetime
) -> None:
    """Add to the log of administration what an administrator did.

    Args:
        actor_id: the administrator.
        municipality_id: where.
        kind: what.
        about_id: the person, membership, team or leaflet that it was about; never a record of a professional.
        at: when, aware.
    """
    AdminEvent.objects.create(actor_id=actor_id, municipality_id=municipality_id, kind=kind, about_id=about_id, at=at)


@transaction.atomic
def admin_events_expire(*, on: date) -> int:
    """Delete the lines of administration that on this day are older than eighteen months; returns how many."""
    before = make_aware(datetime.combine(on - ADMIN_EVENTS_KEPT, time.min))
    expired = AdminEvent.objects.filter(at__lt=before)
    return expired._raw_delete(expired.db)
