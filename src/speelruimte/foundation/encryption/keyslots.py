"""How an owner key lies in the database: inside, locked with what she knows; around it, locked with the key ring.

Two layers, so that neither the database with the key ring nor the secret alone opens it, and so that the outer layer
can be renewed (rotation of the key ring) without the secret.
"""

import os
from uuid import UUID

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from speelruimte.foundation.encryption import primitives
from speelruimte.foundation.encryption.errors import SealBroken
from speelruimte.foundation.encryption.keyring import KeyRing

PASSWORD = "password"  # noqa: S105  (the name of a slot)
RECOVERY = "recovery"
TAG = "tag"


def place(slot: str, *, user_id: UUID) -> str:
    """What a slot is bound to: it opens for this person and in this slot only."""
    return f"speelruimte {slot} {user_id}"


@sensitive_variables()
def slot_lock(owner_key: bytes, *, slot: str, secret: str, user_id: UUID, ring: KeyRing) -> bytes:
    """Lock an owner key with a secret and then with the key ring; the salt and the work factor travel along."""
    log2_n: int = getattr(settings, "SCRYPT_LOG2_N", primitives.SCRYPT_LOG2_N)
    salt = os.urandom(primitives.SALT_BYTES)
    key = primitives.stretched_key(secret, salt=salt, log2_n=log2_n)
    bound_to = place(slot, user_id=user_id)
    inner = bytes([log2_n]) + salt + primitives.encrypt(owner_key, key=key, bound_to=bound_to.encode())
    return ring.wrap(inner, bound_to=bound_to)


@sensitive_variables()
def slot_open(locked: bytes, *, slot: str, secret: str, user_id: UUID, ring: KeyRing) -> bytes | None:
    """Return the owner key, or None when the secret is not the right one.

    Raises:
        SealBroken: the slot was changed or belongs to another person.
        KeyRingBroken: the key ring lacks the key.
    """
    bound_to = place(slot, user_id=user_id)
    inner = ring.unwrap(locked, bound_to=bound_to)
    salt, sealed = inner[1 : 1 + primitives.SALT_BYTES], inner[1 + primitives.SALT_BYTES :]
    key = primitives.stretched_key(secret, salt=salt, log2_n=inner[0])
    try:
        return primitives.decrypt(sealed, key=key, bound_to=bound_to.encode())
    except SealBroken:
        return None


def outer_layer_renew(locked: bytes, *, slot: str, user_id: UUID, ring: KeyRing) -> bytes:
    """Wrap what is inside under the active key of the ring; an empty slot stays empty."""
    if not locked:
        return b""
    bound_to = place(slot, user_id=user_id)
    return ring.wrap(ring.unwrap(locked, bound_to=bound_to), bound_to=bound_to)
