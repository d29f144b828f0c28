"""How long a session lasts, and in which language a page is shown."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from speelruimte.foundation.accounts.redirects import to_sign_in
from speelruimte.foundation.accounts.sessions import session_over, session_seen
from speelruimte.foundation.encryption.cookie import vault_forget

GetResponse = Callable[[HttpRequest], HttpResponse]


class SessionAgeMiddleware:
    """Ends a session after 8 hours, or after 60 minutes without a page; then asks to sign in and comes back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or end the session first."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = timezone.now()
        if session_over(request.session, at=now):
            logout(request)
            response = to_sign_in(request, expired=True)
            vault_forget(response)
            return response
        session_seen(request.session, at=now)
        return self.get_response(request)


class LanguageMiddleware:
    """Shows Dutch unless she chose otherwise: on this browser first, else in her account."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in her language."""
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def language_of(request: HttpRequest) -> str:
    """The language of the cookie, of her account, or Dutch."""
    known = {code for code, _ in settings.LANGUAGES}
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen not in known and request.user.is_authenticated:
        chosen = request.user.language
    return chosen if chosen in known else settings.LANGUAGE_CODE
