"""A period of days: from a first day up to, not including, a last."""

from dataclasses import dataclass
from datetime import date

from speelruimte.kernel.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` up to, not including, `until` (None: no end).

    >>> Period(date(2026, 1, 1), date(2026, 2, 1)).contains(date(2026, 2, 1))
    False
    """

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise InvalidInput("period_ends_before_it_starts", found=f"{self.since} to {self.until}")

    def contains(self, day: date) -> bool:
        """Whether the day falls in the period."""
        return self.since <= day and (self.until is None or day < self.until)
