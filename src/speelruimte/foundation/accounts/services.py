"""What a person does with her own account. Nobody else sets a password, or learns one."""

from datetime import datetime, timedelta
from uuid import UUID

from axes.models import AccessAttempt
from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from speelruimte.foundation.accounts.limits import within_limit
from speelruimte.foundation.accounts.links import LIFETIME, LinkKind, link_token, link_user
from speelruimte.foundation.accounts.models import User
from speelruimte.foundation.accounts.post import message_for, post_later
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.encryption.services import vault_close_after_reset, vault_open_with_password, vault_rewrap
from speelruimte.foundation.encryption.tries import tries_forget, try_take
from speelruimte.kernel.errors import NotAllowed

HOUR = 3600
FAILURES_COUNT_FOR = timedelta(minutes=15)
LINKS_PER_ADDRESS = 3  # in an hour, for one mailbox
LINKS_PER_CLIENT = 20  # in an hour, from one network address: an office shares one


def password_link_request(*, email: str, asked_from: str, link_base: str) -> None:
    """Send a link to set a new password to the mailbox, if somebody with that address may sign in.

    The caller cannot tell whether that is so: nothing is returned, and the work is the same.

    Args:
        email: in lower case.
        asked_from: network address of the browser, for the limit.
        link_base: begin of the link up to and including the last slash before the token.
    """
    allowed = within_limit("link-client", asked_from, limit=LINKS_PER_CLIENT, seconds=HOUR)
    allowed = within_limit("link-address", email, limit=LINKS_PER_ADDRESS, seconds=HOUR) and allowed
    known = User.objects.filter(email=email, is_active=True).first()
    stranger = User(email=email)
    stranger.set_unusable_password()
    person = known or stranger
    link = f"{link_base}{link_token(person, kind=LinkKind.RESET)}/"
    message = message_for(person, template="password_forgotten", context={"link": link})
    post_later(message if known and allowed else None)


def reset_link_send(*, user: User, link_base: str) -> None:
    """Send a person a link to set a new password, once the surrounding transaction stands; only she sees it."""
    link = f"{link_base}{link_token(user, kind=LinkKind.RESET)}/"
    message = message_for(user, template="password_forgotten", context={"link": link})
    transaction.on_commit(lambda: post_later(message))


def invitation_send(*, user: User, municipality_name: str, link_base: str) -> None:
    """Send her a link to set her first password, once the surrounding transaction stands.

    Somebody who has a password already only hears that she was given a place; her password stays as it is.
    """
    new = not user.has_usable_password()
    link = f"{link_base}{link_token(user, kind=LinkKind.INVITATION)}/" if new else ""
    context = {"link": link, "municipality": municipality_name, "days": LIFETIME[LinkKind.INVITATION].days}
    message = message_for(user, template="invitation" if new else "added", context=context)
    transaction.on_commit(lambda: post_later(message))


@sensitive_variables()
@transaction.atomic
def password_set_by_link(*, token: str, password: str) -> None:
    """Set a password with a link from the mailbox. It opens no records and ends every session of hers.

    Raises:
        NotAllowed: the link is broken, used or too old.
    """
    user = link_user(token)
    if user is None:
        raise NotAllowed
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.password != user.password:  # a second click of the same link was first
        raise NotAllowed
    locked.set_password(password)
    locked.save(update_fields=["password"])
    vault_close_after_reset(user_id=locked.pk)


@sensitive_variables()
def own_password_check(*, user: User, password: str, at: datetime) -> bool:
    """Whether this is her password; whoever sits at her open screen may guess as little as at the door of her records.

    Raises:
        TooManyTries: wait first; the password is not looked at.
    """
    try_take(user_id=user.pk, at=at)
    right = user.check_password(password)
    if right:
        tries_forget(user_id=user.pk)
    return right


@sensitive_variables()
@transaction.atomic
def password_change(*, user: User, vault: Vault | None, current: str, password: str) -> Vault | None:
    """Change her own password and lock her own key with the new one; returns her opened vault, if she has one open.

    Raises:
        NotAllowed: the present password is not hers.
    """
    if not user.check_password(current):
        raise NotAllowed
    opened = vault or vault_open_with_password(user_id=user.pk, password=current)
    user.set_password(password)
    user.save(update_fields=["password"])
    if opened is not None:
        vault_rewrap(user_id=user.pk, vault=opened, new_password=password)
    return opened


@transaction.atomic
def language_choose(*, user_id: UUID, language: str) -> None:
    """Remember her language."""
    User.objects.filter(pk=user_id).update(language=language)


def sign_in_failures_purge() -> int:
    """Erase the failed sign-ins that no longer count for the lock-out; returns how many."""
    return int(AccessAttempt.objects.filter(attempt_time__lte=timezone.now() - FAILURES_COUNT_FOR).delete()[0])
