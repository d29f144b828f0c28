"""What is done every night: erase what is past its period. Each part may be run again at any time."""

import logging
from collections.abc import Callable
from datetime import date, time

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks import task

from speelruimte.capabilities.conversations.services import conversations_expire
from speelruimte.capabilities.improvement.services import agendas_expire
from speelruimte.foundation.accounts.services import sign_in_failures_purge
from speelruimte.foundation.audit.services import admin_events_expire, owner_events_expire
from speelruimte.foundation.jobs.schedule import Daily
from speelruimte.foundation.jobs.services import results_purge
from speelruimte.kernel.errors import SpeelruimteError

_log = logging.getLogger(__name__)
AFTER = time(2, 0)


class UpkeepIncomplete(SpeelruimteError):
    """A part of the upkeep failed; the other parts were done. The log names the part and the type of the error."""


def _sessions_expire(today: date) -> int:
    return int(Session.objects.filter(expire_date__lt=timezone.now()).delete()[0])


PARTS: tuple[tuple[str, Callable[[date], int]], ...] = (
    ("conversations", lambda today: sum(conversations_expire(today=today))),
    ("practice_agendas", lambda today: agendas_expire(today=today)),
    ("owner_events", lambda today: owner_events_expire(on=today)),
    ("admin_events", lambda today: admin_events_expire(on=today)),
    ("sign_in_failures", lambda today: sign_in_failures_purge()),
    ("sessions", _sessions_expire),
    ("task_results", lambda today: results_purge(now=timezone.now())),
)


def upkeep_run(*, today: date) -> dict[str, int]:
    """Run every part; returns of each how many records it erased. Counts are logged, and nothing else.

    Raises:
        UpkeepIncomplete: after all parts were tried, when one of them failed.
    """
    counts: dict[str, int] = {}
    for name, part in PARTS:
        try:
            counts[name] = part(today)
        except Exception as error:  # noqa: BLE001 - one part that fails keeps no other from erasing
            _log.error("upkeep_part_failed", extra={"job": name, "reason": type(error).__name__})
            continue
        _log.info("upkeep_part_done", extra={"job": name, "count": counts[name]})
    if len(counts) < len(PARTS):
        raise UpkeepIncomplete
    return counts


@task()
def upkeep(day: str) -> None:
    """The night's upkeep for a day, as a task.

    Args:
        day: ISO date.
    """
    upkeep_run(today=date.fromisoformat(day))


SCHEDULE = (Daily("upkeep", after=AFTER, task=upkeep),)
