"""What can go wrong with keys; no message here ever holds a key, a code, a text or a record id.

SpeelruimteError
├── SealBroken            a sealed part does not open: changed, moved to another row, or of another owner
├── VaultExists           she has an owner key already
├── WrongSecret           the password or the recovery code does not open the records
├── TooManyTries          wait before trying again
└── KeyRingError
    ├── KeyRingMissing    owner keys exist, the file does not
    ├── KeyRingUnsafe     others on the machine may read the file
    └── KeyRingBroken     the file is no key ring, or lacks a key that is in use
"""

from datetime import datetime

from speelruimte.kernel.errors import SpeelruimteError


class SealBroken(SpeelruimteError):
    """A sealed part does not open: it was changed, belongs to another row or part, or to another owner."""

    def __init__(self) -> None:
        super().__init__("a sealed part does not open with this key and at this place")


class VaultExists(SpeelruimteError):
    """There is an owner key for this person already; it is never replaced without erasing."""

    def __init__(self) -> None:
        super().__init__("an owner key exists already")


class WrongSecret(SpeelruimteError):
    """The password or the recovery code does not open the records."""

    def __init__(self) -> None:
        super().__init__("this secret does not open the records")


class TooManyTries(SpeelruimteError):
    """Too many wrong secrets in a row.

    Args:
        until: the moment from which a new try is taken, aware.
    """

    def __init__(self, *, until: datetime) -> None:
        self.until = until
        super().__init__("too many wrong tries, wait before trying again")


class KeyRingError(SpeelruimteError):
    """The key ring cannot be used; the operator has to act, nothing is made anew silently."""


class KeyRingMissing(KeyRingError):
    """There is no key ring file while owner keys exist."""


class KeyRingUnsafe(KeyRingError):
    """Others than the owner of the process can read or write the key ring file."""


class KeyRingBroken(KeyRingError):
    """The file is not a key ring, or a key that is in use is not on it."""
