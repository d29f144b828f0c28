"""What the job table of django-tasks lacks: a lease on a running row, and one row for each daily task and day."""

import uuid
from typing import TYPE_CHECKING, Any, TypeAlias

from django.db import models
from django_tasks_db.models import DBTaskResult

if TYPE_CHECKING:
    # Any: what a task takes and gives back is not looked at here.
    Job: TypeAlias = DBTaskResult[..., Any]
else:
    Job = DBTaskResult


class Lease(models.Model):
    """The right of one worker to run one row, until a moment. Gone when the row is done."""

    job = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, primary_key=True, related_name="lease")
    holder = models.UUIDField(default=uuid.uuid4)
    until = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()


class DailyRun(models.Model):
    """That a daily task was handed in for a day: whoever writes this row first hands it in."""

    name = models.CharField(max_length=60)
    day = models.DateField()

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["name", "day"], name="jobs_daily_run_once")]
