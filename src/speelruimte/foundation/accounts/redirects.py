"""Where a person goes after signing in, and back to signing in when her session has ended."""

from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

NEXT = "next"
HOME = "/"


def safe_next(request: HttpRequest, wanted: str) -> str:
    """The wanted address when it lies within this site, otherwise the home page."""
    inside = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if inside else HOME


def page_to_return_to(request: HttpRequest) -> str:
    """The page she was on: the address asked for, or for a sent form the page that held it."""
    if request.headers.get("HX-Request"):
        return _path_within(request, request.headers.get("HX-Current-URL", ""))
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    return _path_within(request, request.headers.get("Referer", ""))


def to_sign_in(request: HttpRequest, *, expired: bool = False) -> HttpResponse:
    """Send her to the sign-in page, which brings her back; also from inside a part of a page (htmx)."""
    query = {NEXT: page_to_return_to(request)} | ({"expired": "1"} if expired else {})
    address = f"{reverse('accounts:sign-in')}?{urlencode(query)}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _path_within(request: HttpRequest, address: str) -> str:
    if not address or safe_next(request, address) != address:
        return HOME
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")
