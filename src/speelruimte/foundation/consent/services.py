"""Publishing leaflets and setting the rules for conversations.

Who may do this (an administrator of the municipality) is for the caller to check: these services also fill a
demonstration.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from speelruimte.foundation.consent.domain import LegalBasis, Policy, sections_of
from speelruimte.foundation.consent.models import ConversationPolicy, Leaflet
from speelruimte.foundation.consent.standard import standard_leaflet
from speelruimte.kernel.errors import InvalidInput


@transaction.atomic
def policy_set(*, municipality_id: UUID, policy: Policy) -> None:
    """Set the rules of a municipality; what was kept before keeps its own dates."""
    ConversationPolicy.objects.update_or_create(
        municipality_id=municipality_id,
        defaults={
            "legal_basis": LegalBasis(policy.legal_basis).value,
            "text_days": policy.text_days,
            "codes_days": policy.codes_days,
            "told_required": policy.told_required,
            "checked_by_counsel": policy.checked_by_counsel,
        },
    )


@transaction.atomic
def leaflet_publish(*, municipality_id: UUID, version: str, valid_since: date, body_nl: str, body_en: str) -> UUID:
    """Publish a leaflet of the municipality's own; an earlier version stays readable for who was told with it.

    Raises:
        InvalidInput: "leaflet_empty" without text in both languages, "leaflet_version_missing",
            "leaflet_version_taken" or "leaflet_day_taken".
    """
    if not version.strip():
        raise InvalidInput("leaflet_version_missing")
    if not (sections_of(body_nl) and sections_of(body_en)):
        raise InvalidInput("leaflet_empty")
    published = Leaflet.objects.filter(municipality_id=municipality_id)
    if version.strip() == standard_leaflet().version or published.filter(version=version.strip()).exists():
        raise InvalidInput("leaflet_version_taken", found=version.strip())
    if published.filter(valid_since=valid_since).exists():
        raise InvalidInput("leaflet_day_taken", found=valid_since.isoformat())
    leaflet = Leaflet.objects.create(
        municipality_id=municipality_id,
        version=version.strip(),
        valid_since=valid_since,
        body_nl=body_nl,
        body_en=body_en,
    )
    return leaflet.pk
