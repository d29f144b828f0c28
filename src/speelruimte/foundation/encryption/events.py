"""What happens to a key on the pages of this package, for whoever keeps a log of it."""

from collections.abc import Callable
from enum import StrEnum

from speelruimte.foundation.encryption.sealing import Vault


class KeyEvent(StrEnum):
    """Something that she did with her key."""

    OPENED = "opened"
    REOPENED = "reopened"
    RECOVERY_CODE_MADE = "recovery_code_made"
    BEGUN_ANEW = "begun_anew"


LogEvent = Callable[[Vault, KeyEvent], None]


def nothing_logged(vault: Vault, event: KeyEvent) -> None:
    """For an application that keeps no log."""
