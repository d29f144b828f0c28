"""What the frame of a page shows around its content: municipality, theme, person."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template import Context
from django.utils.crypto import salted_hmac

THEMES = frozenset({"voorbeeldstad"})  # one file each: static/ui/theme-<slug>.css


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page.

    Args:
        theme_file: static path of the municipality's theme, empty for our own.
        municipality: its name, empty when nobody is signed in.
        person: name in the user menu, empty when nobody is signed in.
        draft_owner: tells drafts of two people in one browser tab apart; says nothing about who they are.
        roles: what she is in this municipality today, as texts ("professional", "administrator", …).
    """

    theme_file: str = ""
    municipality: str = ""
    person: str = ""
    draft_owner: str = ""
    roles: frozenset[str] = frozenset()

    @property
    def administers(self) -> bool:
        """Whether she manages people and settings."""
        return "administrator" in self.roles

    @property
    def practises(self) -> bool:
        """Whether she may look back on conversations of her own; yes while her roles are not known on a page."""
        return not self.roles or bool(self.roles & {"professional", "team_leader"})


def frame_of(context: Context) -> Frame:
    """The frame for the page that is being rendered; asks the database nothing.

    Takes from the context `theme` (a slug), `municipality` (a name) and `roles`, which a context
    processor sets; without `roles` it looks at `request.actor`.
    """
    request = context.get("request")
    user = getattr(request, "user", None)
    theme = theme_file(str(context.get("theme") or ""))
    if user is None or not user.is_authenticated:
        return Frame(theme_file=theme)
    roles: Iterable[object] = context.get("roles") or getattr(getattr(request, "actor", None), "roles", None) or ()
    return Frame(
        theme_file=theme,
        municipality=str(context.get("municipality") or ""),
        person=str(user),
        draft_owner=salted_hmac("speelruimte.ui.draft", str(user.pk)).hexdigest()[:16],
        roles=frozenset(str(role) for role in roles),
    )


def theme_file(slug: str) -> str:
    """The static path of a theme; empty for our own, and for one that does not exist."""
    return f"ui/theme-{slug}.css" if slug in THEMES else ""
