"""The life of a row: done, tried again with growing waits, given up, returned when its worker was lost."""

from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from speelruimte.foundation.jobs.models import DailyRun, Lease
from speelruimte.foundation.jobs.services import (
    LEASE,
    RESULTS_KEPT,
    RETRY_WAITS,
    job_claim,
    job_done,
    job_failed,
    lease_renew,
    leases_reap,
    results_purge,
)
from speelruimte.foundation.jobs.tests import tasks
from speelruimte.foundation.jobs.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)  # a worker lets go of the connection between tasks
MOMENT = timedelta(seconds=1)


def row():
    return DBTaskResult.objects.get()


def test_two_hundred_tasks_are_all_done_once():
    for number in range(200):
        tasks.note.enqueue(number)
    assert Worker().drain() == 200
    assert sorted(tasks.NOTED) == list(range(200))
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}
    assert not Lease.objects.exists()
    assert Worker().drain() == 0


def test_work_of_a_transaction_that_is_undone_does_not_exist():
    with transaction.atomic():
        tasks.note.enqueue(1)
        transaction.set_rollback(True)
    assert Worker().drain() == 0
    assert not DBTaskResult.objects.exists()


def test_what_a_task_gives_back_is_kept_when_it_is_a_number(clock):
    tasks.note.enqueue(7)
    Worker(clock=clock).drain()
    assert row().return_value == 7
    assert row().finished_at == clock()


def test_work_for_later_waits_for_its_moment(clock):
    tasks.note.using(run_after=clock() + MOMENT).enqueue(1)
    worker = Worker(clock=clock)
    assert worker.drain() == 0
    clock.move(seconds=1)
    assert worker.drain() == 1


def test_a_task_that_fails_is_tried_again_with_growing_waits_and_given_up_in_the_end(clock):
    tasks.says_it.enqueue()
    worker = Worker(clock=clock)
    assert worker.drain() == 1
    for wait in RETRY_WAITS:
        assert row().status == TaskResultStatus.READY
        assert row().run_after == clock() + wait
        clock.moment += wait - MOMENT
        assert worker.drain() == 0
        clock.moment += MOMENT
        assert worker.drain() == 1
    assert row().status == TaskResultStatus.FAILED
    assert row().finished_at == clock()
    assert row().exception_class_path == "builtins.RuntimeError"
    clock.move(days=365)
    assert worker.drain() == 0
    assert list(RETRY_WAITS) == sorted(set(RETRY_WAITS))


def test_one_task_that_fails_keeps_no_other_waiting(clock):
    tasks.says_it.enqueue()
    tasks.note.enqueue(2)
    Worker(clock=clock).drain()
    assert tasks.NOTED == [2]


def test_a_task_that_runs_well_the_third_time_is_done_and_its_error_forgotten(clock):
    tasks.fails_before.enqueue(3)
    worker = Worker(clock=clock)
    for wait in (timedelta(), *RETRY_WAITS[:2]):
        clock.moment += wait
        assert worker.drain() == 1
    assert (row().status, row().return_value) == (TaskResultStatus.SUCCESSFUL, 3)
    assert (row().exception_class_path, row().traceback) == ("", "")


def test_a_task_whose_code_is_gone_is_tried_again_like_any_other(clock):
    tasks.note.enqueue(1)
    DBTaskResult.objects.update(task_path="speelruimte.foundation.jobs.tests.tasks.no_longer_there")
    assert Worker(clock=clock).drain() == 1
    assert (row().status, row().exception_class_path) == (TaskResultStatus.READY, "builtins.ImportError")


def test_a_row_whose_lease_ended_goes_back_and_runs_again(clock):
    tasks.note.enqueue(1)
    job_claim(now=clock())
    clock.moment += LEASE + MOMENT
    assert Worker(clock=clock).drain() == 1
    assert tasks.NOTED == [1]
    assert row().status == TaskResultStatus.SUCCESSFUL
    assert len(row().worker_ids) == 2


@pytest.mark.parametrize("renewed", [False, True])
def test_a_row_of_a_living_worker_is_left_alone(clock, renewed):
    tasks.note.enqueue(1)
    job = job_claim(now=clock())
    if renewed:
        clock.moment += LEASE
        assert lease_renew(job_id=job.pk, holder=job.worker_ids[-1], now=clock())
    clock.moment += LEASE
    assert leases_reap(now=clock()) == 0
    assert job_claim(now=clock()) is None
    assert row().status == TaskResultStatus.RUNNING
    assert job_done(job=job, value=None, now=clock())


