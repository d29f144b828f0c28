"""Pages of the functional administrator about conversations: the rules and the leaflet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from speelruimte.foundation.access.signed_in import SignedInRequest, role_required
from speelruimte.foundation.consent import administration
from speelruimte.foundation.consent.forms import LeafletForm, RulesForm, refuse
from speelruimte.foundation.consent.selectors import leaflets_page
from speelruimte.foundation.organisations.roles import Role
from speelruimte.kernel.errors import InvalidInput

REFUSED = 422
administrator = role_required(Role.ADMINISTRATOR)
asks_and_takes = require_http_methods(["GET", "HEAD", "POST"])


@asks_and_takes
@administrator
def rules(request: SignedInRequest) -> HttpResponse:
    """The rules for conversations of her municipality."""
    page = leaflets_page(municipality_id=request.actor.municipality_id, on=timezone.localdate())
    policy = page.policy
    initial = {name: getattr(policy, name) for name in ("checked_by_counsel", "text_days", "codes_days")}
    form = RulesForm(_posted(request), initial=initial | {"legal_basis": policy.legal_basis.value})
    if form.is_valid():
        administration.rules_change(request.actor, policy=form.policy(), at=timezone.now())
        messages.success(request, _("The rules are saved. They hold for conversations from now on."))
        return redirect("consent-settings:rules")
    context = {"form": form, "page": page}
    return render(request, "consent/rules.html", context, status=REFUSED if form.is_bound else 200)


@asks_and_takes
@administrator
def leaflet_new(request: SignedInRequest) -> HttpResponse:
    """A new version of the leaflet, beginning with the present text."""
    today = timezone.localdate()
    present = leaflets_page(municipality_id=request.actor.municipality_id, on=today).current
    initial = {"valid_since": today, "body_nl": present.body_nl, "body_en": present.body_en} if present else {}
    form = LeafletForm(_posted(request), initial=initial)
    if form.is_valid():
        try:
            administration.leaflet_add(request.actor, **form.cleaned_data, today=today, at=timezone.now())
        except InvalidInput as problem:
            refuse(form, problem)
        else:
            messages.success(request, _("The leaflet is published."))
            return redirect("consent-settings:rules")
    return render(request, "consent/leaflet_new.html", {"form": form}, status=REFUSED if form.is_bound else 200)


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
