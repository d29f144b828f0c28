"""What somebody sees when something is not there, is closed, or goes wrong; and the one line that the log gets."""

import logging
import secrets
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from speelruimte.foundation.access.log_lines import error_trail, route_of
from speelruimte.foundation.accounts.redirects import NEXT, page_to_return_to
from speelruimte.kernel.errors import NotAllowed, VaultClosed

_log = logging.getLogger("speelruimte.errors")
GetResponse = Callable[[HttpRequest], HttpResponse]


class ErrorsMiddleware:
    """Turns what a view raises into an answer.

    NotAllowed: the page of something that does not exist (404), the same words for both.
    VaultClosed: the page where she opens her records, which brings her back.
    Anything else of ours: a calm page (500) with a reference that is in the log.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to an error; None leaves it to Django (broken requests, and details while developing)."""
        if isinstance(error, NotAllowed | PermissionDenied | Http404):
            return page_not_found(request)
        if isinstance(error, VaultClosed):
            return _to_opening(request)
        if settings.DEBUG or isinstance(error, BadRequest | SuspiciousOperation):
            return None
        # Nobody listens but a test client, which then raises the error itself instead of hiding it in a page.
        got_request_exception.send(sender=type(self), request=request)
        return _broken(request, error)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing here, or it belongs to somebody else: 404."""
    return render(request, "access/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something failed outside a view (Django's handler500)."""
    return _broken(request, None)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open for too long, or came from elsewhere: 403."""
    return render(request, "access/403_csrf.html", status=403)


def _to_opening(request: HttpRequest) -> HttpResponse:
    address = f"{reverse('encryption:open')}?{urlencode({NEXT: page_to_return_to(request)})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _broken(request: HttpRequest, error: Exception | None) -> HttpResponse:
    reference = secrets.token_hex(4).upper()
    details: dict[str, object] = {"reference": reference, "route": route_of(request), "method": request.method}
    if error is not None:
        details["reason"] = f"{type(error).__name__} at {' < '.join(reversed(error_trail(error)[-4:]))}"
    _log.error("page_failed", extra=details)
    # Rendered without the request: what broke may be what the frame of the page asks for.
    return HttpResponse(render_to_string("access/500.html", {"reference": reference}), status=500)
