"""The bell: rung when handed-in work stands, silent when the transaction is undone, and never needed."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from speelruimte.foundation.jobs.tests import tasks
from speelruimte.foundation.jobs.worker import Worker
from speelruimte.kernel.errors import InvalidInput

PATH = "speelruimte.foundation.jobs"


@pytest.fixture(autouse=True)
def _bell(settings):
    settings.TASKS = {
        "default": {"BACKEND": f"{PATH}.backend.DoorbellBackend", "OPTIONS": {"doorbell": f"{PATH}.tests.tasks.ring"}}
    }


@pytest.mark.django_db(transaction=True)
def test_it_rings_once_the_transaction_stands_and_not_before():
    with transaction.atomic():
        tasks.note.enqueue(1)
        assert tasks.RINGS == []
    assert tasks.RINGS == ["ring"]
    assert Worker().drain() == 1


@pytest.mark.django_db(transaction=True)
def test_it_rings_at_once_outside_a_transaction():
    tasks.note.enqueue(1)
    tasks.note.enqueue(2)
    assert tasks.RINGS == ["ring", "ring"]


@pytest.mark.django_db(transaction=True)
def test_it_is_silent_when_the_transaction_is_undone():
    with transaction.atomic():
        tasks.note.enqueue(1)
        transaction.set_rollback(True)
    assert tasks.RINGS == []
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_is_silent_when_the_work_is_refused():
    with pytest.raises(InvalidInput):
        tasks.note.enqueue(tasks.MARKED)
    assert tasks.RINGS == []


@pytest.mark.django_db(transaction=True)
def test_a_bell_that_nobody_hears_costs_no_work():
    tasks.note.enqueue(1)
    tasks.RINGS.clear()
    assert Worker().drain() == 1
