"""From lines to turns: which line is whose."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from speelruimte.engines.mi.readers.cleaning import clean
from speelruimte.engines.mi.readers.labels import Labelled, accepted_labels, label_key, read_label, without_bullet
from speelruimte.engines.mi.readers.reading import FIRST_SPEAKER, SECOND_SPEAKER, Line, Note, RawTurn
from speelruimte.engines.mi.readers.timestamps import is_clock, leading_clock, seconds_of
from speelruimte.kernel.errors import InvalidInput

_MACHINE_MADE_SHARE = 0.5
_MIN_REPEATS = 4


@dataclass(frozen=True, slots=True)
class Attributed:
    """Turns with the notes made while attributing them; `named` tells whether the source named speakers."""

    turns: tuple[RawTurn, ...]
    notes: tuple[Note, ...]
    named: bool


def attribute(lines: Sequence[Line], *, may_alternate: bool, unit: str = "line") -> Attributed:
    """Give every line to a speaker.

    Lines without a speaker continue the one before. Lines that name nobody alternate between
    FIRST_SPEAKER and SECOND_SPEAKER if `may_alternate`.

    Raises:
        InvalidInput: no_speakers; broken_timestamp for an impossible time beside a label.
    """
    spoken = [line for line in lines if line.text.strip() and not is_clock(line.text.strip())]
    candidates = _candidates(spoken)
    accepted = accepted_labels(
        [line for line in spoken if line.speaker is None],
        [candidate for line, candidate in zip(spoken, candidates, strict=True) if line.speaker is None],
    )
    if accepted or any(line.speaker for line in spoken):
        return _by_label(spoken, candidates, accepted=accepted, unit=unit)
    if not may_alternate or _is_machine_made(spoken):
        raise InvalidInput("no_speakers", found=f"{len(spoken)} lines", details={"count": len(spoken)})
    return _alternating(lines)


def _candidates(lines: Sequence[Line]) -> list[Labelled | None]:
    """A name on a line of its own names a speaker only when text follows it."""
    found = [None if line.speaker else read_label(line.text) for line in lines]
    for position, (this, following) in enumerate(pairwise([*found, Labelled("", "", marked=False)])):
        if this is not None and not this.rest and following is not None and not following.rest:
            found[position] = None
    return found


def _by_label(
    lines: Sequence[Line], candidates: Sequence[Labelled | None], *, accepted: frozenset[str], unit: str
) -> Attributed:
    begun: list[tuple[str, list[str], int]] = []
    spelled: dict[str, str] = {}
    before = joined = 0
    below_name = False
    for line, candidate in zip(lines, candidates, strict=True):
        label, text = line.speaker, line.text
        if candidate is not None and label_key(candidate.label) in accepted:
            _check_time(line, unit=unit)
            label, text, below_name = candidate.label, candidate.rest, not candidate.rest
        if label:
            begun.append((spelled.setdefault(label_key(label), label.strip()), [text], line.number))
        elif begun:
            begun[-1][1].append(text)
            joined += not below_name
        else:
            before += 1
    turns = tuple(RawTurn(speaker, "\n".join(parts).strip(), number) for speaker, parts, number in begun)
    counted = (("lines_before_first_speaker", before), ("lines_joined", joined))
    return Attributed(turns, tuple(Note(key, {"count": count}) for key, count in counted if count), named=True)


def _check_time(line: Line, *, unit: str) -> None:
    timed = leading_clock(without_bullet(line.text.strip()).lstrip("*_"))
    if timed is not None:
        seconds_of(timed[0], line=line.number, unit=unit)


def _is_machine_made(lines: Sequence[Line]) -> bool:
    """Most lines begin with a time: a recording cut by a machine, whose lines are no turns."""
    timed = sum(
        line.text.lstrip().startswith(("[", "(")) and leading_clock(line.text.lstrip()) is not None for line in lines
    )
    return timed > _MACHINE_MADE_SHARE * len(lines)


def _alternating(lines: Sequence[Line]) -> Attributed:
    turns = tuple(
        RawTurn((FIRST_SPEAKER, SECOND_SPEAKER)[position % 2], text, number)
        for position, (text, number) in enumerate(_paragraphs(lines))
    )
    return Attributed(turns, (Note("alternating_assumed", {"count": len(turns)}),), named=False)


def _paragraphs(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """One turn for each line, or for each block between empty lines when lines were wrapped within blocks."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    breaks = [following.text.strip()[:1] for block in blocks for _, following in pairwise(block)]
    wrapped = sum(first.islower() for first in breaks)
    if len(blocks) < 2 or 2 * wrapped < len(breaks):
        blocks = [[line] for block in blocks for line in block]
    texts = [("\n".join(without_bullet(line.text.strip()) for line in block), block[0].number) for block in blocks]
    return [(text, number) for text, number in texts if clean(text)]


def without_repetition(lines: Sequence[Line]) -> tuple[list[Line], tuple[Note, ...]]:
    """The lines with the same text four times or more in a row said once, as speech recognition stutters."""
    kept: list[Line] = []
    run: list[Line] = []
    dropped = 0
    for line in [*lines, Line(0, "", None)]:
        if run and (line.number == 0 or line.text != run[0].text or line.speaker != run[0].speaker):
            repeated = len(run) >= _MIN_REPEATS
            kept.extend(run[:1] if repeated else run)
            dropped += len(run) - 1 if repeated else 0
            run = []
        run.append(line)
    return kept, (Note("repetition_dropped", {"count": dropped}),) if dropped else ()
