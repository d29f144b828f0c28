"""An owner's own log: hers to read, sealed for everyone else, gone after a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.foundation.audit.domain import OwnerEventKind, OwnerEventLine, lines_per_day
from speelruimte.foundation.audit.models import OwnerEvent
from speelruimte.foundation.audit.selectors import own_events
from speelruimte.foundation.audit.services import event_record, owner_events_erase, owner_events_expire
from speelruimte.foundation.encryption.errors import SealBroken
from speelruimte.foundation.encryption.selectors import owner_rows
from speelruimte.foundation.encryption.services import sealed_erase, sealed_rows_erase

DAY = date(2026, 3, 2)
days = st.dates(date(2025, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(days, st.sampled_from(OwnerEventKind)), max_size=30))
def test_every_event_is_counted_once_and_the_latest_day_comes_first(events):
    lines = lines_per_day(events)
    assert sum(line.times for line in lines) == len(events)
    assert [line.on for line in lines] == sorted((line.on for line in lines), reverse=True)


@pytest.mark.django_db
def test_she_reads_her_own_log_and_not_that_of_a_colleague(hers, his):
    for vault, kind in ((hers, OwnerEventKind.CONVERSATION_SAVED), (his, OwnerEventKind.RECORDS_OPENED)):
        event_record(vault=vault, kind=kind, on=DAY)
    event_record(vault=hers, kind=OwnerEventKind.CODE_CORRECTED, on=DAY + timedelta(days=1))
    assert own_events(vault=hers) == [
        OwnerEventLine(DAY + timedelta(days=1), OwnerEventKind.CODE_CORRECTED, 1),
        OwnerEventLine(DAY, OwnerEventKind.CONVERSATION_SAVED, 1),
    ]


@pytest.mark.django_db
def test_reading_takes_one_query_however_long_the_log(hers, django_assert_num_queries):
    for _ in range(12):
        event_record(vault=hers, kind=OwnerEventKind.CODE_CORRECTED, on=DAY)
    with django_assert_num_queries(1):
        assert own_events(vault=hers)[0].times == 12


@pytest.mark.django_db
def test_the_database_does_not_tell_what_happened_not_even_by_length(hers):
    for kind in OwnerEventKind:
        event_record(vault=hers, kind=kind, on=DAY)
    rows = list(OwnerEvent.objects.values_list("line_ciphertext", flat=True))
    assert len({len(bytes(row)) for row in rows}) == 1
    assert not any(kind.encode() in bytes(row) for kind in OwnerEventKind for row in rows)


@pytest.mark.django_db
def test_a_line_moved_to_a_colleague_does_not_open(hers, his):
    event_record(vault=hers, kind=OwnerEventKind.CODE_CORRECTED, on=DAY)
    OwnerEvent.objects.update(owner_tag=his.owner_tag)
    with pytest.raises(SealBroken):
        own_events(vault=his)


@pytest.mark.django_db
def test_lines_older_than_a_year_are_erased_and_younger_ones_stay(hers):
    event_record(vault=hers, kind=OwnerEventKind.RECORDS_MADE, on=DAY - timedelta(days=366))
    event_record(vault=hers, kind=OwnerEventKind.RECORDS_OPENED, on=DAY - timedelta(days=365))
    assert owner_events_expire(on=DAY) == 1
    assert [line.kind for line in own_events(vault=hers)] == [OwnerEventKind.RECORDS_OPENED]


@pytest.mark.django_db
def test_erasing_one_owner_leaves_the_other(hers, his):
    for vault in (hers, his):
        event_record(vault=vault, kind=OwnerEventKind.RECORDS_MADE, on=DAY)
    assert owner_events_erase(hers.owner_tag) == 1
    assert own_events(vault=hers) == []
    assert len(own_events(vault=his)) == 1


@pytest.mark.django_db
def test_owner_rows_gives_hers_only(hers, his):
    for vault in (hers, his):
        event_record(vault=vault, kind=OwnerEventKind.RECORDS_MADE, on=DAY)
    assert [row.owner_tag for row in owner_rows(OwnerEvent.objects.all(), vault=hers)] == [hers.owner_tag]


@pytest.mark.django_db
def test_an_erased_part_is_gone_from_the_row_and_its_old_ciphertext_opens_with_nothing_left(hers):
    event_record(vault=hers, kind=OwnerEventKind.RECORDS_MADE, on=DAY)
    event = OwnerEvent.objects.get()
    ciphertext = event.line.ciphertext
    sealed_erase(event, part="line")
    event.refresh_from_db()
    assert event.line is None
    assert bytes(event.line_key or b"") == bytes(event.line_ciphertext or b"") == b""

    event_record(vault=hers, kind=OwnerEventKind.RECORDS_MADE, on=DAY)
    other = OwnerEvent.objects.exclude(pk=event.pk).get().line
    with pytest.raises(SealBroken):
        hers.open(type(other)(other.wrapped_key, ciphertext), context=f"audit.ownerevent:{event.pk}:line")


@pytest.mark.django_db
def test_erasing_a_part_that_a_record_does_not_have_is_a_mistake_of_ours(hers):
    event_record(vault=hers, kind=OwnerEventKind.RECORDS_MADE, on=DAY)
    with pytest.raises(LookupError):
        sealed_erase(OwnerEvent.objects.get(), part="text")


@pytest.mark.django_db
def test_erasing_rows_says_how_many_there_were(hers):
    assert sealed_rows_erase(OwnerEvent.objects.all()) == 0
    event_record(vault=hers, kind=OwnerEventKind.RECORDS_MADE, on=DAY)
    assert sealed_rows_erase(OwnerEvent.objects.all()) == 1
