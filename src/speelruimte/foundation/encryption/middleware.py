"""Puts the opened owner key of a request on it, when its cookie holds one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from speelruimte.foundation.encryption.cookie import COOKIE, vault_forget, vault_from_cookie


class VaultMiddleware:
    """Sets `request.vault` to a Vault or None; a cookie that opens nothing is taken away from the browser.

    Must come after the session and authentication middleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        vault = vault_from_cookie(request)
        request.vault = vault  # type: ignore[attr-defined]  # the one place that adds it
        response = self.get_response(request)
        if COOKIE in request.COOKIES and vault is None and COOKIE not in response.cookies:
            vault_forget(response)
        return response
