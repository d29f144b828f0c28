"""Everything that is kept of her: see it, take it along, erase it."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from speelruimte.capabilities.conversations import selectors as conversations
from speelruimte.capabilities.conversations import services as conversation_services
from speelruimte.capabilities.improvement import selectors as improvement
from speelruimte.capabilities.improvement import services as improvement_services
from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.audit.domain import OwnerEventKind
from speelruimte.foundation.audit.selectors import own_events
from speelruimte.foundation.audit.services import event_record, owner_events_erase
from speelruimte.foundation.encryption.events import KeyEvent
from speelruimte.foundation.encryption.sealing import Vault

EXPORTS: dict[str, Callable[[Actor], list[dict[str, Any]]]] = {
    "conversations": conversations.own_export,
    "practice_agenda": improvement.own_export,
    "log": lambda actor: [
        {"on": line.on.isoformat(), "what": line.kind.value, "times": line.times}
        for line in own_events(vault=actor.opened())
    ],
}
ERASERS: tuple[Callable[[str], object], ...] = (
    conversation_services.owner_rows_erase,
    improvement_services.owner_rows_erase,
    owner_events_erase,
)


def own_export(actor: Actor) -> dict[str, list[dict[str, Any]]]:
    """Everything that is stored and only she can open, as plain values."""
    return {name: export(actor) for name, export in EXPORTS.items()}


def owner_rows_erase(owner_tag: str) -> None:
    """Destroy every owner-only row of one owner; her key goes separately."""
    for erase in ERASERS:
        erase(owner_tag)


KEY_EVENTS: dict[KeyEvent, OwnerEventKind] = {
    KeyEvent.OPENED: OwnerEventKind.RECORDS_OPENED,
    KeyEvent.REOPENED: OwnerEventKind.RECORDS_REOPENED,
    KeyEvent.RECOVERY_CODE_MADE: OwnerEventKind.RECOVERY_CODE_MADE,
    KeyEvent.BEGUN_ANEW: OwnerEventKind.RECORDS_MADE,
}


def key_event_record(vault: Vault, event: KeyEvent) -> None:
    """Write down in her own log what happened to her key."""
    event_record(vault=vault, kind=KEY_EVENTS[event], on=timezone.localdate())
