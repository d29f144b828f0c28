"""An owner with an open vault, and conversations of hers, for tests of every package."""

from datetime import date
from uuid import UUID, uuid4

from django.test import Client

from speelruimte.capabilities.conversations.domain.draft import draft_from_reading, draft_transcript
from speelruimte.capabilities.conversations.domain.record import ConversationRecord, Door, Kind
from speelruimte.capabilities.conversations.services import conversation_save
from speelruimte.engines.mi.readers import read_text
from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.access.actor import Actor, actor_for
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.encryption.services import recovery_confirm, vault_create
from speelruimte.foundation.organisations.models import Team
from speelruimte.foundation.organisations.tests.factories import PASSWORD, make_person

TODAY = date(2026, 11, 24)
TOLD = {"leaflet_version": "1", "on": "2026-11-23", "told": "told_no_objection"}
SIX_LINES = """\
Jij: Wat zou u zelf het liefste willen doen?
Klant: Ik wil graag weer werken, als de opvang geregeld is.
Jij: U wilt weer werken, zodra de opvang er is.
Klant: Ja, precies.
Jij: Heeft u al gebeld met de opvang?
Klant: Nee, nog niet.
"""


def make_owner(*, team: Team | None = None) -> tuple[User, Actor]:
    """A professional with an open vault and a kept recovery code."""
    user = make_person(team=team)
    vault, code = vault_create(user_id=user.pk, password=PASSWORD)
    recovery_confirm(user_id=user.pk, vault=vault, recovery_code=code)
    return user, actor_for(user_id=user.pk, day=TODAY, vault=vault)


def make_conversation(
    actor: Actor, text: str = SIX_LINES, *, today: date = TODAY, conversation_id: UUID | None = None, **about: object
) -> UUID:
    """A saved conversation of the actor."""
    known = {
        "title": "Plan besproken",
        "held_on": today,
        "kind": Kind.CLIENT,
        "door": Door.MEMORY,
        "language": Language.DUTCH,
        "told": TOLD,
    }
    draft = draft_from_reading(read_text(text))
    return conversation_save(
        actor,
        conversation_id=conversation_id or uuid4(),
        record=ConversationRecord(**{**known, **about}),
        transcript=draft_transcript(draft.text, language=draft.language),
        today=today,
    )


def signed_in_client(user: User) -> Client:
    """A browser in which she signed in through the page, so that her key came along."""
    client = Client()
    answer = client.post("/aanmelden/", {"username": user.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    return client
