"""What every page shows of the place where she is: the municipality and its theme."""

from django.http import HttpRequest

from speelruimte.foundation.access.actor import Actor, actor_of
from speelruimte.foundation.organisations.selectors import municipality_of
from speelruimte.kernel.errors import NotAllowed


def place(request: HttpRequest) -> dict[str, str]:
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
    return {"municipality": municipality.name, "theme": municipality.theme}
