"""The page that says who can see what, and the choice of a municipality for who works for several."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from speelruimte.foundation.access.actor import SESSION_MUNICIPALITY
from speelruimte.foundation.access.matrix import matrix
from speelruimte.foundation.access.sight import hers_alone, sights
from speelruimte.foundation.access.signed_in import SignedInRequest, signed_in
from speelruimte.foundation.accounts.redirects import NEXT, safe_next
from speelruimte.foundation.organisations.selectors import municipalities_of_user

MATRIX_TEST = "tests/access_matrix/test_matrix.py"


@require_safe
def what_can_my_leader_see(request: HttpRequest) -> HttpResponse:
    """What a leader, a colleague and an administrator see of her, from the matrix; also to read before signing in."""
    rows, language = matrix(), request.LANGUAGE_CODE
    context = {
        "hers_alone": hers_alone(rows, language=language),
        "sights": sights(rows, language=language),
        "rows": len(rows),
        "test": MATRIX_TEST,
    }
    return render(request, "access/what_can_my_leader_see.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def municipality(request: SignedInRequest) -> HttpResponse:
    """Choose for which municipality to work now; one where she does not belong changes nothing (see `actor_for`)."""
    if request.method == "POST":
        request.session[SESSION_MUNICIPALITY] = request.POST.get("municipality", "")
        return HttpResponseRedirect(safe_next(request, request.POST.get(NEXT, "")))
    places = municipalities_of_user(user_id=request.actor.user_id, day=timezone.localdate())
    context = {"places": places, "here": request.actor.municipality_id}
    return render(request, "access/municipality.html", context)
