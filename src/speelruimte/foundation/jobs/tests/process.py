"""A process of its own with a worker in it, which can be killed. Run by test_processes.py."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

import django


def prepare():
    """Make the tables of a new database."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def work(seconds_later="0"):
    """Do all that is due, by a clock that runs ahead; prints how many tasks that were."""
    from django.utils import timezone

    from speelruimte.foundation.jobs.worker import Worker

    ahead = timedelta(seconds=float(seconds_later))
    print(Worker(clock=lambda: timezone.now() + ahead).drain())


def hand_in(name, number="1"):
    """Hand in a task without arguments, once or more often."""
    from speelruimte.foundation.jobs.tests import tasks

    for _ in range(int(number)):
        getattr(tasks, name).enqueue()


def beat():
    """Work with a lease that is renewed ten times a second."""
    from speelruimte.foundation.jobs import worker

    worker.LEASE = timedelta(seconds=0.3)
    work()


def together(threads, moment):
    """Ask for what is due daily from many threads at once; prints how often it was handed in."""
    from speelruimte.foundation.jobs.schedule import daily_tasks_enqueue

    barrier = Barrier(int(threads))

    def ask():
        from django.db import connection

        barrier.wait()
        try:
            return daily_tasks_enqueue(now=datetime.fromisoformat(moment))
        finally:
            connection.close()

    with ThreadPoolExecutor(int(threads)) as pool:
        print(sum(one.result() for one in [pool.submit(ask) for _ in range(int(threads))]))


def rows():
    """Print of every row how it stands and how many workers it had."""
    from django_tasks_db.models import DBTaskResult

    found = DBTaskResult.objects.values_list("status", "worker_ids", "args_kwargs")
    print(json.dumps([[status, len(workers), kept["args"]] for status, workers, kept in found]))


if __name__ == "__main__":
    django.setup()
    from django.conf import settings

    settings.JOBS_SCHEDULES = ["speelruimte.foundation.jobs.tests.tasks.SCHEDULE"]
    globals()[sys.argv[1]](*sys.argv[2:])
