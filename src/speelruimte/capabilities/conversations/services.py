"""Writes of conversations: save, plan, correct, estimate, reflect, erase. Actor first; hers alone."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from speelruimte.capabilities.conversations.domain.record import (
    ConversationRecord,
    Door,
    Kind,
    ReflectionQuestion,
    Skill,
    record_corrected,
    record_to_json,
    record_with_turns,
)
from speelruimte.capabilities.conversations.models import Conversation, ReaderNote
from speelruimte.capabilities.conversations.selectors import conversation_of, record_of
from speelruimte.engines.mi.codes import Code
from speelruimte.engines.mi.coding import code_transcript
from speelruimte.engines.mi.feedback_types import Goal, Style
from speelruimte.engines.mi.transcript import Language, Transcript
from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.audit.domain import OwnerEventKind
from speelruimte.foundation.audit.services import event_record
from speelruimte.foundation.consent.selectors import policy_of
from speelruimte.foundation.encryption.parts import part_write
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.encryption.services import sealed_erase, sealed_rows_erase
from speelruimte.kernel.errors import InvalidInput, NotAllowed


def conversation_save(
    actor: Actor, *, conversation_id: UUID, record: ConversationRecord, transcript: Transcript, today: date
) -> UUID:
    """Code a conversation and store it sealed; sending the same one twice stores it once.

    Args:
        conversation_id: made with the form, so that a second click finds the first.
        record: what is about the conversation; its codes are filled in here.
        transcript: identifiers already replaced and checked by her.

    Raises:
        InvalidInput: a conversation with a client without a record that the client was told.
        NotAllowed: the id is of somebody else's conversation.
    """
    if record.kind is Kind.CLIENT and not record.told:
        raise InvalidInput("not_told")
    coded = record_with_turns(record, turns=code_transcript(transcript))
    texts = json.dumps([turn.text for turn in transcript.turns])
    try:
        return _store(actor, conversation_id=conversation_id, record=coded, texts=texts, today=today)
    except IntegrityError:  # a second click was between looking and storing; now it finds the first
        return _store(actor, conversation_id=conversation_id, record=coded, texts=texts, today=today)


def conversation_plan(
    actor: Actor,
    *,
    title: str,
    goal: Goal | None,
    planned_style: Style | None,
    language: Language,
    today: date,
) -> UUID:
    """Keep a plan for a conversation that is still to come."""
    plan = ConversationRecord(title, today, Kind.CLIENT, Door.MEMORY, language, goal=goal, planned_style=planned_style)
    return _store(actor, conversation_id=uuid4(), record=plan, texts=None, today=today)


@transaction.atomic
def _store(actor: Actor, *, conversation_id: UUID, record: ConversationRecord, texts: str | None, today: date) -> UUID:
    vault = actor.opened()
    existing = Conversation.objects.select_for_update().filter(id=conversation_id).first()
    if existing is not None and existing.owner_tag != vault.owner_tag:
        raise NotAllowed
    if existing is not None and not record_of(existing, vault=vault).is_prepared_only:
        return existing.id
    policy = policy_of(municipality_id=actor.municipality_id)
    conversation = existing or Conversation(id=conversation_id, owner_tag=vault.owner_tag, created_on=today)
    conversation.text_until = today + timedelta(days=min(policy.text_days, policy.codes_days))
    conversation.codes_until = today + timedelta(days=policy.codes_days)
    _write_record(conversation, record=record, vault=vault)
    if texts is not None:
        part_write(conversation, part="texts", text=texts, vault=vault)
    conversation.save()
    event_record(vault=vault, kind=OwnerEventKind.CONVERSATION_SAVED, on=today)
    return conversation.id


def _write_record(conversation: Conversation, *, record: ConversationRecord, vault: Vault) -> None:
    part_write(conversation, part="record", text=json.dumps(record_to_json(record)), vault=vault)


@transaction.atomic
def _change(actor: Actor, *, conversation_id: UUID, change: Callable[[ConversationRecord], ConversationRecord]) -> None:
    """Read, change and seal one record of hers again, under a fresh key; the row is locked, so no change is lost."""
    conversation = conversation_of(actor, conversation_id=conversation_id, to_change=True)
    vault = actor.opened()
    _write_record(conversation, record=change(record_of(conversation, vault=vault)), vault=vault)
    conversation.save(update_fields=["record_key", "record_ciphertext"])


@transaction.atomic
def code_correct(
    actor: Actor, *, conversation_id: UUID, position: int, replaced: Code, code: Code, today: date
) -> None:
    """Put her code on a turn; what she says wins and is what is kept.

    Raises:
        InvalidInput: no such turn or code.
    """
    _change(
        actor,
        conversation_id=conversation_id,
        change=lambda record: record_corrected(record, position=position, replaced=replaced, code=code),
    )
    event_record(vault=actor.opened(), kind=OwnerEventKind.CODE_CORRECTED, on=today)


def estimate_record(actor: Actor, *, conversation_id: UUID, estimates: Mapping[Skill, int]) -> None:
    """Keep her own estimate, given before she saw the feedback.

    Raises:
        InvalidInput: a value outside 0..10.
    """
    for value in estimates.values():
        if not 0 <= value <= 10:
            raise InvalidInput("estimate_outside_range", found=str(value))
    _change(actor, conversation_id=conversation_id, change=lambda record: replace(record, estimates=dict(estimates)))


def reflection_record(actor: Actor, *, conversation_id: UUID, answers: Mapping[ReflectionQuestion, str]) -> None:
    """Keep her answers to the five questions; identifiers already replaced."""
    _change(actor, conversation_id=conversation_id, change=lambda record: replace(record, reflection=dict(answers)))


@transaction.atomic
def text_erase(actor: Actor, *, conversation_id: UUID, today: date) -> None:
    """Destroy the words of a conversation and their key now; the codes stay until their own day."""
    conversation = conversation_of(actor, conversation_id=conversation_id)
    sealed_erase(conversation, part="texts")
    event_record(vault=actor.opened(), kind=OwnerEventKind.TEXT_ERASED, on=today)


@transaction.atomic
def conversation_erase(actor: Actor, *, conversation_id: UUID, today: date) -> None:
    """Destroy a conversation: its keys, its words, its codes."""
    conversation = conversation_of(actor, conversation_id=conversation_id)
    sealed_rows_erase(Conversation.objects.filter(pk=conversation.pk))
    event_record(vault=actor.opened(), kind=OwnerEventKind.CONVERSATION_ERASED, on=today)


@transaction.atomic
def how_to_read_mark(actor: Actor, *, today: date) -> None:
    """Remember that she read how feedback is to be read."""
    ReaderNote.objects.get_or_create(owner_tag=actor.opened().owner_tag, defaults={"created_on": today})


@transaction.atomic
def owner_rows_erase(owner_tag: str) -> None:
    """Destroy everything of one owner, also when her key is gone."""
    sealed_rows_erase(Conversation.objects.filter(owner_tag=owner_tag))
    ReaderNote.objects.filter(owner_tag=owner_tag).delete()


@transaction.atomic
def conversations_expire(*, today: date) -> tuple[int, int]:
    """Erase words and conversations whose period is over, whoever they are of.

    Returns:
        How many lost their words, and how many are gone.
    """
    gone = sealed_rows_erase(Conversation.objects.filter(codes_until__lt=today))
    worded = Conversation.objects.filter(text_until__lt=today, texts_key__isnull=False)
    words = worded.count()
    for conversation in worded.iterator():
        sealed_erase(conversation, part="texts")
    return words, gone
