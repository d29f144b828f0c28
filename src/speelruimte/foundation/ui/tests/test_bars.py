"""Where the parts of a bar lie."""

from hypothesis import given
from hypothesis import strategies as st

from speelruimte.foundation.ui.bars import bar_view


def test_a_ratio_is_placed_on_its_own_axis():
    view = bar_view(1.5, low=0.75, high=3, norms=(1, 2), maximum=3)
    assert (view.value, view.band_start, view.band_width, view.norms) == ("50.0", "25.0", "75.0", ("33.3", "66.7"))


def test_a_bar_without_an_interval_has_a_band_without_width():
    assert bar_view(0.3).band_width == "0.0"


def test_an_axis_without_length_puts_everything_at_the_start():
    assert bar_view(0.3, maximum=0).value == "0.0"


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(-5, 5))
def test_nothing_is_drawn_outside_the_track(value, one, other):
    view = bar_view(value, low=min(one, other), high=max(one, other))
    assert 0 <= float(view.value) <= 100
    assert float(view.band_start) + float(view.band_width) <= 100.11
