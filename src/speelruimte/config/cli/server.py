"""Serving pages with granian: one process for trying out, several in production."""

import os
from contextlib import nullcontext

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from speelruimte.config.cli.worker import worker_beside

STOP_WITHIN_SECONDS = 3  # a worker that hears Ctrl+C and its parent at once may wait for itself


def pages_serve(*, host: str, port: int, workers: int = 1, with_worker: bool = True) -> None:
    """Serve until interrupted; request lines are not logged (the application logs its own, without ids).

    `with_worker` also runs a worker for background work; in production workers stand apart.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speelruimte.config.settings")
    server = Server(
        "speelruimte.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_WITHIN_SECONDS,
    )
    with worker_beside() if with_worker else nullcontext():
        server.serve()
