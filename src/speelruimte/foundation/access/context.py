"""What every page shows of the place where she is: the municipality and its theme."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils import timezone

from speelruimte.foundation.access.actor import Actor, actor_of
from speelruimte.foundation.organisations.selectors import municipalities_of_user, municipality_of
from speelruimte.kernel.errors import NotAllowed


def place(request: HttpRequest) -> dict[str, str | Callable[[], bool]]:
    """Name and theme of the municipality of who is signed in; nothing for anybody else.

    Puts the actor on the request where the view did not, so that the menu is the same on every page.
    """
    try:
        actor = getattr(request, "actor", None)
        here = actor if isinstance(actor, Actor) else actor_of(request)
        municipality = municipality_of(municipality_id=here.municipality_id)
    except NotAllowed:
        return {}
    setattr(request, "actor", here)  # noqa: B010  (a request of Django has no such attribute by itself)
    return {
        "municipality": municipality.name,
        "theme": municipality.theme,
        "works_elsewhere_too": lambda: _works_elsewhere_too(here),  # asked only by a page that shows it
    }


def _works_elsewhere_too(actor: Actor) -> bool:
    return len(municipalities_of_user(user_id=actor.user_id, day=timezone.localdate())) > 1
