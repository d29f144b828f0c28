"""What every page shows of the place where she is: the municipality and its theme."""

from django.http import HttpRequest

from speelruimte.foundation.access.actor import Actor, actor_of
from speelruimte.foundation.organisations.selectors import municipality_of
from speelruimte.kernel.errors import NotAllowed


def place(request: HttpRequest) -> dict[str, str]:
    """Name and theme of the municipality of who is signed in; nothing for anybody else."""
    try:
        actor = getattr(request, "actor", None)
        here = actor if isinstance(actor, Actor) else actor_of(request)
        municipality = municipality_of(municipality_id=here.municipality_id)
    except NotAllowed:
        return {}
    return {"municipality": municipality.name, "theme": municipality.theme}
