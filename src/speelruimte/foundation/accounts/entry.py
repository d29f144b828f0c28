"""The one place where a person who has shown who she is comes in; a second factor would stand in front of it.

Her raw password passes through here once, to open her owner key; it is kept nowhere.
"""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from speelruimte.foundation.accounts import services
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.redirects import NEXT
from speelruimte.foundation.accounts.sessions import session_begin
from speelruimte.foundation.encryption.cookie import vault_forget, vault_remember
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.encryption.selectors import recovery_confirmed
from speelruimte.foundation.encryption.services import vault_at_sign_in

YEAR = 365 * 24 * 3600


@sensitive_variables()
def entry_finish(request: HttpRequest, *, user: User, password: str, wanted: str) -> HttpResponse:
    """Start her session, open her records, and send her on.

    The first time her owner key is made and she goes to her recovery code; after a reset, to the page that opens
    her records with that code; otherwise to the page that she wanted.
    """
    vault = vault_at_sign_in(user_id=user.pk, password=password)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    session_begin(request.session, at=timezone.now())
    request.session.clear_expired()  # an ended session would still show until when somebody was signed in
    services.sign_in_failures_purge()
    response = HttpResponseRedirect(_way_in(user, vault=vault, wanted=wanted))
    if vault is None:
        vault_forget(response)
    else:
        vault_remember(response, request=request, vault=vault)
    language_remember(response, user.language)
    return response


def _way_in(user: User, *, vault: Vault | None, wanted: str) -> str:
    if vault is None:
        return f"{reverse('encryption:open')}?{urlencode({NEXT: wanted})}"
    if not recovery_confirmed(user_id=user.pk):
        return f"{reverse('encryption:recovery-code')}?{urlencode({NEXT: wanted})}"
    return wanted


@sensitive_variables()
def password_changed(request: HttpRequest, *, user: User, current: str, password: str) -> HttpResponse:
    """Change her password; this session goes on with her records open, every other session of hers ends."""
    held = getattr(request, "vault", None)
    vault = services.password_change(user=user, vault=held, current=current, password=password)
    update_session_auth_hash(request, user)
    response = HttpResponseRedirect(f"{reverse('accounts:account')}?password=1")
    if vault is not None:
        vault_remember(response, request=request, vault=vault)  # the session has a new key, the cookie follows it
    return response


def key_forgotten(response: HttpResponse) -> HttpResponse:
    """The same answer, which takes her key back from the browser."""
    vault_forget(response)
    return response


def language_remember(response: HttpResponse, language: str) -> None:
    """Keep the language on this browser for a year."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
    )
