"""Where work is handed in: a row in the database, and in production a bell for the workers."""

import inspect
from collections.abc import Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.db import transaction
from django.utils.module_loading import import_string
from django_tasks_db.backend import DatabaseBackend

from speelruimte.foundation.jobs.arguments import arguments_check
from speelruimte.kernel.errors import InvalidInput


class JobsBackend(DatabaseBackend):
    """Keeps work in the database; refuses arguments that hold text. The row stands or falls with the transaction."""

    # Any, in this module: a task's own parameters and result pass through untouched, and the types of Django's
    # task interface differ between Django 5 (django_tasks) and 6 (django.tasks).
    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Hand in work; returns its result, still to come.

        Raises:
            InvalidInput: an argument is not an id, date, number, yes, no or None, or the task takes no such argument.
        """
        _signature_check(task, args, kwargs)
        arguments_check(args, kwargs)
        return super().enqueue(task, args, kwargs)

    async def aenqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """As `enqueue`, from code that runs in an event loop."""
        _signature_check(task, args, kwargs)
        arguments_check(args, kwargs)
        return await super().aenqueue(task, args, kwargs)


class DoorbellBackend(JobsBackend):
    """Rings for a worker once the transaction that handed in the work stands; the row stays the truth.

    Option `doorbell`: dotted path of a function without arguments. A bell that nobody hears costs waiting time and no
    work: workers look at the table now and then.
    """

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """As `JobsBackend.enqueue`, and ring."""
        result = super().enqueue(task, args, kwargs)
        transaction.on_commit(self._doorbell())
        return result

    async def aenqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """As `enqueue`, from code that runs in an event loop."""
        result = await super().aenqueue(task, args, kwargs)
        await sync_to_async(transaction.on_commit)(self._doorbell())
        return result

    def _doorbell(self) -> Callable[[], None]:
        ring: Callable[[], None] = import_string(self.options["doorbell"])
        return ring


def _signature_check(task: Any, args: Any, kwargs: Any) -> None:
    """Refuse names of arguments that the task does not have: a name could hold text too."""
    context = [None] if task.takes_context else []
    try:
        bound = inspect.signature(task.func).bind(*context, *args, **kwargs)
    except TypeError:
        raise InvalidInput("task_argument", found="arguments that the task does not take") from None
    if not set(kwargs) <= set(bound.signature.parameters):
        raise InvalidInput("task_argument", found="a free name of an argument")
