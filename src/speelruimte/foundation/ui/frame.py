"""What the frame of a page shows around its content: municipality, theme, person."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.template import Context
from django.utils.crypto import salted_hmac

from speelruimte.foundation.access.actor import Actor, actor_of
from speelruimte.foundation.organisations.models import Municipality
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.selectors import municipality_of
from speelruimte.kernel.errors import NotAllowed

THEMES = frozenset({"voorbeeldstad"})  # one file each: static/ui/theme-<slug>.css


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page.

    Args:
        theme_file: static path of the municipality's theme, empty for our own.
        municipality: its name, empty when nobody is signed in.
        person: name in the user menu, empty when nobody is signed in.
        draft_owner: tells drafts of two people in one browser tab apart; says nothing about who they are.
        roles: what she is in this municipality today.
    """

    theme_file: str = ""
    municipality: str = ""
    person: str = ""
    draft_owner: str = ""
    roles: frozenset[Role] = frozenset()

    @property
    def administers(self) -> bool:
        """Whether she manages people and settings."""
        return Role.ADMINISTRATOR in self.roles

    @property
    def works_with_clients(self) -> bool:
        """Whether she holds conversations herself."""
        return Role.PROFESSIONAL in self.roles


def frame_of(context: Context) -> Frame:
    """The frame for the page that is being rendered.

    A page may set `theme` (a slug) itself. Costs one query when the view has set `request.actor`, two
    when it has not, none when nobody is signed in.
    """
    request = context.get("request")
    theme = context.get("theme")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return Frame(theme_file=theme_file(str(theme or "")))
    actor = request_actor(request)
    municipality = _municipality(actor)
    own_theme = municipality.theme if municipality else ""
    return Frame(
        theme_file=theme_file(str(theme if theme is not None else own_theme)),
        municipality=municipality.name if municipality else "",
        person=str(user),
        draft_owner=salted_hmac("speelruimte.ui.draft", str(user.pk)).hexdigest()[:16],
        roles=actor.roles if actor else frozenset(),
    )


def theme_file(slug: str) -> str:
    """The static path of a theme; empty for our own, and for one that does not exist."""
    return f"ui/theme-{slug}.css" if slug in THEMES else ""


def request_actor(request: HttpRequest) -> Actor | None:
    """The actor of a request, None when nobody is signed in or she belongs nowhere today."""
    known = getattr(request, "actor", None)
    if isinstance(known, Actor):
        return known
    try:
        return actor_of(request)
    except NotAllowed:
        return None


def _municipality(actor: Actor | None) -> Municipality | None:
    try:
        return municipality_of(municipality_id=actor.municipality_id) if actor else None
    except NotAllowed:
        return None
