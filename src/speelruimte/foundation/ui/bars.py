"""Where the parts of a horizontal bar lie, so that templates need no arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 100.0


@dataclass(frozen=True, slots=True)
class BarView:
    """A bar on a track of 100 units: the band of uncertainty, the value, and norms if there are any.

    Coordinates are texts with a decimal point, ready for an SVG attribute whatever the language.
    """

    value: str
    band_start: str
    band_width: str
    norms: tuple[str, ...]


def bar_view(
    value: float,
    *,
    low: float | None = None,
    high: float | None = None,
    norms: Sequence[float] = (),
    maximum: float = 1,
) -> BarView:
    """Place a value with its band and norms on a track that runs from 0 to `maximum`; what lies outside is cut off.

    >>> bar_view(0.3, low=0.2, high=0.4)
    BarView(value='30.0', band_start='20.0', band_width='20.0', norms=())
    """
    start = _place(value if low is None else low, maximum)
    end = _place(value if high is None else high, maximum)
    return BarView(
        value=f"{_place(value, maximum):.1f}",
        band_start=f"{start:.1f}",
        band_width=f"{max(end - start, 0):.1f}",
        norms=tuple(f"{_place(norm, maximum):.1f}" for norm in norms),
    )


def _place(value: float, maximum: float) -> float:
    return min(max(value / maximum, 0), 1) * WIDTH if maximum > 0 else 0
