"""The leaflet that a client can read, print or be shown; no sign-in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from speelruimte.foundation.consent.selectors import leaflet_page
from speelruimte.kernel.errors import NotAllowed


@require_safe
def leaflet(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """The leaflet of one municipality, the whole page in the language of the address."""
    try:
        page = leaflet_page(slug=slug, on=timezone.localdate(), language=language)
    except NotAllowed:
        raise Http404 from None
    context = {"page": page, "municipality": page.municipality, "theme": page.theme}
    with translation.override(language):
        return render(request, "consent/leaflet.html", context)
