"""Writes of the practice agenda: propose, choose, erase. Actor first; hers alone."""

import json
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction

from speelruimte.capabilities.improvement.domain import (
    ItemState,
    PracticeItem,
    agenda_to_json,
    agenda_with_choice,
    agenda_with_proposals,
)
from speelruimte.capabilities.improvement.models import PracticeAgenda
from speelruimte.capabilities.improvement.selectors import agenda_items
from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.audit.domain import OwnerEventKind
from speelruimte.foundation.audit.services import event_record
from speelruimte.foundation.encryption.parts import part_write
from speelruimte.foundation.encryption.services import sealed_rows_erase
from speelruimte.kernel.findings import Finding
from speelruimte.kernel.topics import Topic

KEPT_AFTER_LAST_CHANGE = timedelta(days=365)


@transaction.atomic
def agenda_propose(actor: Actor, *, findings: Iterable[Finding], today: date) -> tuple[PracticeItem, ...]:
    """Put the most pressing findings on her own agenda as proposals; she chooses.

    What she decided already stays as it is.
    """
    before = agenda_items(actor)
    items = agenda_with_proposals(before, findings=findings, today=today)
    if _without_days(items) == _without_days(before):
        return before
    _write(actor, items=items, today=today)
    return items


@transaction.atomic
def agenda_choose(
    actor: Actor, *, topic: Topic, state: ItemState, today: date, intention: str = ""
) -> tuple[PracticeItem, ...]:
    """Keep her decision on one topic.

    Raises:
        InvalidInput: the topic is not on her agenda.
    """
    items = agenda_with_choice(agenda_items(actor), topic=topic, state=state, today=today, intention=intention)
    _write(actor, items=items, today=today)
    event_record(vault=actor.opened(), kind=OwnerEventKind.PRACTICE_CHOSEN, on=today)
    return items


@transaction.atomic
def owner_rows_erase(owner_tag: str) -> None:
    """Destroy the agenda of one owner, also when her key is gone."""
    sealed_rows_erase(PracticeAgenda.objects.filter(owner_tag=owner_tag))


@transaction.atomic
def agendas_expire(*, today: date) -> int:
    """Destroy agendas that were not touched for a year; how many."""
    return sealed_rows_erase(PracticeAgenda.objects.filter(touched_on__lt=today - KEPT_AFTER_LAST_CHANGE))


def _write(actor: Actor, *, items: Iterable[PracticeItem], today: date) -> None:
    vault = actor.opened()
    agenda = PracticeAgenda.objects.filter(owner_tag=vault.owner_tag).first()
    agenda = agenda or PracticeAgenda(owner_tag=vault.owner_tag, created_on=today)
    agenda.touched_on = today
    part_write(agenda, part="items", text=json.dumps(agenda_to_json(items)), vault=vault)
    agenda.save()


def _without_days(items: Iterable[PracticeItem]) -> list[tuple[Topic, ItemState, float, int]]:
    return [(item.topic, item.state, item.gap, item.observations) for item in items]