def test_a_running_row_without_any_lease_goes_back_once_a_lease_would_have_ended(clock):
    tasks.note.enqueue(1)
    job_claim(now=clock())
    Lease.objects.all().delete()
    clock.moment += LEASE
    assert leases_reap(now=clock()) == 0
    clock.moment += MOMENT
    assert leases_reap(now=clock()) == 1
    assert leases_reap(now=clock()) == 0


def test_a_task_that_loses_its_worker_time_and_again_is_given_up(clock):
    tasks.note.enqueue(1)
    for _ in range(len(RETRY_WAITS) + 1):
        assert job_claim(now=clock())
        clock.moment += LEASE + MOMENT
        assert leases_reap(now=clock()) == 1
    assert job_claim(now=clock()) is None
    assert row().status == TaskResultStatus.FAILED
    assert row().exception_class_path.endswith(".WorkerLost")


@pytest.mark.parametrize("end", ["done", "failed"])
@pytest.mark.parametrize("by", ["a second worker", "nobody yet"])
def test_a_worker_that_lost_its_lease_changes_nothing_any_more(clock, end, by):
    tasks.note.enqueue(1)
    late = job_claim(now=clock())
    clock.moment += LEASE + MOMENT
    leases_reap(now=clock())
    second = job_claim(now=clock()) if by == "a second worker" else None
    before = DBTaskResult.objects.values().get(), list(Lease.objects.values())
    if end == "done":
        assert not job_done(job=late, value=12, now=clock())
    else:
        assert not job_failed(job=late, error=LookupError(), now=clock())
    assert not lease_renew(job_id=late.pk, holder=late.worker_ids[-1], now=clock())
    assert (DBTaskResult.objects.values().get(), list(Lease.objects.values())) == before
    if second:
        assert job_done(job=second, value=3, now=clock())
        assert row().return_value == 3


def test_a_row_that_is_claimed_is_claimed_once(clock):
    tasks.note.enqueue(1)
    tasks.note.enqueue(2)
    first, second = job_claim(now=clock()), job_claim(now=clock())
    assert first.pk != second.pk
    assert first.worker_ids != second.worker_ids
    assert job_claim(now=clock()) is None


def test_a_worker_that_is_told_to_stop_begins_no_other_task():
    for number in range(3):
        tasks.note.enqueue(number)
    worker = Worker(goes_on=lambda: len(tasks.NOTED) < 2)
    assert worker.drain() == 2
    worker.stop.set()
    worker.run()
    assert len(tasks.NOTED) == 2


def test_a_worker_that_runs_hands_in_what_is_due_and_does_it(clock):
    Worker(interval=0.01, clock=clock, goes_on=lambda: not tasks.NOTED).run()
    assert tasks.NOTED == ["2026-11-24"]


def test_a_task_that_stops_the_process_is_run_again_after_its_lease(clock):
    tasks.stops_the_process.enqueue()
    with pytest.raises(SystemExit):
        Worker(clock=clock).drain()
    clock.moment += LEASE + MOMENT
    assert leases_reap(now=clock()) == 1
    assert row().status == TaskResultStatus.READY


def test_rows_are_gone_seven_days_after_they_ended_and_what_is_not_done_stays(clock):
    for number in range(3):
        tasks.note.enqueue(number)
    Worker(clock=clock, goes_on=lambda: not tasks.NOTED).drain()
    job_claim(now=clock())
    DailyRun.objects.create(name="nightly", day=clock().date())
    clock.moment += RESULTS_KEPT
    assert results_purge(now=clock()) == 0
    assert DailyRun.objects.exists()
    clock.move(days=1)
    assert results_purge(now=clock()) == 1
    assert not DailyRun.objects.exists()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"READY", "RUNNING"}


def test_a_row_that_was_given_up_is_gone_after_seven_days_too(clock):
    tasks.says_it.enqueue()
    worker = Worker(clock=clock)
    for wait in (*RETRY_WAITS, RESULTS_KEPT + MOMENT):
        worker.drain()
        clock.moment += wait
    assert results_purge(now=clock()) == 1
    assert not DBTaskResult.objects.exists()
