"""Pages of the frame itself: what this software is, and how its elements look."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

import speelruimte
from speelruimte.foundation.ui.patterns import pattern_page


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this software is for, what it is not for, its version and licence."""
    return render(request, "ui/about.html", {"version": speelruimte.__version__})


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Every element and its states. Exists in the demonstration and while developing, nowhere else."""
    _must_be_shown()
    return render(request, "ui/patterns.html", {"page": pattern_page(), "theme": request.GET.get("theme")})


@require_POST
def pattern_turn(request: HttpRequest, record: int, position: int) -> HttpResponse:
    """A correction on the pattern page changes nothing: 204."""
    _must_be_shown()
    return HttpResponse(status=204)


def _must_be_shown() -> None:
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
