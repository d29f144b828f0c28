"""A text in pieces, so that the words that led to a code can be marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from speelruimte.engines.mi.codes import WordSpan


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text, marked or not; never empty."""

    text: str
    marked: bool


def segments(text: str, spans: Iterable[WordSpan]) -> tuple[Segment, ...]:
    """The text cut at the spans, in order; joined together the pieces are the text again.

    Spans may overlap, touch, or run past the end: what they cover is marked once.

    >>> [(piece.text, piece.marked) for piece in segments("wat wilt u", [WordSpan(0, 3), WordSpan(2, 3)])]
    [('wat', True), (' wilt u', False)]
    """
    pieces: list[Segment] = []
    at = 0
    for start, end in _merged(spans, len(text)):
        if start > at:
            pieces.append(Segment(text[at:start], marked=False))
        pieces.append(Segment(text[start:end], marked=True))
        at = end
    if at < len(text):
        pieces.append(Segment(text[at:], marked=False))
    return tuple(pieces)


def _merged(spans: Iterable[WordSpan], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = max(span.start, 0), min(span.end, length)
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
