"""Tasks that are due once a day; the lists of them are handed in by the layers above through the settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import Task

from speelruimte.foundation.jobs.models import DailyRun


@dataclass(frozen=True, slots=True)
class Daily:
    """A task that is due once a day, after a moment of local time. It is called with the day as an ISO date."""

    name: str
    after: time
    task: Task[[str], Any]  # Any: what a task gives back is not looked at


def daily_tasks_enqueue(*, now: datetime) -> int:
    """Hand in every daily task that is due and was not handed in today; returns how many.

    However many workers call this at once, each task is handed in once for each day.
    """
    local = timezone.localtime(now)
    due = [daily for daily in daily_tasks() if local.time() >= daily.after]
    return sum(_enqueue_once(daily, now=local) for daily in due)


def daily_tasks() -> Iterator[Daily]:
    """Every daily task of the lists that the setting JOBS_SCHEDULES names."""
    for path in settings.JOBS_SCHEDULES:
        yield from import_string(path)


def _enqueue_once(daily: Daily, *, now: datetime) -> bool:
    if DailyRun.objects.filter(name=daily.name, day=now.date()).exists():
        return False
    with transaction.atomic():
        _, first = DailyRun.objects.get_or_create(name=daily.name, day=now.date())
        if first:
            daily.task.enqueue(now.date().isoformat())
    return first
