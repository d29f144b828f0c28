"""Reads of the practice agenda; only the owner gets in."""

import json
from typing import Any

from speelruimte.capabilities.improvement.domain import (
    ItemState,
    PracticeItem,
    agenda_from_json,
    agenda_to_json,
)
from speelruimte.capabilities.improvement.models import PracticeAgenda
from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.encryption.parts import part_read


def agenda_items(actor: Actor) -> tuple[PracticeItem, ...]:
    """Her agenda; empty when there is none yet. One query.

    Raises:
        VaultClosed: her records are not open in this session.
    """
    vault = actor.opened()
    agenda = PracticeAgenda.objects.filter(owner_tag=vault.owner_tag).first()
    if agenda is None:
        return ()
    return agenda_from_json(json.loads(part_read(agenda, part="items", vault=vault) or "[]"))


def chosen_item(actor: Actor) -> PracticeItem | None:
    """The one thing she practises now, if she chose one."""
    return next((item for item in agenda_items(actor) if item.state is ItemState.CHOSEN), None)


def own_export(actor: Actor) -> list[dict[str, Any]]:
    """Everything that is stored of her agenda, as plain values."""
    return agenda_to_json(agenda_items(actor))
