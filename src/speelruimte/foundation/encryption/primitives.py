"""The few cryptographic operations, each once: authenticated encryption, derived keys, stretched secrets.

AES-256-GCM: NIST SP 800-38D. HKDF-SHA256: RFC 5869. scrypt: RFC 7914.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from speelruimte.foundation.encryption.errors import SealBroken

KEY_BYTES = 32
NONCE_BYTES = 12
SALT_BYTES = 16
VERSION = 1

# Work for one guess at a password. N = 2**16, r = 8, p = 2 takes 64 MiB and is one of the equivalent settings of the
# OWASP Password Storage Cheat Sheet; half the memory of N = 2**17, p = 1, so that several people can sign in at once.
SCRYPT_LOG2_N = 16
SCRYPT_R = 8
SCRYPT_P = 2


def new_key() -> bytes:
    """Return 32 fresh random bytes."""
    return os.urandom(KEY_BYTES)


def encrypt(plaintext: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """Encrypt under a key, bound to a place: version byte, fresh nonce, AES-256-GCM text with tag.

    Args:
        plaintext: any length.
        key: 32 bytes.
        bound_to: associated data; decrypting needs exactly the same.
    """
    nonce = os.urandom(NONCE_BYTES)
    return bytes([VERSION]) + nonce + AESGCM(key).encrypt(nonce, plaintext, bound_to)


def decrypt(sealed: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """Return what was encrypted.

    Raises:
        SealBroken: other key, other place, changed, cut off, or of an unknown version.
    """
    if len(sealed) < 1 + NONCE_BYTES or sealed[0] != VERSION:
        raise SealBroken
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :], bound_to)
    except InvalidTag:
        raise SealBroken from None


def derived_key(key: bytes, *, purpose: str) -> bytes:
    """Return a 32-byte key for one purpose, from which the key itself cannot be found (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(key)


def stretched_key(secret: str, *, salt: bytes, log2_n: int) -> bytes:
    """Return a 32-byte key from something a person types (scrypt, 2**log2_n rounds)."""
    return Scrypt(salt=salt, length=KEY_BYTES, n=2**log2_n, r=SCRYPT_R, p=SCRYPT_P).derive(secret.encode())
