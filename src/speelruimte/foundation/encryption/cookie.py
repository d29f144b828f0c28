"""Between requests an opened owner key travels with the browser; the server keeps it nowhere.

The cookie holds the key encrypted under the key ring and bound to the session of the sign-in, so that the cookie
without the server, the server without the cookie, or the cookie in another session opens nothing.
"""

import base64
import binascii
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.debug import sensitive_variables

from speelruimte.foundation.encryption.errors import KeyRingBroken, KeyRingMissing, SealBroken
from speelruimte.foundation.encryption.keyring import keyring_read
from speelruimte.foundation.encryption.primitives import KEY_BYTES
from speelruimte.foundation.encryption.sealing import Vault, owner_key_of
from speelruimte.foundation.encryption.selectors import vault_id
from speelruimte.kernel.errors import VaultClosed

COOKIE = "speelruimte_key"


def vault_remember(response: HttpResponseBase, *, request: HttpRequest, vault: Vault) -> None:
    """Send the opened key along with the browser until it closes, and open `request.vault`.

    Call it after Django's login(), which gives the session a new key, and for a signed-in user only.
    """
    user_id = _user_id(request)
    key_id = vault_id(user_id=user_id) if user_id else None
    if key_id is None:
        return
    if request.session.session_key is None:
        request.session.save()
    wrapped = keyring_read(settings.KEYRING_FILE).wrap(key_id.bytes + owner_key_of(vault), bound_to=_bound_to(request))
    response.set_cookie(
        COOKIE,
        base64.urlsafe_b64encode(wrapped).decode(),
        httponly=True,
        samesite="Strict",
        secure=settings.HTTPS,
    )
    request.vault = vault  # type: ignore[attr-defined]  # set by VaultMiddleware


def vault_forget(response: HttpResponseBase) -> None:
    """Take the key back from the browser, when she signs out or a cookie opens nothing."""
    response.delete_cookie(COOKIE, samesite="Strict")


@sensitive_variables()
def vault_from_cookie(request: HttpRequest) -> Vault | None:
    """The opened key that came with a request; None for a cookie that is absent, changed, of another session or
    person, or of a key that was erased, closed or replaced since.
    """
    user_id = _user_id(request) if COOKIE in request.COOKIES else None
    if user_id is None:
        return None
    try:
        wrapped = base64.urlsafe_b64decode(request.COOKIES[COOKIE].encode())
        held = keyring_read(settings.KEYRING_FILE).unwrap(wrapped, bound_to=_bound_to(request))
    except (ValueError, binascii.Error, SealBroken, KeyRingBroken, KeyRingMissing):
        return None
    key_id, owner_key = held[:-KEY_BYTES], held[-KEY_BYTES:]
    if vault_id(user_id=user_id) != UUID(bytes=key_id):
        return None
    return Vault(owner_key)


def _bound_to(request: HttpRequest) -> str:
    return f"speelruimte cookie {request.session.session_key}"


def _user_id(request: HttpRequest) -> UUID | None:
    return request.user.pk if request.user.is_authenticated else None


def opened_vault(request: HttpRequest) -> Vault:
    """The vault of this request.

    Raises:
        VaultClosed: her records are not open in this browser.
    """
    vault: Vault | None = getattr(request, "vault", None)
    if vault is None:
        raise VaultClosed("the records of this person are not open in this session")
    return vault
