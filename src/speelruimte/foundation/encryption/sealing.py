"""An opened owner key, and what it seals."""

import base64
from dataclasses import dataclass
from typing import Never

from speelruimte.foundation.encryption import primitives

OWNER_TAG_LENGTH = 43


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """One sealed part: its own key, wrapped by the owner's, and the encrypted bytes.

    Args:
        wrapped_key: destroy this and the part is gone, wherever the ciphertext still lies.
        ciphertext: AES-256-GCM under the part's own key.
    """

    wrapped_key: bytes
    ciphertext: bytes


class Vault:
    """An owner key in memory, for one request. It shows itself nowhere and cannot be stored or copied out."""

    __slots__ = ("_owner_key", "_wrapping_key", "owner_tag")

    owner_tag: str
    """43 characters; the only reference to the owner on owner-only rows."""

    def __init__(self, owner_key: bytes) -> None:
        self._owner_key = owner_key
        self._wrapping_key = primitives.derived_key(owner_key, purpose="speelruimte record keys 1")
        tag = primitives.derived_key(owner_key, purpose="speelruimte owner tag 1")
        self.owner_tag = base64.urlsafe_b64encode(tag).decode().rstrip("=")

    def __repr__(self) -> str:
        return "<Vault>"

    def __reduce_ex__(self, protocol: object) -> Never:
        raise TypeError("an owner key is never stored or copied")

    def seal(self, plaintext: bytes, *, context: str) -> Sealed:
        """Encrypt with a fresh key of its own, bound to this owner and this place.

        Args:
            plaintext: any length.
            context: the place: "{app}.{model}:{row uuid}:{part}".
        """
        record_key = primitives.new_key()
        return Sealed(
            primitives.encrypt(record_key, key=self._wrapping_key, bound_to=self._place("key", context)),
            primitives.encrypt(plaintext, key=record_key, bound_to=self._place("part", context)),
        )

    def open(self, sealed: Sealed, *, context: str) -> bytes:
        """Return what was sealed at this place.

        Raises:
            SealBroken: sealed by another owner or for another place, changed, or its key was destroyed.
        """
        record_key = primitives.decrypt(
            sealed.wrapped_key, key=self._wrapping_key, bound_to=self._place("key", context)
        )
        return primitives.decrypt(sealed.ciphertext, key=record_key, bound_to=self._place("part", context))

    def _place(self, layer: str, context: str) -> bytes:
        return f"{layer}|{self.owner_tag}|{context}".encode()


def owner_key_of(vault: Vault) -> bytes:
    """Return the key itself, to wrap it again. For this package only."""
    return vault._owner_key
