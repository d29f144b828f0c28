"""Intervals for shares and ratios that also hold for few moments: formulas in closed form.

They cover sampling only: how far chance alone could move the figure if the same professional had more of
the same talk. Mistakes of the coder, and other clients or days, are not in them.
"""

from collections.abc import Sequence
from math import sqrt
from statistics import NormalDist

from speelruimte.engines.mi.feedback_types import Interval

LEVEL = 0.95


def normal_quantile(level: float) -> float:
    """Half-width of a standard normal interval with coverage `level`.

    >>> round(normal_quantile(0.95), 3)
    1.96
    """
    return NormalDist().inv_cdf((1 + level) / 2)


def student_quantile(level: float, *, degrees: int) -> float:
    """Half-width of a Student t interval with coverage `level`, for 4 degrees of freedom or more.

    Within 0.1 % of the exact value at 95 %. Source: Abramowitz & Stegun (1964), formula 26.7.5.

    >>> round(student_quantile(0.95, degrees=10), 3)
    2.228
    """
    z = normal_quantile(level)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return sum(term / float(degrees) ** power for power, term in enumerate(terms))


def wilson(successes: float, trials: float, *, quantile: float) -> tuple[float, float]:
    """Score interval of a share, within 0..1, defined for 0 and for all of `trials`.

    Args:
        successes: 0..trials. trials: more than 0; both may be effective, so not whole, numbers.
        quantile: half-width in standard errors, 1.96 for 95 %.

    Source: Wilson (1927), JASA 22, 209-212; recommended by Newcombe (1998), Statistics in Medicine 17, 857-872.

    >>> tuple(round(bound, 4) for bound in wilson(15, 148, quantile=1.96))
    (0.0624, 0.1605)
    """
    share, square = successes / trials, quantile**2
    middle = successes + square / 2
    half = quantile * sqrt(trials * share * (1 - share) + square / 4)
    return max(0.0, (middle - half) / (trials + square)), min(1.0, (middle + half) / (trials + square))


def share_interval(successes: int, trials: int, *, level: float = LEVEL) -> Interval:
    """A share with its Wilson interval; 0 <= successes <= trials, trials at least 1."""
    low, high = wilson(successes, trials, quantile=normal_quantile(level))
    value = successes / trials
    return Interval(value, min(low, value), max(high, value), level)


def ratio_interval(numerator: int, denominator: int, *, level: float = LEVEL) -> Interval:
    """The ratio of two counts with its score interval; numerator 0 or more, denominator at least 1.

    The bounds are the two ratios r with (numerator - r * denominator)^2 = z^2 * r * (numerator + denominator): the
    score test of a ratio of two Poisson rates, turned round. The same bounds follow from the Wilson interval of
    the numerator's share p in both counts, as p / (1 - p). Defined, with low 0, for numerator 0. A moment that is
    in both counts makes the interval wider than needed, not narrower.

    Source: Graham, Mengersen & Morton (2003), Statistics in Medicine 22, 2071-2083.

    >>> found = ratio_interval(6, 10)
    >>> found.value, round(found.low, 1), round(found.high, 1)
    (0.6, 0.2, 1.6)
    """
    spread = normal_quantile(level) ** 2 * (numerator + denominator)
    doubled = 2 * numerator * denominator + spread
    high = (doubled + sqrt(spread * (4 * numerator * denominator + spread))) / (2 * denominator**2)
    value = numerator / denominator
    return Interval(value, min(value**2 / high, value), max(high, value), level)


def ratio_variance(parts: Sequence[int], totals: Sequence[int]) -> float:
    """Variance of sum(parts) / sum(totals) over clusters, by linearisation; at least two clusters.

    Source: Cochran (1977), Sampling Techniques, 3rd ed., formula 3.34 without finite population correction.

    >>> round(ratio_variance([1, 2, 0, 3], [2, 4, 2, 4]), 5)
    0.01852
    """
    clusters, total = len(totals), sum(totals)
    share = sum(parts) / total
    residuals = sum((part - share * size) ** 2 for part, size in zip(parts, totals, strict=True))
    return clusters / (clusters - 1) * residuals / total**2


def clustered_share_interval(parts: Sequence[int], totals: Sequence[int], *, level: float = LEVEL) -> Interval:
    """A share counted over clusters of unequal size, with an interval that respects them.

    Words within one exchange go together, so they count for fewer than they are: the Wilson interval is taken
    at the effective number of words p (1 - p) / variance (never more than there are), with a Student quantile
    for the number of clusters.

    Args:
        parts: per cluster what counts. totals: per cluster out of how many; at least five clusters.

    Source: Korn & Graubard (1998), Survey Methodology 24, 193-201; Franco, Little, Louis & Slud (2019),
    Journal of Survey Statistics and Methodology 7, 334-364.
    """
    total = sum(totals)
    value = sum(parts) / total
    variance = ratio_variance(parts, totals)
    effective = min(total, value * (1 - value) / variance) if variance > 0 else total
    quantile = student_quantile(level, degrees=len(totals) - 1)
    low, high = wilson(value * effective, effective, quantile=quantile)
    return Interval(value, min(low, value), max(high, value), level)
