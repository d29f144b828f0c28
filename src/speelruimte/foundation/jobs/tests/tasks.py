"""Tasks that only the tests hand in."""

import os
from datetime import time
from pathlib import Path
from threading import Event

from django_tasks import task

from speelruimte.foundation.jobs.models import Lease
from speelruimte.foundation.jobs.schedule import Daily

MARKED = "de paarse olifant tekent bezwaar aan"
NOTED: list[object] = []
RINGS: list[str] = []


def ring() -> None:
    """A bell that can be counted."""
    RINGS.append("ring")


@task()
def note(what: object) -> object:
    """Remember what it was called with, and give it back."""
    NOTED.append(what)
    return what


@task()
def answers() -> int:
    """The number that is the answer."""
    return 42


@task()
def note_day(day: str) -> None:
    """Remember the day it was called with."""
    NOTED.append(day)


@task(takes_context=True)
def fails_before(context, attempt: int) -> int:
    """Run well from this attempt on."""
    if context.attempt < attempt:
        raise LookupError(MARKED)
    return context.attempt


@task()
def says_it() -> None:
    """Fail with a sentence in the error, in what it was raised from and in its notes."""
    try:
        raise ValueError(MARKED)
    except ValueError as first:
        error = RuntimeError(f"again: {MARKED}")
        error.add_note(MARKED)
        raise error from first


@task()
def gives_back_words(shape: int) -> object:
    """Give a sentence back, bare or wrapped."""
    return (MARKED, [MARKED], {"text": MARKED}, MARKED.encode(), 1.5)[shape]


@task()
def stops_the_process() -> None:
    """Raise what no worker catches."""
    raise SystemExit(MARKED)


@task()
def loses_its_lease() -> None:
    """Fail after somebody else took over."""
    Lease.objects.all().delete()
    raise ValueError(MARKED)


@task()
def waits_for_go() -> None:
    """Write down that it began, and end once a file called go stands in the folder."""
    folder = Path(os.environ["JOBS_TEST_FOLDER"])
    with (folder / "begun").open("a") as file:
        file.write("x")
    wait_until(lambda: (folder / "go").exists())


@task(takes_context=True)
def waits_for_renewal(context) -> None:
    """End once its lease was renewed."""
    first = Lease.objects.get(job_id=context.task_result.id).until
    wait_until(lambda: Lease.objects.get(job_id=context.task_result.id).until > first)


def wait_until(ask) -> None:
    """Ask again and again, for a minute."""
    pause = Event()
    for _ in range(1200):
        if ask():
            return
        pause.wait(0.05)
    raise TimeoutError


SCHEDULE = (Daily("nightly", after=time(2, 0), task=note_day),)
IMPOSSIBLE = (Daily("impossible", after=time(2, 0), task=says_it),)  # it takes no day
