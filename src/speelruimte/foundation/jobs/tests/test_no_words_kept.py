"""A task that fails or gives back words: the words stand in no row and in no line of the log."""

from datetime import timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from speelruimte.foundation.jobs.services import RETRY_WAITS
from speelruimte.foundation.jobs.tests import tasks
from speelruimte.foundation.jobs.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)  # a worker lets go of the connection between tasks


def everything_in_rows():
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {DBTaskResult._meta.db_table}")
        return repr(cursor.fetchall())


def test_the_sentence_of_an_error_stands_in_no_row_and_no_line(clock, log, caplog):
    caplog.set_level(0)
    tasks.says_it.enqueue()
    worker = Worker(clock=clock)
    for wait in (*RETRY_WAITS, timedelta()):
        assert worker.drain() == 1
        assert "olifant" not in everything_in_rows()
        clock.moment += wait
    assert "tasks.py:" in DBTaskResult.objects.get().traceback
    assert "says_it" in everything_in_rows()
    assert log.getvalue().count("task_failed") == 4
    assert "RuntimeError" in log.getvalue()
    assert "olifant" not in log.getvalue() + caplog.text + repr([vars(line) for line in caplog.records])


@pytest.mark.parametrize("shape", range(5))
def test_words_that_a_task_gives_back_are_not_kept(clock, log, shape):
    tasks.gives_back_words.enqueue(shape)
    assert Worker(clock=clock).drain() == 1
    assert "olifant" not in everything_in_rows() + log.getvalue()
    assert DBTaskResult.objects.get().return_value is None
    assert "task_done" in log.getvalue()


def test_a_worker_that_finishes_too_late_is_told_in_the_log_without_a_word(clock, log, caplog):
    caplog.set_level(0)
    tasks.loses_its_lease.enqueue()
    assert Worker(clock=clock).drain() == 1
    assert "task_lease_lost" in log.getvalue()
    assert "olifant" not in log.getvalue() + caplog.text


def test_rows_that_go_back_are_counted_in_the_log(clock, log):
    tasks.stops_the_process.enqueue()
    with pytest.raises(SystemExit):
        Worker(clock=clock).drain()
    clock.move(minutes=2)
    Worker(clock=clock).tidy()
    assert "tasks_returned_to_queue" in log.getvalue()
    assert "olifant" not in log.getvalue() + everything_in_rows()
