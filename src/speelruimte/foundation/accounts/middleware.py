"""How long a session lasts, and in which language a page is shown."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from speelruimte.foundation.accounts.redirects import to_sign_in
from speelruimte.foundation.encryption.cookie import vault_forget

LONGEST = timedelta(hours=8)  # since signing in
LONGEST_IDLE = timedelta(minutes=60)  # since the last page
STEP = timedelta(minutes=5)  # activity is written down no finer than this, so idle counts a little early, never late
BEGAN = "began"
SEEN = "seen"

GetResponse = Callable[[HttpRequest], HttpResponse]


class SessionAgeMiddleware:
    """Ends a session after 8 hours, or after 60 minutes without a page; then asks to sign in and comes back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or end the session first."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = int(timezone.now().timestamp())
        if _is_over(request, now):
            logout(request)
            response = to_sign_in(request, expired=True)
            vault_forget(response)
            return response
        _mark(request, now)
        return self.get_response(request)


def _is_over(request: HttpRequest, now: int) -> bool:
    began, seen = int(request.session.get(BEGAN, now)), int(request.session.get(SEEN, now))
    return now - began > LONGEST.total_seconds() or now - seen > LONGEST_IDLE.total_seconds()


def _mark(request: HttpRequest, now: int) -> None:
    request.session.setdefault(BEGAN, now)
    if now - request.session.get(SEEN, 0) > STEP.total_seconds():
        request.session[SEEN] = now


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
