"""Where work is handed in: a row in the database, and in production a bell for the workers."""

import inspect
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks_db.backend import DatabaseBackend

from speelruimte.foundation.jobs.arguments import arguments_check
from speelruimte.kernel.errors import InvalidInput


class JobsBackend(DatabaseBackend):
    """Keeps work in the database; refuses arguments that hold text. The row stands or falls with the transaction."""

    # Any: the two task packages type their backends differently; this one passes tasks and results on untouched.
    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Hand in work.

        Raises:
            InvalidInput: an argument is not an id, date, number, yes, no or None, or the task takes no such argument.
        """
        try:
            inspect.signature(task.func).bind(*([None] if task.takes_context else []), *args, **kwargs)
        except TypeError:
            raise InvalidInput("task_argument", found="arguments that the task does not take") from None
        arguments_check(args, kwargs)
        return super().enqueue(task, args, kwargs)

    async def aenqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """As `enqueue`, from code that runs in an event loop."""
        arguments_check(args, kwargs)
        return await super().aenqueue(task, args, kwargs)


class DoorbellBackend(JobsBackend):
    """Rings for a worker once the transaction that handed in the work stands; the row stays the truth.

    Option `doorbell`: dotted path of a function without arguments. A bell that nobody hears costs waiting time and no
    work: workers look at the table now and then.
    """

    def __init__(self, alias: str, params: dict[str, Any]) -> None:  # Any: Django's settings of a backend
        super().__init__(alias, params)
        self._ring: Callable[[], None] | None = None

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """As `JobsBackend.enqueue`, and ring."""
        result = super().enqueue(task, args, kwargs)
        transaction.on_commit(self._doorbell())
        return result

    def _doorbell(self) -> Callable[[], None]:
        if self._ring is None:
            self._ring = import_string(self.options["doorbell"])
        return self._ring
