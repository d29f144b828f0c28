"""One maker per kind of record in the access matrix: it makes a record of somebody and says what its address needs.

A new kind of record adds one line to RECORDS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from speelruimte.capabilities.conversations.domain.record import ConversationRecord, Door, Kind
from speelruimte.capabilities.conversations.services import conversation_save
from speelruimte.engines.mi.codes import Code
from speelruimte.engines.mi.transcript import Language, Transcript, Turn, Voice
from speelruimte.foundation.access.actor import actor_for
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.organisations.models import Membership

TODAY = date(2026, 11, 24)
AddressParts = dict[str, object]


@dataclass(frozen=True)
class Owner:
    """Somebody with records: her account, her opened vault and her place."""

    user: User
    vault: Vault
    membership: Membership


def saved_conversation(owner: Owner) -> UUID:
    """A practice conversation of two lines, coded and sealed with her key."""
    words = ((Voice.PROFESSIONAL, "Hoe was de cursus voor je?"), (Voice.CLIENT, "Daar ga ik graag mee verder."))
    transcript = Transcript(tuple(Turn(voice, text) for voice, text in words), Language.DUTCH)
    record = ConversationRecord("Oefening", TODAY, Kind.PRACTICE, Door.MEMORY, Language.DUTCH)
    actor = actor_for(user_id=owner.user.pk, day=TODAY, vault=owner.vault)
    return conversation_save(actor, conversation_id=uuid4(), record=record, transcript=transcript, today=TODAY)


RECORDS: dict[str, Callable[[Owner], AddressParts]] = {
    "none": lambda owner: {},
    "person": lambda owner: {"user_id": owner.user.pk},
    "membership": lambda owner: {"membership_id": owner.membership.pk},
    "team": lambda owner: {"team_id": owner.membership.team_id},
    "department": lambda owner: {"department_id": owner.membership.department_id},
    "leaflet": lambda owner: {"slug": owner.membership.municipality.slug},
    "door": lambda owner: {"door": "memory"},
    "pattern_turn": lambda owner: {"record": 1, "position": 0},
    "conversation": lambda owner: {"conversation_id": saved_conversation(owner)},
    "turn": lambda owner: {"conversation_id": saved_conversation(owner), "position": 0},
    "password_link": lambda owner: {"token": "een-link-die-niet-bestaat"},
}


# What is sent where an empty form would be refused before anybody looks whose record it is.
SENT: dict[str, dict[str, str]] = {
    "conversations:code-correct": {"replaced": Code.QUESTION_CLOSED.value, "code": Code.QUESTION_OPEN.value},
}


def of_nobody(parts: AddressParts) -> AddressParts:
    """The same kind of address for a record that does not exist."""
    return {name: uuid4() if hasattr(value, "hex") else value for name, value in parts.items()}
