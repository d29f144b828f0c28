"""What a functional administrator sets for conversations: the rules and the leaflet. Each change is in the log."""

from datetime import date, datetime

from django.db import transaction

from speelruimte.foundation.access.actor import Actor
from speelruimte.foundation.audit.domain import AdminEventKind
from speelruimte.foundation.audit.services import admin_event_record
from speelruimte.foundation.consent.domain import Policy
from speelruimte.foundation.consent.services import leaflet_publish, policy_set
from speelruimte.foundation.organisations.roles import Role
from speelruimte.kernel.errors import InvalidInput


@transaction.atomic
def rules_change(actor: Actor, *, policy: Policy, at: datetime) -> None:
    """Set the rules of the administrator's own municipality.

    Raises:
        NotAllowed: the actor is no administrator there.
    """
    actor.must_be(Role.ADMINISTRATOR)
    policy_set(municipality_id=actor.municipality_id, policy=policy)
    admin_event_record(
        actor_id=actor.user_id,
        municipality_id=actor.municipality_id,
        kind=AdminEventKind.POLICY_CHANGED,
        at=at,
    )


@transaction.atomic
def leaflet_add(
    actor: Actor, *, version: str, valid_since: date, body_nl: str, body_en: str, today: date, at: datetime
) -> None:
    """Publish a leaflet for the administrator's own municipality, from today or a later day on.

    Raises:
        NotAllowed: the actor is no administrator there.
        InvalidInput: "leaflet_begins_in_past", or see `leaflet_publish`.
    """
    actor.must_be(Role.ADMINISTRATOR)
    if valid_since < today:
        raise InvalidInput("leaflet_begins_in_past", found=valid_since.isoformat())
    leaflet_id = leaflet_publish(
        municipality_id=actor.municipality_id,
        version=version,
        valid_since=valid_since,
        body_nl=body_nl,
        body_en=body_en,
    )
    admin_event_record(
        actor_id=actor.user_id,
        municipality_id=actor.municipality_id,
        kind=AdminEventKind.LEAFLET_PUBLISHED,
        about_id=leaflet_id,
        at=at,
    )
