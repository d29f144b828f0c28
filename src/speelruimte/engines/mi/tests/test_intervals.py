"""Intervals: checked against published worked examples and against SciPy."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from speelruimte.engines.mi.intervals import (
    clustered_share_interval,
    normal_quantile,
    ratio_interval,
    ratio_variance,
    share_interval,
    student_quantile,
    wilson,
)

counts = st.integers(min_value=0, max_value=2000)
clusters = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=5, max_size=40).filter(
    lambda pairs: all(hers + theirs for hers, theirs in pairs)
)

# Cochran (1977), Sampling Techniques, 3rd ed., table 3.5: thirty households, their size, and how many saw a doctor.
HOUSEHOLDS = [5, 6, 3, 3, 2, 3, 3, 3, 4, 4, 3, 2, 7, 4, 3, 5, 4, 4, 3, 3, 4, 3, 3, 1, 2, 4, 3, 4, 2, 4]
SAW_DOCTOR = [5, 0, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1, 2, 0, 0, 1, 3, 2, 0, 0, 0, 2, 2, 0, 2, 0, 1]


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_a_share_has_the_score_interval_that_newcombe_published(successes, trials, low, high):
    """Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3."""
    found = share_interval(successes, trials)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(counts, counts.filter(bool))
def test_a_share_has_the_interval_that_scipy_gives(successes, more):
    trials = successes + more
    theirs = stats.binomtest(successes, trials).proportion_ci(0.95, method="wilson")
    ours = share_interval(successes, trials)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
    assert 0 <= ours.low <= ours.value <= ours.high <= 1


@given(counts, counts.filter(bool))
def test_a_ratio_has_the_interval_of_the_share_of_its_numerator(numerator, denominator):
    theirs = stats.binomtest(numerator, numerator + denominator).proportion_ci(0.95, method="wilson")
    ours = ratio_interval(numerator, denominator)
    expected = (theirs.low / (1 - theirs.low), theirs.high / (1 - theirs.high))
    assert (ours.low, ours.high) == pytest.approx(expected, rel=1e-6, abs=1e-9)
    assert 0 <= ours.low <= ours.value <= ours.high


@given(counts.filter(bool), counts.filter(bool))
def test_the_bounds_of_a_ratio_are_where_the_score_test_just_rejects(numerator, denominator):
    found = ratio_interval(numerator, denominator)
    for bound in (found.low, found.high):
        score = (numerator - bound * denominator) / sqrt(bound * (numerator + denominator))
        assert abs(score) == pytest.approx(normal_quantile(0.95), rel=1e-6)


def test_a_ratio_of_nothing_begins_at_zero():
    found = ratio_interval(0, 5)
    assert (found.value, found.low) == (0, 0)
    assert found.high == pytest.approx(stats.norm.ppf(0.975) ** 2 / 5)


@pytest.mark.parametrize("degrees", [4, 5, 7, 12, 30, 200])
def test_the_student_quantile_is_within_a_thousandth_of_scipys(degrees):
    assert student_quantile(0.95, degrees=degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=1e-3)


def test_the_variance_over_clusters_is_the_one_that_cochran_published():
    assert sum(SAW_DOCTOR) / sum(HOUSEHOLDS) == pytest.approx(0.2885, abs=5e-5)
    assert ratio_variance(SAW_DOCTOR, HOUSEHOLDS) == pytest.approx(0.0052, abs=1e-5)


def test_a_clustered_share_has_about_the_interval_of_a_bootstrap_over_clusters():
    found = clustered_share_interval(SAW_DOCTOR, HOUSEHOLDS)
    theirs = stats.bootstrap(
        (np.array(SAW_DOCTOR), np.array(HOUSEHOLDS)),
        lambda parts, totals, axis: parts.sum(axis=axis) / totals.sum(axis=axis),
        paired=True,
        n_resamples=4000,
        method="percentile",
        rng=np.random.default_rng(7),
    ).confidence_interval
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high), abs=0.03)


@given(clusters)
def test_a_clustered_share_stays_within_its_bounds_and_is_no_surer_than_single_words(pairs):
    parts, totals = [hers for hers, _ in pairs], [sum(pair) for pair in pairs]
    found = clustered_share_interval(parts, totals)
    assert 0 <= found.low <= found.value <= found.high <= 1
    low, high = wilson(sum(parts), sum(totals), quantile=normal_quantile(0.95))
    assert found.high - found.low >= (high - low) * 0.999


def test_clusters_that_are_all_alike_count_as_single_words():
    found = clustered_share_interval([5] * 6, [10] * 6)
    assert (found.low, found.high) == pytest.approx(wilson(30, 60, quantile=student_quantile(0.95, degrees=5)))
