"""Numbers as a person reads them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.foundation.ui import numbers


@dataclass(frozen=True)
class Between:
    low: float
    high: float


@pytest.mark.parametrize(("language", "text"), [("nl", "1,5"), ("en", "1.5")])
def test_a_decimal_has_a_comma_in_dutch_and_a_point_in_english(language, text):
    with override(language):
        assert numbers.decimal_text(1.45) == text


def test_a_small_negative_number_does_not_become_minus_zero():
    with override("nl"):
        assert numbers.decimal_text(-0.01) == "0,0"


def test_thousands_are_separated_in_the_way_of_the_language():
    with override("nl"):
        assert numbers.whole_text(12000) == "12.000"
    with override("en"):
        assert numbers.whole_text(12000) == "12,000"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 van de 10"),
        (0.3, "3 van de 10"),
        (0.34, "ongeveer 3 van de 10"),
        (0.03, "minder dan 1 van de 10"),
        (0.97, "meer dan 9 van de 10"),
        (1, "10 van de 10"),
    ],
)
def test_a_share_is_said_in_tenths(share, text):
    with override("nl"):
        assert numbers.share_text(share) == text


def test_an_interval_is_said_with_both_bounds():
    with override("nl"):
        assert numbers.interval_text(Between(0.18, 0.42)) == "tussen 2 en 4 van de 10"
        assert numbers.ratio_interval_text(Between(0.5, 1.36)) == "tussen 0,5 en 1,4"


def test_an_interval_of_which_both_bounds_round_to_one_number_says_about():
    with override("nl"):
        assert numbers.interval_text(Between(0.28, 0.32)) == "ongeveer 3 van de 10"
        assert numbers.ratio_interval_text(Between(0.98, 1.02)) == "ongeveer 1,0"


def test_a_percentage_has_no_decimals():
    with override("nl"):
        assert numbers.percent_text(0.296) == "30%"


def test_a_day_is_written_out_or_short():
    with override("nl"):
        assert numbers.day_text(date(2026, 11, 23)) == "23 november 2026"
        assert numbers.day_text(date(2026, 11, 23), short=True) == "23 nov"
    with override("en"):
        assert numbers.day_text(date(2026, 11, 23)) == "23 November 2026"


def test_a_moment_late_in_the_evening_is_the_next_day_here():
    with override("nl"):
        assert numbers.day_text(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "2 juli 2026"


def test_one_day_is_singular():
    with override("nl"):
        assert [numbers.days_text(days) for days in (1, 3)] == ["1 dag", "3 dagen"]


@given(st.floats(0, 1))
def test_no_share_is_said_further_than_a_tenth_away(share):
    with override("en"):
        text = numbers.share_text(share)
    said = {"fewer than 1 of 10": 0.0, "more than 9 of 10": 1.0}.get(text)
    value = said if said is not None else int(text.removeprefix("about ").split()[0]) / 10
    assert abs(value - share) <= 0.0501


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_bounds_of_an_interval_are_never_said_the_wrong_way_round(one, other):
    with override("en"):
        text = numbers.interval_text(Between(min(one, other), max(one, other)))
    said = [int(word) for word in text.removesuffix(" of 10").split() if word.isdigit()]
    assert said == sorted(said)
