"""The errors that cross layers, and what each one promises.

SpeelruimteError
├── NotAllowed            does not exist, or is not yours: one answer for both
├── VaultClosed           the actor's own records are closed until she opens them
└── InvalidInput          what was found, where, and what is needed
    └── TooFewObservations
"""

from collections.abc import Mapping


class SpeelruimteError(Exception):
    """Everything that this software raises on purpose."""


class NotAllowed(SpeelruimteError):
    """The record does not exist, or the actor may not know that it does. The web shows 404."""


class VaultClosed(SpeelruimteError):
    """The actor's records are encrypted and her key is not available in this session."""


class InvalidInput(SpeelruimteError):
    """Input that cannot be used.

    Args:
        problem: machine name of what is wrong, for example ``"empty"``; screens turn it into a sentence.
        where: place in the input as a person would say it, for example ``"line 812"``; empty if nowhere.
        found: what was found there, short enough to show.
        details: further values for the sentence.

    >>> str(InvalidInput("broken_timestamp", where="line 812", found="00:61:00"))
    'broken_timestamp at line 812: found 00:61:00'
    """

    def __init__(
        self, problem: str, *, where: str = "", found: str = "", details: Mapping[str, object] | None = None
    ) -> None:
        self.problem = problem
        self.where = where
        self.found = found
        self.details = dict(details or {})
        place = f" at {where}" if where else ""
        seen = f": found {found}" if found else ""
        super().__init__(f"{problem}{place}{seen}")


class TooFewObservations(InvalidInput):
    """There is too little to say anything honest."""
