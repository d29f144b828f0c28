"""Celery as the doorbell of background work: a message says that there is something to do, and never what."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speelruimte.config.settings")

from django.conf import settings

DRAIN = "speelruimte.drain"
app = Celery("speelruimte", broker=settings.REDIS_URL or None)
app.conf.update(
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    broker_connection_retry_on_startup=True,
    worker_hijack_root_logger=False,
    task_acks_late=False,  # a lost ring costs waiting time and no work: workers look at the table now and then
)


def doorbell_ring() -> None:
    """Tell a worker that there is something to do."""
    app.send_task(DRAIN, ignore_result=True)


@app.task(name=DRAIN)  # type: ignore[untyped-decorator]  # celery is not typed
def drain() -> None:
    """Do everything that is due."""
    from speelruimte.foundation.jobs.worker import Worker

    Worker().drain()
