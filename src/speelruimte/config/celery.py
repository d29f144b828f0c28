"""Celery as the doorbell of background work: a message says that there is something to do, and never what."""

import logging
import os

from celery import Celery
from celery.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speelruimte.config.settings")

from django.conf import settings

DRAIN = "speelruimte.drain"
RING_LASTS_SECONDS = 300  # rings that nobody hears do not pile up
ANSWER_WITHIN_SECONDS = 2  # a page does not wait longer for Redis
_log = logging.getLogger(__name__)
app = Celery("speelruimte", broker=settings.REDIS_URL or None)
app.conf.update(
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        "socket_connect_timeout": ANSWER_WITHIN_SECONDS,
        "socket_timeout": ANSWER_WITHIN_SECONDS,
        "max_retries": 0,
    },
    worker_hijack_root_logger=False,
    task_acks_late=False,  # a lost ring costs waiting time and no work: workers look at the table now and then
)


def doorbell_ring() -> None:
    """Tell a worker that there is something to do. A Redis that does not answer is written down, and costs no work."""
    try:
        app.send_task(DRAIN, ignore_result=True, expires=RING_LASTS_SECONDS, retry=False)
    except (OperationalError, OSError) as problem:
        _log.warning("doorbell_not_rung", extra={"reason": type(problem).__name__})


@app.task(name=DRAIN)  # type: ignore[untyped-decorator]  # celery is not typed
def drain() -> None:
    """Do everything that is due."""
    from django.db import close_old_connections

    from speelruimte.foundation.jobs.worker import Worker

    close_old_connections()
    Worker().drain()
