"""No words stand in a row of the job table: they are refused at the door, and the refusal does not repeat them."""

import traceback
from datetime import date, time
from uuid import UUID

import pytest
from asgiref.sync import async_to_sync
from django_tasks_db.models import DBTaskResult
from hypothesis import assume, given
from hypothesis import strategies as st

from speelruimte.foundation.jobs.arguments import allowed, arguments_check
from speelruimte.foundation.jobs.tests.tasks import MARKED, note, note_day
from speelruimte.kernel.errors import InvalidInput

letters = st.text(st.characters(categories=["L"]), min_size=1)


def says_nothing(text):
    for reading in (lambda: str(UUID(text)), lambda: date.fromisoformat(text).isoformat()):
        try:
            if reading() == text:
                return True
        except ValueError:
            continue
    return False


@given(
    st.uuids().map(str)
    | st.dates().map(date.isoformat)
    | st.integers(-(2**63) + 1, 2**63 - 1)
    | st.booleans()
    | st.none()
)
def test_ids_dates_and_numbers_pass(value):
    assert allowed(value)
    arguments_check([value], {"about": value})


@given(st.text())
def test_any_text_that_is_no_id_and_no_date_is_refused(text):
    assume(not says_nothing(text))
    for args, kwargs in (([text], {}), ([], {"about": text}), ([1, None, text], {})):
        with pytest.raises(InvalidInput):
            arguments_check(args, kwargs)


@given(letters.map(lambda word: f"zin {word} zin"))
def test_a_refusal_repeats_no_word_of_what_was_refused(text):
    for args, kwargs in (([text], {}), ([], {"what": text})):
        with pytest.raises(InvalidInput) as refused:
            note.enqueue(*args, **kwargs)
        assert text not in "".join(traceback.format_exception(refused.value))
        assert text not in repr([vars(refused.value), refused.value.args])


@given(st.uuids().map(str), letters)
def test_an_id_with_something_beside_it_is_text(identifier, beside):
    for text in (identifier + beside, beside + identifier, identifier + " ", f"urn:uuid:{identifier}"):
        assert not allowed(text)


@pytest.mark.parametrize(
    "value",
    ["", "{12345678-1234-5678-1234-567812345678}", "123456781234567812345678123456Ab", "20261124", "2026-W48-2"],
    ids=repr,
)
def test_other_ways_to_write_an_id_or_a_date_are_refused(value):
    assert not allowed(value)


@pytest.mark.parametrize(
    "value",
    [1.5, b"zin", ["2026-11-24"], {"day": "2026-11-24"}, (1,), UUID(int=1), date(2026, 1, 1), time(2)],
    ids=lambda value: type(value).__name__,
)
def test_anything_that_could_carry_more_is_refused(value):
    with pytest.raises(InvalidInput):
        arguments_check([value], {})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("args", "kwargs"), [((MARKED,), {}), ((), {"day": MARKED}), ((), {MARKED: 1}), ((1, 2), {}), ((), {})]
)
def test_what_is_refused_leaves_no_row(args, kwargs):
    with pytest.raises(InvalidInput) as refused:
        note_day.enqueue(*args, **kwargs)
    assert MARKED not in "".join(traceback.format_exception(refused.value))
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_code_in_an_event_loop_is_refused_too():
    with pytest.raises(InvalidInput):
        async_to_sync(note.aenqueue)(MARKED)
    assert not DBTaskResult.objects.exists()
