"""What is due once a day is handed in once a day, after its hour of local time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given, settings
from hypothesis import strategies as st

from speelruimte.foundation.jobs.models import DailyRun
from speelruimte.foundation.jobs.schedule import daily_tasks, daily_tasks_enqueue
from speelruimte.foundation.jobs.tests import tasks
from speelruimte.foundation.jobs.worker import Worker
from speelruimte.kernel.errors import InvalidInput

pytestmark = pytest.mark.django_db


def local(*moment):
    return timezone.make_aware(datetime(*moment))  # noqa: DTZ001 - made aware at once


def days():
    return [row["args"][0] for row in DBTaskResult.objects.values_list("args_kwargs", flat=True)]


@pytest.mark.parametrize(("hour", "minute", "times"), [(0, 0, 0), (1, 59, 0), (2, 0, 1), (2, 1, 1), (23, 59, 1)])
def test_it_waits_for_its_hour(hour, minute, times):
    assert daily_tasks_enqueue(now=local(2026, 11, 24, hour, minute)) == times
    assert days() == ["2026-11-24"] * times


@pytest.mark.parametrize("day", ["2026-01-15", "2026-07-15"])
def test_the_hour_is_that_of_the_clock_on_the_wall_summer_and_winter(day):
    two = timezone.make_aware(datetime.fromisoformat(f"{day}T02:00:00")).astimezone(UTC)
    assert daily_tasks_enqueue(now=two - timedelta(seconds=1)) == 0
    assert daily_tasks_enqueue(now=two) == 1
    assert days() == [day]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_the_days_when_the_clock_is_put_forward_or_back_it_runs_once(day):
    midnight = timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware at once
    looks = [midnight.astimezone(UTC) + timedelta(minutes=10 * number) for number in range(6 * 22)]
    assert sum(daily_tasks_enqueue(now=look) for look in looks) == 1
    assert days() == [day.isoformat()]


def test_a_worker_that_was_off_at_night_catches_up_in_the_morning():
    assert daily_tasks_enqueue(now=local(2026, 11, 24, 8, 15)) == 1


@settings(max_examples=40)
@given(st.lists(st.integers(0, 6 * 24 * 60), max_size=12).map(sorted))
def test_however_often_is_looked_every_day_with_a_look_after_two_gets_it_once(minutes):
    for model in (DailyRun, DBTaskResult):
        model.objects.all().delete()
    looks = [local(2026, 11, 20) + timedelta(minutes=minute) for minute in minutes]
    for look in looks:
        daily_tasks_enqueue(now=look)
    assert sorted(days()) == sorted({look.date().isoformat() for look in looks if look.hour >= 2})


def test_the_row_of_the_day_and_the_work_stand_or_fall_together(settings):
    settings.JOBS_SCHEDULES = ["speelruimte.foundation.jobs.tests.tasks.IMPOSSIBLE"]
    with pytest.raises(InvalidInput):
        daily_tasks_enqueue(now=local(2026, 11, 24, 3, 0))
    assert not DailyRun.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_hands_it_in_and_runs_it(clock):
    clock.moment = local(2026, 11, 24, 1, 59)
    worker = Worker(clock=clock)
    worker.tidy()
    assert worker.drain() == 0
    clock.move(minutes=1)
    for _ in range(3):
        worker.tidy()
    assert worker.drain() == 1
    assert tasks.NOTED == ["2026-11-24"]


def test_several_lists_are_read_one_after_the_other(settings):
    settings.JOBS_SCHEDULES = ["speelruimte.foundation.jobs.tests.tasks.SCHEDULE"] * 2
    assert [daily.name for daily in daily_tasks()] == ["nightly", "nightly"]
