"""Waiting for something that another process does, with a deadline."""

import time
from collections.abc import Callable
from threading import Event
from typing import TypeVar

T = TypeVar("T")


def until(ask: Callable[[], T], *, seconds: float) -> T:
    """The first true answer, asked again and again until the deadline.

    Raises:
        TimeoutError: no true answer in time.
    """
    deadline, pause = time.monotonic() + seconds, Event()
    while not (answer := ask()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"nothing within {seconds} seconds")
        pause.wait(0.05)
    return answer
