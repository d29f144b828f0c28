"""Making, opening, moving and destroying owner keys, and erasing what they sealed."""

import os
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import QuerySet
from django.views.decorators.debug import sensitive_variables

from speelruimte.foundation.encryption import keyslots, primitives
from speelruimte.foundation.encryption.errors import SealBroken, VaultExists, WrongSecret
from speelruimte.foundation.encryption.keyring import KeyRing, keyring_create, keyring_read
from speelruimte.foundation.encryption.keyslots import PASSWORD, RECOVERY, TAG
from speelruimte.foundation.encryption.models import KeyState, OwnerKey, OwnerRecord
from speelruimte.foundation.encryption.parts import sealed_parts
from speelruimte.foundation.encryption.recovery import recovery_code_new, recovery_code_read
from speelruimte.foundation.encryption.sealing import Vault, owner_key_of
from speelruimte.foundation.encryption.selectors import VaultState, vault_state
from speelruimte.foundation.encryption.tries import tries_forget, try_take


def current_ring() -> KeyRing:
    """The key ring as it is on disk now; made the first time, when no owner key exists yet.

    Raises:
        KeyRingError: missing while owner keys exist, readable by others, or broken.
    """
    if not settings.KEYRING_FILE.exists() and not OwnerKey.objects.exists():
        return keyring_create(settings.KEYRING_FILE)
    return keyring_read(settings.KEYRING_FILE)


@sensitive_variables()
@transaction.atomic
def vault_create(*, user_id: UUID, password: str) -> tuple[Vault, str]:
    """Make an owner key and return it opened, with the recovery code, which is stored nowhere.

    Raises:
        VaultExists: there is one already.
        KeyRingError: see `current_ring`.
    """
    ring = current_ring()
    owner_key = primitives.new_key()
    vault, code = Vault(owner_key), recovery_code_new()
    _, created = OwnerKey.objects.get_or_create(
        user_id=user_id,
        defaults={
            "keyring_id": ring.active,
            "wrapped_by_password": keyslots.slot_lock(
                owner_key, slot=PASSWORD, secret=password, user_id=user_id, ring=ring
            ),
            "wrapped_by_recovery": keyslots.slot_lock(
                owner_key, slot=RECOVERY, secret=code, user_id=user_id, ring=ring
            ),
            "sealed_tag": ring.wrap(vault.owner_tag.encode(), bound_to=keyslots.place(TAG, user_id=user_id)),
        },
    )
    if not created:
        raise VaultExists
    return vault, code


@sensitive_variables()
def vault_open_with_password(*, user_id: UUID, password: str) -> Vault | None:
    """Open someone's records with a password; None when there are none, they are closed, or it is another password."""
    row = OwnerKey.objects.filter(user_id=user_id, state=KeyState.OPENABLE).first()
    if row is None:
        return None
    owner_key = keyslots.slot_open(
        bytes(row.wrapped_by_password), slot=PASSWORD, secret=password, user_id=user_id, ring=current_ring()
    )
    return Vault(owner_key) if owner_key else None


@sensitive_variables()
def vault_at_sign_in(*, user_id: UUID, password: str) -> Vault | None:
    """What a sign-in with a right password opens: her records, made now when she has none; None when closed."""
    if vault_state(user_id=user_id) is VaultState.NONE:
        try:
            return vault_create(user_id=user_id, password=password)[0]
        except VaultExists:
            pass  # another window of hers was first
    vault = vault_open_with_password(user_id=user_id, password=password)
    if vault is None:
        vault_close_behind_password(user_id=user_id, password=password)
    return vault


@sensitive_variables()
@transaction.atomic
def vault_close_behind_password(*, user_id: UUID, password: str) -> bool:
    """Close records when her account has this password and her key has not: it was set behind the application's back.

    That is what an operator at the server can do; it opens no more than a reset does. Returns whether it was so.
    """
    row = OwnerKey.objects.select_for_update().filter(user_id=user_id, state=KeyState.OPENABLE).first()
    # Both are read under the lock: a change of password that is going on at this moment is no such case.
    if row is None or not get_user_model()._default_manager.get(pk=user_id).check_password(password):
        return False
    if vault_open_with_password(user_id=user_id, password=password) is not None:
        return False
    vault_close_after_reset(user_id=user_id)
    return True


@sensitive_variables()
def vault_unlock(*, user_id: UUID, password: str, at: datetime) -> Vault:
    """Open someone's records with a password, a limited number of times.

    Raises:
        WrongSecret: another password, or closed after a reset.
        TooManyTries: wait first; a right password is not taken either.
    """
    try_take(user_id=user_id, at=at)
    vault = vault_open_with_password(user_id=user_id, password=password)
    if vault is None:
        raise WrongSecret
    tries_forget(user_id=user_id)
    return vault


@sensitive_variables()
@transaction.atomic
def vault_rewrap(*, user_id: UUID, vault: Vault, new_password: str) -> None:
    """Let a new password open the records; the old one no longer does.

    Raises:
        SealBroken: the vault is not the one of this person.
    """
    row, ring = _row_moved_to_active_key(user_id=user_id, vault=vault)
    row.wrapped_by_password = keyslots.slot_lock(
        owner_key_of(vault), slot=PASSWORD, secret=new_password, user_id=user_id, ring=ring
    )
    row.state = KeyState.OPENABLE
    row.save()


