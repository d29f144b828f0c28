"""The page on which a professional reads her own log."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from speelruimte.foundation.audit.labels import OWNER_EVENT_LABELS
from speelruimte.foundation.audit.selectors import own_events
from speelruimte.foundation.encryption.cookie import opened_vault


@require_safe
@login_required
@never_cache
def own_log(request: HttpRequest) -> HttpResponse:
    """Her own log: what happened with her records, per day."""
    lines = own_events(vault=opened_vault(request))
    rows = [(line.on, OWNER_EVENT_LABELS[line.kind], line.times) for line in lines]
    return render(request, "audit/own_log.html", {"rows": rows})
