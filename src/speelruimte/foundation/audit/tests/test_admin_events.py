"""The log of administration: lines are added, read per municipality, and never changed."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from speelruimte.foundation.audit.domain import AdminEventKind, OwnerEventKind
from speelruimte.foundation.audit.labels import ADMIN_EVENT_LABELS, OWNER_EVENT_LABELS
from speelruimte.foundation.audit.models import AdminEvent, AppendOnly
from speelruimte.foundation.audit.selectors import admin_events
from speelruimte.foundation.audit.services import admin_event_record, admin_events_expire

HERE, ELSEWHERE, ADMINISTRATOR, PERSON = (UUID(int=number) for number in range(4))
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def record(*, at=AT, municipality_id=HERE, kind=AdminEventKind.PERSON_ADDED):
    admin_event_record(actor_id=ADMINISTRATOR, municipality_id=municipality_id, kind=kind, about_id=PERSON, at=at)


def test_an_administrator_reads_the_latest_first_of_her_own_municipality_only(django_assert_num_queries):
    record()
    record(at=AT + timedelta(hours=1), kind=AdminEventKind.RESET_LINK_SENT)
    record(municipality_id=ELSEWHERE)
    with django_assert_num_queries(1):
        lines = admin_events(municipality_id=HERE)
    assert [line.kind for line in lines] == [AdminEventKind.RESET_LINK_SENT, AdminEventKind.PERSON_ADDED]
    assert (lines[0].actor_id, lines[0].about_id) == (ADMINISTRATOR, PERSON)


def test_there_is_a_limit_to_what_one_page_shows():
    for _ in range(5):
        record()
    assert len(admin_events(municipality_id=HERE, limit=3)) == 3


def test_a_line_can_not_be_changed_or_deleted():
    record()
    event = AdminEvent.objects.get()
    event.kind = AdminEventKind.TEAM_ADDED
    for attempt in (
        event.save,
        event.delete,
        AdminEvent.objects.all().delete,
        lambda: AdminEvent.objects.update(kind=AdminEventKind.TEAM_ADDED),
        lambda: AdminEvent.objects.bulk_update([event], ["kind"]),
        lambda: AdminEvent.objects.update_or_create(pk=event.pk, defaults={"kind": AdminEventKind.TEAM_ADDED}),
        lambda: AdminEvent._base_manager.filter(pk=event.pk).delete(),
    ):
        with pytest.raises(AppendOnly), transaction.atomic():
            attempt()
    assert AdminEvent.objects.get().kind == AdminEventKind.PERSON_ADDED


def test_lines_older_than_eighteen_months_go_and_younger_ones_stay():
    record(at=AT - timedelta(days=550))
    record()
    assert admin_events_expire(on=date(2026, 3, 2)) == 1
    assert [line.at for line in admin_events(municipality_id=HERE)] == [AT]


def test_every_kind_has_words():
    assert set(ADMIN_EVENT_LABELS) == set(AdminEventKind)
    assert set(OWNER_EVENT_LABELS) == set(OwnerEventKind)
