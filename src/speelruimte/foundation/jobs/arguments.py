"""What may stand in a row of the job table: ids, dates and numbers, never text."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from speelruimte.kernel.errors import InvalidInput

LARGEST = 2**63  # a larger number could hold a sentence


def allowed(value: object) -> bool:
    """Whether a value says nothing in words: None, yes or no, a whole number, a UUID or an ISO date as text.

    >>> allowed("2026-11-24"), allowed(12), allowed("six lines of text")
    (True, True, False)
    """
    if isinstance(value, str):
        return _is_uuid(value) or _is_date(value)
    return value is None or (isinstance(value, int) and abs(value) < LARGEST)


def arguments_check(args: Sequence[object], kwargs: Mapping[str, object]) -> None:
    """Refuse arguments that may not stand in a row.

    Raises:
        InvalidInput: says the type and place of the argument, never the argument itself.
    """
    named = [(f"argument {number}", value) for number, value in enumerate(args, start=1)]
    named += [(f"keyword argument {number}", value) for number, value in enumerate(kwargs.values(), start=1)]
    for where, value in named:
        if not allowed(value):
            raise InvalidInput("task_argument", where=where, found=type(value).__name__)


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
