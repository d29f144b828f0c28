"""From which address a request came, seen past the municipality's own proxies."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the browser.

    With TRUSTED_PROXIES = n, the n-th entry from the right of X-Forwarded-For, which our own proxies wrote;
    what stands left of it the browser may have invented. Without proxies the header is ignored.
    """
    proxies: int = settings.TRUSTED_PROXIES
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(forwarded) >= proxies:
        return str(forwarded[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))
