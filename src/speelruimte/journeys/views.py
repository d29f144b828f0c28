"""Pages where capabilities meet: her practice agenda and her data."""

import json

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from speelruimte.capabilities.conversations.domain.draft import text_without_identifiers
from speelruimte.capabilities.improvement import services as improvement_services
from speelruimte.capabilities.improvement.domain import ItemState
from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.access.signed_in import SignedInRequest, signed_in
from speelruimte.foundation.audit.domain import OwnerEventKind
from speelruimte.foundation.audit.services import event_record
from speelruimte.journeys import my_data, practice_agenda
from speelruimte.kernel.errors import InvalidInput
from speelruimte.kernel.topics import Topic

INTENTION_AT_MOST = 500


@require_GET
@never_cache
@signed_in
def agenda(request: SignedInRequest) -> HttpResponse:
    """What she practises, and what her conversations propose."""
    practice_agenda.agenda_refresh(request.actor, today=timezone.localdate())
    return render(request, "journeys/agenda.html", {"page": practice_agenda.agenda_page(request.actor)})


@require_POST
@never_cache
@signed_in
def agenda_choose(request: SignedInRequest) -> HttpResponse:
    """Keep her decision on one topic."""
    try:
        topic, state = Topic(request.POST.get("topic", "")), ItemState(request.POST.get("state", ""))
    except ValueError:
        return redirect("journeys:agenda")
    intention = request.POST.get("intention", "")[:INTENTION_AT_MOST]
    try:
        improvement_services.agenda_choose(
            request.actor,
            topic=topic,
            state=state,
            today=timezone.localdate(),
            intention=text_without_identifiers(intention, language=Language.DUTCH),
        )
    except InvalidInput:
        messages.error(request, _("That is not on your agenda any more."))
    return redirect("journeys:agenda")


@require_GET
@never_cache
@signed_in
def data(request: SignedInRequest) -> HttpResponse:
    """Everything that is kept of her, in one place."""
    export = my_data.own_export(request.actor)
    return render(request, "journeys/my_data.html", {"number": len(export["conversations"])})


@require_POST
@never_cache
@signed_in
def data_export(request: SignedInRequest) -> HttpResponse:
    """Everything that is kept of her, as a file for herself."""
    event_record(vault=request.actor.opened(), kind=OwnerEventKind.RECORDS_EXPORTED, on=timezone.localdate())
    content = json.dumps(my_data.own_export(request.actor), ensure_ascii=False, indent=2)
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="speelruimte.json"'
    return response
