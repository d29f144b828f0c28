"""What a signed-in person does at the door of her records: open, open again after a reset, or begin anew.

She is signed in, yet her password is asked: the session alone opens nothing.
"""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.views.decorators.debug import sensitive_variables

from speelruimte.foundation.encryption.errors import WrongSecret
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.encryption.selectors import VaultState, vault_state
from speelruimte.foundation.encryption.services import (
    vault_close_behind_password,
    vault_create,
    vault_erase,
    vault_recover,
    vault_rewrap,
    vault_unlock,
)
from speelruimte.foundation.encryption.tries import tries_forget, try_take
from speelruimte.kernel.errors import VaultClosed


class WrongPassword(WrongSecret):
    """Not the password with which she signs in."""


@sensitive_variables()
def records_open(*, user: AbstractBaseUser, password: str, at: datetime) -> Vault:
    """Open her records with her password; made when she has none yet.

    Raises:
        WrongSecret: another password.
        VaultClosed: her password, but set behind the application's back: only the recovery code opens them now.
        TooManyTries: wait first.
    """
    if vault_state(user_id=user.pk) is VaultState.NONE:
        _password_check(user=user, password=password, at=at)
        tries_forget(user_id=user.pk)
        return vault_create(user_id=user.pk, password=password)[0]
    try:
        return vault_unlock(user_id=user.pk, password=password, at=at)
    except WrongSecret:
        if vault_close_behind_password(user_id=user.pk, password=password):
            raise VaultClosed("closed since the password was set elsewhere") from None
        raise


@sensitive_variables()
def records_reopen(*, user: AbstractBaseUser, recovery_code: str, password: str, at: datetime) -> Vault:
    """Open her records with the recovery code after a reset; from now on her present password opens them.

    Raises:
        InvalidInput: the code is mistyped.
        WrongPassword: the code is right, the password is not hers.
        WrongSecret: the code is not hers.
        TooManyTries: wait first.
    """
    vault = vault_recover(user_id=user.pk, recovery_code=recovery_code, at=at)
    if not user.check_password(password):
        raise WrongPassword
    vault_rewrap(user_id=user.pk, vault=vault, new_password=password)
    tries_forget(user_id=user.pk)
    return vault


@sensitive_variables()
def records_erase(*, user: AbstractBaseUser, password: str, erase_rows: Callable[[str], None], at: datetime) -> Vault:
    """Erase all her records and begin anew with an empty vault.

    Raises:
        WrongPassword: not her password; nothing was erased.
        TooManyTries: wait first.
    """
    _password_check(user=user, password=password, at=at)
    vault_erase(user_id=user.pk, erase_rows=erase_rows)
    return vault_create(user_id=user.pk, password=password)[0]


@sensitive_variables()
def _password_check(*, user: AbstractBaseUser, password: str, at: datetime) -> None:
    try_take(user_id=user.pk, at=at)
    if not user.check_password(password):
        raise WrongPassword
