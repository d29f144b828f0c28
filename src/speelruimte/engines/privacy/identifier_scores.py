"""Measures how well identifiers are found on lines in which a person has marked them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from speelruimte.engines.privacy.identifier_types import Certainty, Identifier, IdentifierKind
from speelruimte.engines.privacy.identifiers import find_identifiers

_MARK = re.compile(r"\{(\w+)\|([^}]*)\}")


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line without its marks, and the marked spans as (kind, start, end)."""

    text: str
    marks: tuple[tuple[IdentifierKind, int, int], ...]


@dataclass(slots=True)
class Score:
    """Counts over lines: what was marked, what of it was found, what was replaced, what of that was marked."""

    marked: int = 0
    found: int = 0
    replaced: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the marks that were found, 0..1; 1 when nothing was marked."""
        return self.found / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        """Share of the replaced pieces that touch a mark, 0..1; 1 when nothing was replaced."""
        return self.right / self.replaced if self.replaced else 1.0


def read_marks(line: str) -> MarkedLine:
    """Read ``{kind|words}`` marks.

    >>> read_marks("Ik ben {name|Fatima}.")
    MarkedLine(text='Ik ben Fatima.', marks=((<IdentifierKind.NAME: 'name'>, 7, 13),))
    """
    marks, shift = [], 0
    for match in _MARK.finditer(line):
        start = match.start() - shift
        marks.append((IdentifierKind(match[1]), start, start + len(match[2])))
        shift += len(match[0]) - len(match[2])
    return MarkedLine(_MARK.sub(r"\2", line), tuple(marks))


def score_lines(lines: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], Score]:
    """Scores per (style, kind); style "all" and kind "all" are the sums.

    A mark is found when every letter and digit of it lies in finds, at least one of them of its kind. Finds must
    be SURE, but for kinds that are only ever asked about: places, organisations and links may be ASK.
    A replaced (SURE) piece is right when it touches a mark of any kind.

    Args:
        lines: per style the marked lines.
    """
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    for style, marked_lines in lines.items():
        for line in marked_lines:
            _score_line(read_marks(line), finds=find_identifiers(read_marks(line).text), style=style, scores=scores)
    return dict(scores)


def _score_line(
    line: MarkedLine, *, finds: Sequence[Identifier], style: str, scores: dict[tuple[str, str], Score]
) -> None:
    for kind, start, end in line.marks:
        hit = _is_found(line, kind=kind, span=(start, end), finds=finds)
        for score in _rows(scores, style=style, kind=kind):
            score.marked += 1
            score.found += hit
            score.missed += [] if hit else [line.text]
    for found in finds:
        if found.certainty is Certainty.SURE:
            right = any(start < found.end and found.start < end for _, start, end in line.marks)
            for score in _rows(scores, style=style, kind=found.kind):
                score.replaced += 1
                score.right += right
                score.wrong += [] if right else [f"{line.text} -> {found.text}"]


def _rows(scores: dict[tuple[str, str], Score], *, style: str, kind: IdentifierKind) -> Iterable[Score]:
    return [scores[key] for key in ((style, kind.value), ("all", kind.value), (style, "all"), ("all", "all"))]


_MAY_BE_ASKED = {IdentifierKind.PLACE, IdentifierKind.ORGANISATION, IdentifierKind.ONLINE}


def _is_found(line: MarkedLine, *, kind: IdentifierKind, span: tuple[int, int], finds: Sequence[Identifier]) -> bool:
    counted = [found for found in finds if found.certainty is Certainty.SURE or kind in _MAY_BE_ASKED]
    inside = {place for found in counted for place in range(found.start, found.end)}
    covered = all(place in inside for place in range(*span) if line.text[place].isalnum())
    return covered and any(found.kind is kind and found.start < span[1] and span[0] < found.end for found in counted)
