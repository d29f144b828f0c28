"""The life of a row: claimed under a lease, renewed, done or tried again, returned when its worker was killed."""

import traceback
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from speelruimte.foundation.jobs.arguments import allowed
from speelruimte.foundation.jobs.models import DailyRun, Job, Lease
from speelruimte.kernel.errors import SpeelruimteError

LEASE = timedelta(seconds=60)
RETRY_WAITS = (timedelta(seconds=30), timedelta(minutes=5), timedelta(hours=1))
RESULTS_KEPT = timedelta(days=7)
LONGEST_TRAIL = 12


class WorkerLost(SpeelruimteError):
    """The worker that ran the task stopped without a word, time and again."""


@transaction.atomic
def job_claim(*, now: datetime) -> Job | None:
    """Take the next row that is due, under a new lease; None when nothing is due."""
    due = Q(run_after=get_date_max()) | Q(run_after__lte=now)
    job = DBTaskResult.objects.filter(due, status=TaskResultStatus.READY).select_for_update(skip_locked=True).first()
    if job is None:
        return None
    lease = Lease.objects.create(job=job, until=now + LEASE)
    job.status = TaskResultStatus.RUNNING
    job.started_at = now
    job.worker_ids = [*job.worker_ids, str(lease.holder)]
    job.save(update_fields=["status", "started_at", "worker_ids"])
    return job


def lease_renew(*, job_id: uuid.UUID, holder: str, now: datetime) -> bool:
    """Hold a row for longer; False when the lease is not ours any more."""
    return Lease.objects.filter(job_id=job_id, holder=holder).update(until=now + LEASE) == 1


@transaction.atomic
def job_done(*, job: Job, value: object, now: datetime) -> bool:
    """Close a row that ran well; False when its lease was lost and another worker decides.

    What the task gave back is kept only when it is an id, a date or a number.
    """
    if not _lease_end(job):
        return False
    job.status = TaskResultStatus.SUCCESSFUL
    job.finished_at = now
    job.return_value = value if allowed(value) else None
    job.exception_class_path = job.traceback = ""
    job.save(update_fields=["status", "finished_at", "return_value", "exception_class_path", "traceback"])
    return True


@transaction.atomic
def job_failed(*, job: Job, error: BaseException, now: datetime) -> bool:
    """Put a row that failed back for later, or give it up; False when its lease was lost.

    Of the error its type and the lines of code that it passed are kept, never its message.
    """
    if not _lease_end(job):
        return False
    _try_again_or_give_up(job, error=error, now=now, waits=RETRY_WAITS)
    return True


@transaction.atomic
def leases_reap(*, now: datetime) -> int:
    """Return the rows of workers that stopped without a word to the queue, at once; returns how many.

    A row whose workers were lost as often as a task may fail is given up.
    """
    lost = Q(lease__until__lt=now) | Q(lease__isnull=True, started_at__lt=now - LEASE)
    ids = DBTaskResult.objects.filter(lost, status=TaskResultStatus.RUNNING).values_list("pk", flat=True)
    # A second look under lock: a worker may have finished the row in between.
    held = DBTaskResult.objects.filter(pk__in=list(ids), status=TaskResultStatus.RUNNING)
    reaped = 0
    for job in held.select_for_update(skip_locked=True):
        if Lease.objects.filter(job_id=job.pk, until__gte=now).exists():
            continue
        Lease.objects.filter(job_id=job.pk).delete()
        _try_again_or_give_up(job, error=WorkerLost(), now=now, waits=(timedelta(),) * len(RETRY_WAITS))
        reaped += 1
    return reaped


@transaction.atomic
def results_purge(*, now: datetime) -> int:
    """Delete rows that ended longer than seven days ago, and old days of the schedule; returns how many rows."""
    DailyRun.objects.filter(day__lt=(now - RESULTS_KEPT).date()).delete()
    return int(DBTaskResult.objects.finished().filter(finished_at__lt=now - RESULTS_KEPT).delete()[0])


def error_type(error: BaseException) -> str:
    """Module and name of an error's type."""
    return f"{type(error).__module__}.{type(error).__qualname__}"


def error_trail(error: BaseException) -> str:
    """The lines of code that an error passed, the innermost last; no message and no source line."""
    frames = traceback.extract_tb(error.__traceback__)[-LONGEST_TRAIL:]
    return "\n".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)


def _lease_end(job: Job) -> bool:
    return bool(Lease.objects.filter(job_id=job.pk, holder=job.worker_ids[-1]).delete()[0])


def _try_again_or_give_up(job: Job, *, error: BaseException, now: datetime, waits: tuple[timedelta, ...]) -> None:
    attempts = len(job.worker_ids)
    if attempts <= len(waits):
        job.status, job.finished_at, job.run_after = TaskResultStatus.READY, None, now + waits[attempts - 1]
    else:
        job.status, job.finished_at = TaskResultStatus.FAILED, now
    job.exception_class_path, job.traceback, job.return_value = error_type(error), error_trail(error), None
    job.save(update_fields=["status", "finished_at", "run_after", "exception_class_path", "traceback", "return_value"])
