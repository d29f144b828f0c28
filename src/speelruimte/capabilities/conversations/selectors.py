"""Reads of conversations. Only the owner gets in; her open vault is what finds and opens them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from speelruimte.capabilities.conversations.domain.findings import (
    GOALS,
    Tally,
    TopicOnDay,
    findings_from_tallies,
    topic_tally,
)
from speelruimte.capabilities.conversations.domain.record import (
    ConversationRecord,
    coded_turns,
    record_from_json,
    record_to_json,
)
from speelruimte.capabilities.conversations.models import Conversation, ReaderNote
from speelruimte.engines.mi.codes import CodedTurn
from speelruimte.engines.mi.feedback import build_feedback
from speelruimte.engines.mi.feedback_types import Feedback
from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.encryption.parts import part_read
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.kernel.errors import NotAllowed
from speelruimte.kernel.findings import Finding
from speelruimte.kernel.topics import Topic

RECENT = 5  # conversations that count for findings


@dataclass(frozen=True, slots=True)
class ConversationLine:
    """One conversation in a list."""

    id: UUID
    record: ConversationRecord
    text_until: date
    has_text: bool


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """What conversations/conversation_detail.html shows; `feedback` is None for a plan without a talk."""

    id: UUID
    record: ConversationRecord
    feedback: Feedback | None
    text_until: date
    codes_until: date
    has_text: bool


def own_conversations(actor: Actor) -> QuerySet[Conversation]:
    """Her own rows and no others.

    Raises:
        VaultClosed: her records are not open in this session.
    """
    return Conversation.objects.filter(owner_tag=actor.opened().owner_tag)


def conversation_of(actor: Actor, *, conversation_id: UUID, to_change: bool = False) -> Conversation:
    """The one way from actor and id to a conversation; `to_change` keeps others away until the transaction ends.

    Raises:
        NotAllowed: it does not exist, or is not hers.
        VaultClosed: her records are not open in this session.
    """
    rows = own_conversations(actor).select_for_update() if to_change else own_conversations(actor)
    conversation = rows.filter(id=conversation_id).first()
    if conversation is None:
        raise NotAllowed
    return conversation


def record_of(conversation: Conversation, *, vault: Vault) -> ConversationRecord:
    """What a row says about the conversation, without its words."""
    return record_from_json(json.loads(part_read(conversation, part="record", vault=vault) or "null"))


def turns_of(conversation: Conversation, *, record: ConversationRecord, vault: Vault) -> tuple[CodedTurn, ...]:
    """The coded turns; blanked when the words have been erased."""
    texts = part_read(conversation, part="texts", vault=vault)
    return coded_turns(record, texts=tuple(json.loads(texts)) if texts is not None else None)


def conversation_list(actor: Actor) -> list[ConversationLine]:
    """Her conversations and plans, the latest first. One query."""
    vault = actor.opened()
    lines = [
        ConversationLine(row.id, record_of(row, vault=vault), row.text_until, row.texts is not None)
        for row in own_conversations(actor)
    ]
    return sorted(lines, key=lambda line: (line.record.held_on, line.id.hex), reverse=True)


def conversation_page(actor: Actor, *, conversation_id: UUID) -> ConversationPage:
    """Everything on the page of one conversation, in the language of the conversation. Two queries."""
    conversation = conversation_of(actor, conversation_id=conversation_id)
    vault = actor.opened()
    record = record_of(conversation, vault=vault)
    feedback = None
    if not record.is_prepared_only:
        feedback = build_feedback(
            turns_of(conversation, record=record, vault=vault),
            language=record.language,
            planned_style=record.planned_style,
            goal=record.goal,
            variation=_place_in_row(actor, conversation=conversation),
        )
    return ConversationPage(
        conversation.id,
        record,
        feedback,
        conversation.text_until,
        conversation.codes_until,
        conversation.texts is not None,
    )


def _place_in_row(actor: Actor, *, conversation: Conversation) -> int:
    """How many conversations of hers came before this one, so that no question comes back soon."""
    ids = own_conversations(actor).order_by("created_on", "id").values_list("id", flat=True)
    return list(ids).index(conversation.id)


def has_read_how_to(actor: Actor) -> bool:
    """Whether she read how feedback is to be read."""
    return ReaderNote.objects.filter(owner_tag=actor.opened().owner_tag).exists()


def own_findings(actor: Actor) -> list[Finding]:
    """What her latest conversations give to practise; hers only."""
    latest = _tallies(actor)[-RECENT:]
    return findings_from_tallies({topic: [tallies[topic] for _, tallies in latest] for topic in GOALS})


def topic_history(actor: Actor, *, topic: Topic) -> list[TopicOnDay]:
    """How a topic stood in each of her conversations, the oldest first; only those in which it came up."""
    return [TopicOnDay(day, tallies[topic]) for day, tallies in _tallies(actor) if tallies[topic].whole]


def own_export(actor: Actor) -> list[dict[str, Any]]:
    """Everything that is stored of her conversations, as plain values."""
    vault = actor.opened()
    exported = []
    for row in own_conversations(actor):
        record = record_of(row, vault=vault)
        texts = part_read(row, part="texts", vault=vault)
        exported.append(
            {
                "id": str(row.id),
                "created_on": row.created_on.isoformat(),
                "text_until": row.text_until.isoformat(),
                "codes_until": row.codes_until.isoformat(),
                "texts": json.loads(texts) if texts is not None else None,
                **record_to_json(record),
            }
        )
    return exported


def _tallies(actor: Actor) -> list[tuple[date, dict[Topic, Tally]]]:
    """Each coded conversation as its day and its tallies, the oldest first."""
    vault = actor.opened()
    days = [(record_of(row, vault=vault), row) for row in own_conversations(actor)]
    coded = [(record, row) for record, row in days if not record.is_prepared_only]
    coded.sort(key=lambda pair: (pair[0].held_on, pair[1].id.hex))
    return [(record.held_on, _topics(coded_turns(record, texts=None))) for record, _ in coded]


def _topics(turns: Iterable[CodedTurn]) -> dict[Topic, Tally]:
    turns = tuple(turns)
    return {topic: topic_tally(turns, topic=topic) for topic in GOALS}
