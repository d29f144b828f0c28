from datetime import date

import pytest

from speelruimte.kernel.errors import InvalidInput
from speelruimte.kernel.findings import Finding
from speelruimte.kernel.periods import Period
from speelruimte.kernel.topics import Topic


def test_a_period_holds_its_first_day_and_not_its_last():
    period = Period(date(2026, 1, 1), date(2026, 2, 1))
    assert period.contains(date(2026, 1, 1))
    assert period.contains(date(2026, 1, 31))
    assert not period.contains(date(2026, 2, 1))
    assert not period.contains(date(2025, 12, 31))


def test_a_period_without_an_end_goes_on():
    assert Period(date(2026, 1, 1)).contains(date(2126, 1, 1))


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(InvalidInput, match="period_ends_before_it_starts"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize("gap", [-0.01, 1.01])
def test_a_gap_lies_between_zero_and_one(gap):
    with pytest.raises(InvalidInput, match="gap_outside_range"):
        Finding(Topic.LISTENING, gap=gap, observations=1, evidence="x")


def test_a_finding_rests_on_something():
    with pytest.raises(InvalidInput, match="no_observations"):
        Finding(Topic.LISTENING, gap=0.5, observations=0, evidence="x")
