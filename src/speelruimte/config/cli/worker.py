"""Workers: one beside the embedded server, or as many as a municipality likes, woken by a bell over Redis."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

LOOK_EVERY_SECONDS = 5.0  # with a bell, the table is only looked at now and then
STOP_WITHIN_SECONDS = 5


def work(*, beside: int | None = None) -> None:
    """Run tasks until interrupted; beside a server also until that process, its parent, is gone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speelruimte.config.settings")
    import django

    django.setup()
    from django.conf import settings

    from speelruimte.foundation.jobs.worker import Worker

    worker = Worker(
        interval=LOOK_EVERY_SECONDS if settings.REDIS_URL else 1.0,
        goes_on=lambda: beside is None or os.getppid() == beside,
    )
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: worker.stop.set())
    if settings.REDIS_URL:
        threading.Thread(target=_hear_the_bell, name="doorbell", daemon=True).start()
    worker.run()


def _hear_the_bell() -> None:
    """Let Celery run what a ring asks for, in this process."""
    from speelruimte.config.celery import app

    app.Worker(
        pool="solo", concurrency=1, loglevel="WARNING", quiet=True, without_gossip=True, without_mingle=True
    ).start()


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker of its own for the embedded server; it ends with the server."""
    program = f"from speelruimte.config.cli.worker import work; work(beside={os.getpid()})"
    process = subprocess.Popen([sys.executable, "-c", program], start_new_session=True)  # noqa: S603 - our own program
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOP_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
