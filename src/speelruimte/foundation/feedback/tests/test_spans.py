"""Marked words: nothing of the text is lost, and nothing is marked twice."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from speelruimte.engines.mi.codes import WordSpan
from speelruimte.foundation.feedback.spans import segments

spans = st.lists(st.builds(WordSpan, st.integers(-3, 40), st.integers(-3, 40)))


@given(st.text(max_size=30), spans)
def test_the_pieces_together_are_the_text(text, found):
    assert "".join(piece.text for piece in segments(text, found)) == text


@given(st.text(max_size=30), spans)
def test_exactly_the_characters_inside_a_span_are_marked(text, found):
    wanted = [any(span.start <= at < span.end for span in found) for at in range(len(text))]
    assert [piece.marked for piece in segments(text, found) for _ in piece.text] == wanted


@given(st.text(max_size=30), spans)
def test_no_piece_is_empty_and_neighbours_differ(text, found):
    pieces = segments(text, found)
    assert all(piece.text for piece in pieces)
    assert all(one.marked != other.marked for one, other in itertools.pairwise(pieces))
