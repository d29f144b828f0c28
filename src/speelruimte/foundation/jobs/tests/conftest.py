"""Work is handed in to the database alone, whatever the environment says; and a clock that the test moves."""

import logging
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest

from speelruimte.foundation.jobs.tests import tasks


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment):
        self.moment = moment

    def __call__(self):
        return self.moment

    def move(self, **by):
        self.moment += timedelta(**by)


@pytest.fixture(autouse=True)
def _no_bell(settings):
    settings.TASKS = {"default": {"BACKEND": "speelruimte.foundation.jobs.backend.JobsBackend"}}
    settings.JOBS_SCHEDULES = ["speelruimte.foundation.jobs.tests.tasks.SCHEDULE"]
    tasks.NOTED.clear()
    tasks.RINGS.clear()


@pytest.fixture
def clock():
    return Clock(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))


@pytest.fixture
def log():
    """Everything that is logged, from DEBUG up, as the configured formatter writes it."""
    written, root = StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    handler.setFormatter(next(known.formatter for known in root.handlers if _writes_json(known)))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.setLevel(level)
    root.removeHandler(handler)


def _writes_json(handler):
    return type(handler.formatter).__name__ == "ProcessorFormatter"
