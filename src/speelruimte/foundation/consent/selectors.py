"""Which leaflet and which rules hold for a municipality."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from speelruimte.foundation.consent.domain import LeafletText, LegalBasis, Policy, Section, sections_of
from speelruimte.foundation.consent.models import ConversationPolicy, Leaflet
from speelruimte.foundation.consent.standard import standard_leaflet
from speelruimte.foundation.organisations.models import Municipality
from speelruimte.kernel.errors import NotAllowed


def current_leaflet(*, municipality_id: UUID, on: date) -> LeafletText | None:
    """The leaflet that holds on a day: the municipality's own latest one, else the standard text; None before that."""
    leaflet = (
        Leaflet.objects.filter(municipality_id=municipality_id, valid_since__lte=on).order_by("-valid_since").first()
    )
    if leaflet is not None:
        return LeafletText(leaflet.version, leaflet.valid_since, leaflet.body_nl, leaflet.body_en)
    standard = standard_leaflet()
    return standard if standard.valid_since <= on else None


def policy_of(*, municipality_id: UUID) -> Policy:
    """The rules for conversations of a municipality."""
    row = ConversationPolicy.objects.filter(municipality_id=municipality_id).first()
    if row is None:
        return Policy()
    return Policy(LegalBasis(row.legal_basis), row.text_days, row.codes_days, row.told_required, row.checked_by_counsel)


@dataclass(frozen=True, slots=True)
class LeafletPage:
    """What consent/leaflet.html shows.

    Args:
        municipality: its name.
        slug: its short name, for the address in the other language.
        theme: its theme.
        sections: the leaflet in one language.
        version: version of the text.
        policy: the rules of the municipality: periods and legal basis.
    """

    municipality: str
    slug: str
    theme: str
    sections: tuple[Section, ...]
    version: str
    policy: Policy


def leaflet_page(*, slug: str, on: date, language: str) -> LeafletPage:
    """The leaflet of a municipality, for everyone, in "nl" or "en". Three queries.

    Raises:
        NotAllowed: no such municipality, or no leaflet on that day.
    """
    municipality = Municipality.objects.filter(slug=slug).first()
    leaflet = current_leaflet(municipality_id=municipality.pk, on=on) if municipality else None
    if municipality is None or leaflet is None:
        raise NotAllowed
    return LeafletPage(
        municipality=municipality.name,
        slug=slug,
        theme=municipality.theme,
        sections=sections_of(leaflet.body_en if language == "en" else leaflet.body_nl),
        version=leaflet.version,
        policy=policy_of(municipality_id=municipality.pk),
    )


@dataclass(frozen=True, slots=True)
class LeafletsPage:
    """What consent/rules.html shows.

    Args:
        slug: short name of the municipality, for the address of the leaflet.
        policy: the rules that hold now.
        current: the leaflet that holds on the day.
        published: the municipality's own versions, the latest first: (version, first day).
    """

    slug: str
    policy: Policy
    current: LeafletText | None
    published: tuple[tuple[str, date], ...]


def leaflets_page(*, municipality_id: UUID, on: date) -> LeafletsPage:
    """The rules and leaflets of a municipality, for its administrator. Four queries."""
    published = Leaflet.objects.filter(municipality_id=municipality_id).order_by("-valid_since")
    return LeafletsPage(
        slug=Municipality.objects.values_list("slug", flat=True).get(pk=municipality_id),
        policy=policy_of(municipality_id=municipality_id),
        current=current_leaflet(municipality_id=municipality_id, on=on),
        published=tuple(published.values_list("version", "valid_since")),
    )
