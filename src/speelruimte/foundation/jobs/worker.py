"""A worker: runs what is due, keeps its lease, returns what others dropped, and hands in what is due daily."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from django_tasks.base import TaskContext, TaskResult

from speelruimte.foundation.jobs.models import Job
from speelruimte.foundation.jobs.schedule import daily_tasks_enqueue
from speelruimte.foundation.jobs.services import (
    LEASE,
    job_claim,
    job_done,
    job_failed,
    lease_renew,
    leases_reap,
)

_log = logging.getLogger(__name__)
TIDY_EVERY = 30.0  # seconds between two looks at leases and schedule
LONGEST_WAIT = 60.0  # seconds, when the database does not answer


class Worker:
    """Runs tasks one after the other.

    Args:
        interval: seconds between two looks at an empty table.
        clock: gives the present moment, aware.
        goes_on: is asked between two tasks; when it says no, the worker ends.
    """

    def __init__(
        self,
        *,
        interval: float = 1.0,
        clock: Callable[[], datetime] = timezone.now,
        goes_on: Callable[[], bool] = lambda: True,
    ) -> None:
        self.interval = interval
        self.stop = threading.Event()
        self._clock = clock
        self._goes_on = goes_on
        self._tidied = float("-inf")

    def run(self) -> None:
        """Work until stopped. A database that does not answer is waited for."""
        patience = self.interval
        while self._open():
            try:
                close_old_connections()
                self._tidy_now_and_then()
                wait = 0.0 if self.run_next() else self.interval
                patience = self.interval
            except DatabaseError as problem:
                _log.warning("database_not_answering", extra={"reason": type(problem).__name__})
                connection.close()
                wait = patience = min(max(patience, 0.1) * 2, LONGEST_WAIT)
            self.stop.wait(wait)

    def drain(self) -> int:
        """Return what was dropped, then work until nothing is due; returns the number of tasks that were run."""
        leases_reap(now=self._clock())
        done = 0
        while self._open() and self.run_next():
            done += 1
        return done

    def tidy(self) -> None:
        """Return rows of lost workers to the queue, and hand in what is due today."""
        now = self._clock()
        if reaped := leases_reap(now=now):
            _log.warning("tasks_returned_to_queue", extra={"count": reaped})
        daily_tasks_enqueue(now=now)

    def run_next(self) -> bool:
        """Run the next task that is due; False when there is none."""
        job = job_claim(now=self._clock())
        if job is None:
            return False
        with _Heartbeat(job, clock=self._clock):
            self._run(job)
        return True

    def _run(self, job: Job) -> None:
        name, attempt = job.task_path.rpartition(".")[2], len(job.worker_ids)
        begun = time.monotonic()
        try:
            value = _call(job)
        except Exception as error:  # noqa: BLE001 - whatever a task raises, the worker goes on with the next
            kept = job_failed(job=job, error=error, now=self._clock())
            # Written without the error itself: its message may quote what somebody typed.
            what = {"job": name, "count": attempt, "reason": type(error).__name__}
            _log.warning("task_failed" if kept else "task_lease_lost", extra=what)
            return
        kept = job_done(job=job, value=value, now=self._clock())
        what = {"job": name, "count": attempt, "duration_ms": round((time.monotonic() - begun) * 1000)}
        _log.info("task_done" if kept else "task_lease_lost", extra=what)

    def _tidy_now_and_then(self) -> None:
        if time.monotonic() - self._tidied >= TIDY_EVERY:
            self._tidied = time.monotonic()
            self.tidy()

    def _open(self) -> bool:
        return not self.stop.is_set() and self._goes_on()


def _call(job: Job) -> object:
    task = job.task
    context = [TaskContext(task_result=cast("TaskResult[Any]", job.task_result))] if task.takes_context else []
    return task.call(*context, *job.args_kwargs["args"], **job.args_kwargs["kwargs"])


class _Heartbeat:
    """Renews the lease of a task that takes long, from a thread of its own."""

    def __init__(self, job: Job, *, clock: Callable[[], datetime]) -> None:
        self._job, self._clock, self._ended = job, clock, threading.Event()
        self._thread = threading.Thread(target=self._beat, name="lease", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._ended.wait(LEASE.total_seconds() / 3):
            try:
                lease_renew(job_id=self._job.pk, holder=self._job.worker_ids[-1], now=self._clock())
            except DatabaseError as problem:  # a busy database: the next beat may be in time
                _log.warning("lease_not_renewed", extra={"reason": type(problem).__name__})
            finally:
                connection.close()
