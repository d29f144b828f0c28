"""The key ring: a small file with keys, outside the database and outside its backup.

The file is JSON: ``{"active": id, "keys": {id: base64 of 32 bytes}}``. It is made once, readable by the process
alone, and never overwritten; rotating writes a new file beside it and puts it in place at once.
"""

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from speelruimte.foundation.encryption import primitives
from speelruimte.foundation.encryption.errors import KeyRingBroken, KeyRingMissing, KeyRingUnsafe

FOR_OTHERS = 0o077
KEY_ID_BYTES = 8
KEY_ID_LENGTH = 2 * KEY_ID_BYTES


@dataclass(frozen=True, slots=True, repr=False)
class KeyRing:
    """Keys by id; new wrapping is done with the active one.

    Args:
        active: id of the key for everything that is wrapped from now on.
        keys: id (16 hexadecimal digits) to 32 bytes.
    """

    active: str
    keys: dict[str, bytes]

    def wrap(self, plaintext: bytes, *, bound_to: str) -> bytes:
        """Encrypt under the active key; the result begins with the id of that key."""
        return self.active.encode() + primitives.encrypt(
            plaintext, key=self.keys[self.active], bound_to=bound_to.encode()
        )

    def unwrap(self, wrapped: bytes, *, bound_to: str) -> bytes:
        """Return what was wrapped, by whichever key of the ring.

        Raises:
            KeyRingBroken: wrapped by a key that is not on the ring.
            SealBroken: changed, or bound to something else.
        """
        key = self.keys.get(wrapped[:KEY_ID_LENGTH].decode("ascii", "replace"))
        if key is None:
            raise KeyRingBroken("the key ring lacks a key that is in use; put back the key ring file that belongs here")
        return primitives.decrypt(wrapped[KEY_ID_LENGTH:], key=key, bound_to=bound_to.encode())


def keyring_read(path: Path) -> KeyRing:
    """Read the key ring.

    Raises:
        KeyRingMissing: no such file.
        KeyRingUnsafe: others than its owner can read or write it.
        KeyRingBroken: not a key ring.
    """
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & FOR_OTHERS:
                raise KeyRingUnsafe(f"{path} can be read by others; run chmod 600 on it and find out who could read it")
            content = file.read()
    except FileNotFoundError:
        raise KeyRingMissing(f"{path} is not there; put the key ring file back before going on") from None
    except OSError as error:
        raise KeyRingBroken(f"{path} cannot be read: {error.strerror}") from None
    return _parsed(content, path=path)


def keyring_create(path: Path) -> KeyRing:
    """Make a key ring with one key, unless there is one; then that one is returned, untouched.

    The folder is made for the process alone when it is not there. The file appears complete or not at all.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        key_id = secrets.token_hex(KEY_ID_BYTES)
        draft = _draft(KeyRing(key_id, {key_id: primitives.new_key()}), path=path)
        try:
            os.link(draft, path)  # unlike a rename, this fails when another process was first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return keyring_read(path)


def keyring_add_key(path: Path) -> KeyRing:
    """Add a fresh key and make it the active one; every older key stays on the ring."""
    ring = keyring_read(path)
    key_id = secrets.token_hex(KEY_ID_BYTES)
    return _replaced(KeyRing(key_id, {**ring.keys, key_id: primitives.new_key()}), path=path)


def keyring_keep_only(path: Path, *, in_use: frozenset[str]) -> KeyRing:
    """Take every key off the ring that is neither active nor in use. What only they opened is closed for good."""
    ring = keyring_read(path)
    kept = {key_id: key for key_id, key in ring.keys.items() if key_id == ring.active or key_id in in_use}
    return _replaced(KeyRing(ring.active, kept), path=path)


def _parsed(content: bytes, *, path: Path) -> KeyRing:
    try:
        raw = json.loads(content)
        keys = {str(key_id): base64.b64decode(text, validate=True) for key_id, text in raw["keys"].items()}
        active = raw["active"]
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
        raise KeyRingBroken(f"{path} is not a key ring; put the right file back") from None
    well_formed = all(len(key) == primitives.KEY_BYTES and len(key_id) == KEY_ID_LENGTH for key_id, key in keys.items())
    if active not in keys or not well_formed:
        raise KeyRingBroken(f"{path} is not a complete key ring; put the right file back")
    return KeyRing(active, keys)


def _draft(ring: KeyRing, *, path: Path) -> Path:
    """Write the ring to a new file beside its place, on disk for certain, readable by the process alone."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    keys = {key_id: base64.b64encode(key).decode() for key_id, key in ring.keys.items()}
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump({"active": ring.active, "keys": keys}, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return draft


def _replaced(ring: KeyRing, *, path: Path) -> KeyRing:
    _draft(ring, path=path).replace(path)
    return ring
