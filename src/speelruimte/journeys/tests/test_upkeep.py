"""The nightly upkeep: what is past its period goes, the rest stays, and one part that fails stops no other."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from speelruimte.capabilities.conversations.tests.factories import make_conversation, make_owner
from speelruimte.foundation.audit.domain import AdminEventKind
from speelruimte.foundation.audit.services import admin_event_record
from speelruimte.foundation.jobs.worker import Worker
from speelruimte.journeys import upkeep
from speelruimte.journeys.practice_agenda import agenda_refresh

QUESTIONS = "".join(f"Jij: Heeft u brief {number} bij u?\nKlant: Nee.\n" for number in range(1, 6))
SPOKEN = "de paarse olifant"


@pytest.fixture(autouse=True)
def _no_bell(settings):
    settings.TASKS = {"default": {"BACKEND": "speelruimte.foundation.jobs.backend.JobsBackend"}}


def fill(day):
    """One record of every kind, made on a day."""
    _, actor = make_owner()
    make_conversation(actor, QUESTIONS, today=day)
    agenda_refresh(actor, today=day)
    at = timezone.make_aware(datetime.combine(day, datetime.min.time()))
    admin_event_record(
        actor_id=actor.user_id, municipality_id=actor.municipality_id, kind=next(iter(AdminEventKind)), at=at
    )
    Session.objects.create(session_key=f"s{day:%Y%m%d}", session_data="", expire_date=at + timedelta(days=2))
    attempt = AccessAttempt.objects.create(username=f"{day}", failures_since_start=1)
    AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=at + timedelta(days=2))
    upkeep.upkeep.enqueue(day.isoformat())
    DBTaskResult.objects.filter(status="READY").update(status="SUCCESSFUL", finished_at=at)


def left():
    names = ["conversations.Conversation", "improvement.PracticeAgenda", "audit.AdminEvent"]
    names += ["sessions.Session", "axes.AccessAttempt", "django_tasks_database.DBTaskResult"]
    return {name: apps.get_model(name).objects.count() for name in names}


@pytest.mark.django_db
def test_what_is_past_its_period_goes_and_the_rest_stays():
    today = timezone.localdate()
    fill(today - timedelta(days=900))
    fill(today)
    counts = upkeep.upkeep_run(today=today)
    assert list(counts) == [name for name, _ in upkeep.PARTS]
    assert min(counts.values()) >= 1, counts
    assert set(left().values()) == {1}, left()
    assert set(upkeep.upkeep_run(today=today).values()) == {0}


@pytest.mark.django_db
def test_one_part_that_fails_keeps_no_other_from_erasing(monkeypatch, caplog):
    def broken(today):
        raise LookupError(SPOKEN)

    monkeypatch.setattr(upkeep, "PARTS", (("broken", broken), *upkeep.PARTS))
    today = timezone.localdate()
    fill(today - timedelta(days=900))
    caplog.set_level(0)
    with pytest.raises(upkeep.UpkeepIncomplete) as incomplete:
        upkeep.upkeep_run(today=today)
    assert set(left().values()) == {0}, left()
    assert SPOKEN not in caplog.text + str(incomplete.value)
    assert ("broken", "LookupError") in [(vars(r).get("job"), vars(r).get("reason")) for r in caplog.records]


@pytest.mark.django_db
def test_the_command_says_of_each_kind_how_many_went():
    out = StringIO()
    call_command("upkeep", stdout=out)
    assert out.getvalue().split("\n")[:-1] == [f"{name}: 0" for name, _ in upkeep.PARTS]


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_it_once_a_day_after_two_at_night():
    two = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    early, late = Worker(clock=lambda: two - timedelta(minutes=1)), Worker(clock=lambda: two)
    early.tidy()
    assert early.drain() == 0
    late.tidy()
    late.tidy()
    assert late.drain() == 1
    row = DBTaskResult.objects.get()
    assert (row.status, row.args_kwargs["args"]) == ("SUCCESSFUL", ["2026-11-24"])
