"""What counts as told, which rules hold, and how a leaflet falls into parts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.foundation.consent.domain import LegalBasis, Policy, Section, Told, ToldRecord, sections_of
from speelruimte.kernel.errors import InvalidInput

TODAY = date(2026, 3, 2)


@given(st.integers(0, 4000), st.sampled_from(Told))
def test_telling_today_or_earlier_is_accepted(days_ago, told):
    record = ToldRecord("1", TODAY - timedelta(days=days_ago), told, today=TODAY)
    assert record.told is told


@given(st.integers(1, 4000))
def test_telling_in_the_future_is_refused(days_ahead):
    with pytest.raises(InvalidInput, match="told_in_future"):
        ToldRecord("1", TODAY + timedelta(days=days_ahead), Told.AGREED, today=TODAY)


def test_telling_without_a_leaflet_is_refused():
    with pytest.raises(InvalidInput, match="told_without_leaflet"):
        ToldRecord("", TODAY, Told.AGREED, today=TODAY)


def test_under_consent_having_no_objection_is_not_enough():
    with pytest.raises(InvalidInput, match="told_needs_agreement"):
        ToldRecord("1", TODAY, Told.TOLD_NO_OBJECTION, today=TODAY, legal_basis=LegalBasis.CONSENT)
    assert ToldRecord("1", TODAY, Told.AGREED, today=TODAY, legal_basis=LegalBasis.CONSENT)
    assert ToldRecord("1", TODAY, Told.TOLD_NO_OBJECTION, today=TODAY, legal_basis=LegalBasis.PUBLIC_TASK)


def test_the_record_keeps_a_version_a_day_and_an_answer_and_nothing_else():
    record = ToldRecord("1", TODAY, Told.AGREED, today=TODAY)
    assert set(record.__dataclass_fields__) & set(ToldRecord.__slots__) == {"leaflet_version", "on", "told"}


@given(st.integers(0, 365), st.integers(0, 365))
def test_periods_of_at_most_a_year_are_accepted(text_days, codes_days):
    assert Policy(text_days=text_days, codes_days=codes_days).text_days == text_days


@pytest.mark.parametrize("days", [-1, 366])
@pytest.mark.parametrize("name", ["text_days", "codes_days"])
def test_other_periods_are_refused(name, days):
    with pytest.raises(InvalidInput, match="period_outside_range"):
        Policy(**{name: days})


def test_a_leaflet_falls_into_headings_and_paragraphs():
    body = "Vooraf.\r\n\r\n## Waarom?\n\nOm te leren\nvan het gesprek.\n\n\n\nTweede alinea."
    assert sections_of(body) == (
        Section("", ("Vooraf.",)),
        Section("Waarom?", ("Om te leren van het gesprek.", "Tweede alinea.")),
    )


@given(st.text())
def test_any_text_falls_into_parts_without_losing_a_word(body):
    words = [
        word
        for section in sections_of(body)
        for part in (section.heading, *section.paragraphs)
        for word in part.split()
    ]
    without_marks = [word for word in " ".join(body.split()).split() if word != "##"]
    assert [word for word in words if word != "##"] == without_marks
