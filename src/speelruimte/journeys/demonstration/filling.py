"""Fills an empty database with the demonstration, through the same services that people use."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from speelruimte.capabilities.conversations import services as conversations
from speelruimte.capabilities.conversations.domain.draft import draft_from_reading, draft_transcript
from speelruimte.capabilities.conversations.domain.record import ConversationRecord, Door, Kind, Skill
from speelruimte.capabilities.improvement import services as improvement
from speelruimte.capabilities.improvement.domain import ItemState
from speelruimte.capabilities.improvement.selectors import agenda_items
from speelruimte.engines.mi.feedback_types import Goal, Style
from speelruimte.engines.mi.readers import read_text
from speelruimte.foundation.access.actor import Actor, actor_for
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.consent.domain import Told
from speelruimte.foundation.consent.standard import standard_leaflet
from speelruimte.foundation.encryption.services import recovery_confirm, vault_create
from speelruimte.foundation.organisations.models import Department, Membership, Municipality, Team
from speelruimte.journeys.demonstration.content import (
    DemoConversation,
    DemoMunicipality,
    DemoPerson,
    demo_conversations,
    demo_municipalities,
    demo_password,
)
from speelruimte.journeys.practice_agenda import agenda_refresh
from speelruimte.kernel.topics import Topic

FIRST_DAY_AGO = timedelta(days=400)
NAMESPACE = UUID("6d0a9c1e-5a51-4f0b-9e0d-3f4f0c1b7a55")
Progress = Callable[[str], None]


def demonstration_fill(*, today: date, progress: Progress) -> dict[str, str]:
    """Fill the database; does nothing when it is filled already.

    Args:
        today: the conversations lie in the months before it.
        progress: told in a few words what is being prepared.

    Returns:
        The recovery code of everyone who has conversations, by e-mail address.
    """
    if Municipality.objects.exists():
        return {}
    progress("gemeente, teams en mensen")
    with transaction.atomic():
        for place in demo_municipalities():
            _municipality_fill(place, today=today)
    codes = {}
    for owner in sorted({talk.owner for talk in demo_conversations()}):
        codes[owner] = _owner_fill(owner, today=today, progress=progress)
    conversations.conversations_expire(today=today)
    return codes


def _municipality_fill(place: DemoMunicipality, *, today: date) -> None:
    municipality = Municipality.objects.create(name=place.name, slug=place.slug, theme=place.theme)
    department = Department.objects.create(municipality=municipality, name="Werk & Inkomen")
    names = {person.team for person in place.people if person.team}
    teams = {name: Team.objects.create(municipality=municipality, department=department, name=name) for name in names}
    hashed = User.objects.model()
    hashed.set_password(demo_password())
    for person in place.people:
        _person_fill(
            person, municipality=municipality, team=teams.get(person.team), hashed=hashed.password, today=today
        )


def _person_fill(
    person: DemoPerson, *, municipality: Municipality, team: Team | None, hashed: str, today: date
) -> None:
    user = User.objects.create(email=person.email, name=person.name, password=hashed)
    Membership.objects.create(
        user=user,
        municipality=municipality,
        department=team.department if team else None,
        team=team,
        role=person.role,
        since=today - FIRST_DAY_AGO,
    )


def _owner_fill(email: str, *, today: date, progress: Progress) -> str:
    user = User.objects.get(email=email)
    vault, code = vault_create(user_id=user.pk, password=demo_password())
    recovery_confirm(user_id=user.pk, vault=vault, recovery_code=code)
    actor = actor_for(user_id=user.pk, day=today, vault=vault)
    talks = [talk for talk in demo_conversations() if talk.owner == email]
    for number, talk in enumerate(talks, start=1):
        progress(f"gesprek {number} van {len(talks)} van {user.name}")
        _conversation_fill(actor, talk=talk, today=today)
    conversations.how_to_read_mark(actor, today=today)
    agenda_refresh(actor, today=today - timedelta(days=45))
    _choice_fill(actor, day=today - timedelta(days=45))
    return code


def _choice_fill(actor: Actor, *, day: date) -> None:
    topic = next((item.topic for item in agenda_items(actor) if item.topic is Topic.LISTENING), None)
    if topic is not None:
        improvement.agenda_choose(
            actor,
            topic=topic,
            state=ItemState.CHOSEN,
            today=day,
            intention="Eerst teruggeven wat ik hoor, dan pas vragen.",
        )


def _conversation_fill(actor: Actor, *, talk: DemoConversation, today: date) -> None:
    day = today - timedelta(days=talk.days_ago)
    draft = draft_from_reading(read_text(talk.text))
    told = {"leaflet_version": standard_leaflet().version, "on": day.isoformat(), "told": Told.TOLD_NO_OBJECTION.value}
    record = ConversationRecord(
        title=talk.title,
        held_on=day,
        kind=Kind(talk.kind),
        door=Door(talk.door),
        language=draft.language,
        goal=Goal(talk.goal),
        planned_style=Style(talk.style),
        told=told if talk.kind == Kind.CLIENT else {},
    )
    conversation_id = conversations.conversation_save(
        actor,
        conversation_id=uuid5(NAMESPACE, f"{talk.owner} {talk.days_ago} {talk.title}"),
        record=record,
        transcript=draft_transcript(draft.text, language=draft.language),
        today=day,
    )
    estimates = {Skill(skill): value for skill, value in talk.estimates.items()}
    conversations.estimate_record(actor, conversation_id=conversation_id, estimates=estimates)
