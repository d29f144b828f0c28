"""Limits on wrong passwords and codes: some tries, then a wait that grows."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from speelruimte.foundation.encryption.errors import TooManyTries
from speelruimte.foundation.encryption.models import OpeningTries

FREE_TRIES = 5
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(days=1)


def wait_after(failed: int) -> timedelta:
    """Time to wait after this many wrong tries in a row: nothing at first, then doubling from a minute to a day.

    >>> wait_after(4), wait_after(5), wait_after(7)
    (datetime.timedelta(0), datetime.timedelta(seconds=60), datetime.timedelta(seconds=240))
    """
    if failed < FREE_TRIES:
        return timedelta(0)
    doublings = min(failed - FREE_TRIES, 20)  # beyond this it is the longest wait in any case
    wait: timedelta = FIRST_WAIT * 2**doublings
    return min(wait, LONGEST_WAIT)


@transaction.atomic
def try_take(*, user_id: UUID, at: datetime) -> None:
    """Take one try, before the secret is looked at, so that many tries at the same moment count as many.

    Raises:
        TooManyTries: wait first; this one does not count.
    """
    OpeningTries.objects.get_or_create(user_id=user_id)
    row = OpeningTries.objects.select_for_update().get(user_id=user_id)
    if row.blocked_until and at < row.blocked_until:
        raise TooManyTries(until=row.blocked_until)
    row.failed += 1
    wait = wait_after(row.failed)
    row.blocked_until = at + wait if wait else None
    row.save()


@transaction.atomic
def tries_forget(*, user_id: UUID) -> None:
    """Forget earlier tries, after a right secret; nothing stays that tells when she came."""
    OpeningTries.objects.filter(user_id=user_id).delete()
