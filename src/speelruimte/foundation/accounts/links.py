"""Links with which a person sets her own password: signed, for one use, for a limited time.

A link carries who it is for and a fingerprint of her present password, so that it stops working
as soon as a password has been set. Nothing about it is stored.
"""

from datetime import timedelta
from enum import StrEnum
from hmac import compare_digest
from typing import TypedDict, cast

from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac

from speelruimte.foundation.accounts.models import User


class LinkKind(StrEnum):
    """Why somebody may set a password."""

    RESET = "reset"  # she asked for it herself
    INVITATION = "invitation"  # an administrator gave her a place; she sets her first password


LIFETIME = {LinkKind.RESET: timedelta(hours=1), LinkKind.INVITATION: timedelta(days=7)}


class _Content(TypedDict):
    user: str
    mark: str


def link_token(user: User, *, kind: LinkKind) -> str:
    """The token of a link for this person; it says nothing readable about her password."""
    content: _Content = {"user": str(user.pk), "mark": _fingerprint(user)}
    return signing.dumps(content, salt=_salt(kind))


def link_user(token: str) -> User | None:
    """Whom a token is for; None when it is broken, used, too old, or for someone who may not sign in."""
    for kind in LinkKind:
        try:
            content = cast(_Content, signing.loads(token, salt=_salt(kind), max_age=LIFETIME[kind]))
        except signing.BadSignature:
            continue
        return _matching_user(content)
    return None


def _matching_user(content: _Content) -> User | None:
    try:
        user = User.objects.filter(pk=content["user"], is_active=True).first()
    except ValidationError:
        return None
    if user is None or not compare_digest(content["mark"], _fingerprint(user)):
        return None
    return user


def _fingerprint(user: User) -> str:
    return salted_hmac("speelruimte.password-link", user.password + user.email, algorithm="sha256").hexdigest()


def _salt(kind: LinkKind) -> str:
    return f"speelruimte.password-link.{kind.value}"