@transaction.atomic
def vault_close_after_reset(*, user_id: UUID) -> None:
    """Close the records, because the password was set anew by a link: only the recovery code opens them again.

    Whoever can read her mail, an administrator of it included, gets no further than a new password.
    Does nothing when she has no records.
    """
    OwnerKey.objects.filter(user_id=user_id).update(state=KeyState.CLOSED_AFTER_RESET, wrapped_by_password=b"")


@sensitive_variables()
def vault_recover(*, user_id: UUID, recovery_code: str, at: datetime) -> Vault:
    """Open records with the recovery code; takes a try, which the caller forgets once all is right.

    Raises:
        InvalidInput: the code is mistyped (its check symbol says so); this counts as no try.
        WrongSecret: well typed, but not her code, or she has no records.
        TooManyTries: wait first.
    """
    code = recovery_code_read(recovery_code)
    try_take(user_id=user_id, at=at)
    row = OwnerKey.objects.filter(user_id=user_id).first()
    owner_key = row and keyslots.slot_open(
        bytes(row.wrapped_by_recovery), slot=RECOVERY, secret=code, user_id=user_id, ring=current_ring()
    )
    if not owner_key:
        raise WrongSecret
    return Vault(owner_key)


def vault_reopen(*, user_id: UUID, recovery_code: str, new_password: str, at: datetime) -> Vault:
    """Open records with the recovery code, and let the new password open them from now on.

    Raises:
        InvalidInput, WrongSecret, TooManyTries: see `vault_recover`.
    """
    vault = vault_recover(user_id=user_id, recovery_code=recovery_code, at=at)
    vault_rewrap(user_id=user_id, vault=vault, new_password=new_password)
    tries_forget(user_id=user_id)
    return vault


@sensitive_variables()
@transaction.atomic
def recovery_confirm(*, user_id: UUID, vault: Vault, recovery_code: str) -> None:
    """Make this the recovery code, now that she has shown that she kept it; an earlier code opens nothing any more."""
    row, ring = _row_moved_to_active_key(user_id=user_id, vault=vault)
    row.wrapped_by_recovery = keyslots.slot_lock(
        owner_key_of(vault),
        slot=RECOVERY,
        secret=recovery_code_read(recovery_code),
        user_id=user_id,
        ring=ring,
    )
    row.recovery_confirmed = True
    row.save()


@transaction.atomic
def vault_erase(*, user_id: UUID, erase_rows: Callable[[str], None]) -> None:
    """Destroy someone's owner key and delete her records. Nothing opens them again; a new start is possible.

    Args:
        user_id: whose.
        erase_rows: deletes every record with this owner tag, in every app; the caller lists them.

    Idempotent: does nothing when she has no records.
    """
    row = OwnerKey.objects.select_for_update().filter(user_id=user_id).first()
    if row is None:
        return
    owner_tag = current_ring().unwrap(bytes(row.sealed_tag), bound_to=keyslots.place(TAG, user_id=user_id))
    erase_rows(owner_tag.decode())
    # Overwritten first: a deleted row may stay readable in a database page for a while.
    OwnerKey.objects.filter(pk=row.pk).update(
        wrapped_by_password=os.urandom(len(row.wrapped_by_password)),
        wrapped_by_recovery=os.urandom(len(row.wrapped_by_recovery)),
        sealed_tag=os.urandom(len(row.sealed_tag)),
    )
    row.delete()
    tries_forget(user_id=user_id)


@transaction.atomic
def sealed_erase(record: OwnerRecord, *, part: str | None = None) -> None:
    """Erase one part of a record, or every part: the key is overwritten, then key and ciphertext are removed."""
    parts = [found for found in sealed_parts(type(record)) if part in (None, found.name)]
    if not parts:
        raise LookupError(f"{type(record).__name__} has no sealed part {part}")
    row = type(record)._base_manager.filter(pk=record.pk)
    row.update(**{found.key_column: os.urandom(primitives.KEY_BYTES) for found in parts})
    row.update(**{column: None for found in parts for column in (found.key_column, found.ciphertext_column)})
    for found in parts:
        setattr(record, found.name, None)


@transaction.atomic
def sealed_rows_erase(rows: QuerySet[models.Model]) -> int:
    """Overwrite the keys of these rows and delete them; returns how many rows of this model there were."""
    rows.update(**{found.key_column: os.urandom(primitives.KEY_BYTES) for found in sealed_parts(rows.model)})
    return rows.delete()[1].get(rows.model._meta.label, 0)


def _row_moved_to_active_key(*, user_id: UUID, vault: Vault) -> tuple[OwnerKey, KeyRing]:
    """The locked row of this person, moved to the active key of the ring (not stored yet), and that ring.

    Raises:
        SealBroken: she has no key, or the vault is somebody else's.
    """
    row = OwnerKey.objects.select_for_update().filter(user_id=user_id).first()
    ring = current_ring()
    if row is None:
        raise SealBroken
    tag = ring.unwrap(bytes(row.sealed_tag), bound_to=keyslots.place(TAG, user_id=user_id))
    if tag.decode() != vault.owner_tag:
        raise SealBroken
    owner_key_move(row, ring=ring)
    return row, ring


def owner_key_move(row: OwnerKey, *, ring: KeyRing) -> None:
    """Renew the outer layer of everything in the row under the active key; the caller stores the row."""
    for slot, column in ((PASSWORD, "wrapped_by_password"), (RECOVERY, "wrapped_by_recovery"), (TAG, "sealed_tag")):
        renewed = keyslots.outer_layer_renew(bytes(getattr(row, column)), slot=slot, user_id=row.user_id, ring=ring)
        setattr(row, column, renewed)
    row.keyring_id = ring.active
