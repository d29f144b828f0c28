"""WebVTT and SubRip (SRT): cues with a time, with or without the name of who speaks.

Source: W3C, WebVTT: The Web Video Text Tracks Format, sections 4 and 6; SubRip has no standard.
Read line by line instead of by a library, because a broken time must be reported with its line number.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from speelruimte.engines.mi.readers.labels import read_label
from speelruimte.engines.mi.readers.reading import Line, Note
from speelruimte.engines.mi.readers.timestamps import broken_timestamp, seconds_of
from speelruimte.kernel.errors import InvalidInput

_ARROW = "-->"
_STAMP = re.compile(r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_BLOCKS_WITHOUT_SPEECH = ("NOTE", "STYLE", "REGION")
_LIKE_TIMING = re.compile(r"\s{0,8}[\dOolI]{1,3}[:;.][\dOolI]{1,3}[:;.,][\dOolI.,:;]{1,8}(?:\s|$)")
_LIKE_HEAD = re.compile(r"[\s\d:;.,OolIxX?-]{0,24}")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,60})?[ \t]([^>\n]{1,100})>")
_TAG = re.compile(r"<[^<>\n]{0,100}>")
_ROLLING_SHARE = 0.3


@dataclass(slots=True)
class _Cue:
    line: int
    start: float
    end: float
    texts: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CueLines:
    """The spoken lines of all cues in order, and what was noticed."""

    lines: tuple[Line, ...]
    notes: tuple[Note, ...]


def looks_like_cues(text: str) -> bool:
    """Whether the text is WebVTT or SRT by its content: the header, or a line with two times and an arrow."""
    beginning = text[:4000].lstrip()
    if is_webvtt(beginning):
        return True
    return any(_ARROW in line and line.lstrip()[:1].isdigit() for line in beginning.split("\n")[:12])


def is_webvtt(text: str) -> bool:
    """Whether the text has the WebVTT header."""
    return re.match(r"WEBVTT(?:[ \t\n]|$)", text.lstrip()) is not None


def read_cues(text: str) -> CueLines:
    """The lines of a WebVTT or SRT text.

    Args:
        text: with "\\n" as line end.

    Raises:
        InvalidInput: broken_timestamp with the line number; no_cues when there is not one cue.
    """
    cues, loose = _cues_in(text.split("\n"))
    if not cues:
        raise InvalidInput("no_cues")
    notes = _time_notes(cues)
    if loose:
        notes.append(Note("text_without_time", {"count": loose}))
    if _is_rolling(cues):
        notes.append(Note("repeated_lines_dropped", {"count": _drop_rolling(cues)}))
    lines = [line for cue in cues for line in _spoken(cue)]
    return CueLines(tuple(lines), tuple(notes))


def _cues_in(lines: Sequence[str]) -> tuple[list[_Cue], int]:
    cues: list[_Cue] = []
    loose = 0
    for block in _blocks(lines):
        if block[0][1].split(" ")[0].split("\t")[0] in _BLOCKS_WITHOUT_SPEECH:
            continue
        timings = [position for position, (_, text) in enumerate(block) if _is_timing(text)]
        before = block[: timings[0]] if timings else block
        _refuse_hidden_timing(before)
        if before and timings:
            before = before[:-1]  # the line before the time is the name of the cue
        if cues and not _is_only_number(before):
            cues[-1].texts.extend(before)
            loose += len(before)
        for begin, until in pairwise([*timings, len(block)]):
            cues.append(_cue(block[begin]))
            texts = block[begin + 1 : until]
            if until < len(block) and texts and _is_cue_name(texts[-1][1]):
                texts = texts[:-1]
            cues[-1].texts.extend(texts)
    return cues, loose


def _blocks(lines: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, text in enumerate(lines, start=1):
        if text.strip():
            block.append((number, text))
        elif not text and block:
            yield block
            block = []
    if block:
        yield block


def _is_timing(text: str) -> bool:
    """In speech an arrow is no time: a line counts when only what looks like a time stands before it."""
    head, arrow, _ = text.partition(_ARROW)
    return bool(arrow) and _LIKE_HEAD.fullmatch(head) is not None


def _refuse_hidden_timing(block: Sequence[tuple[int, str]]) -> None:
    for number, text in block[:2]:
        if _LIKE_TIMING.match(text):
            raise broken_timestamp(text.strip().split(" ")[0], line=number)


def _is_only_number(block: Sequence[tuple[int, str]]) -> bool:
    return len(block) == 1 and block[0][1].strip().isdigit()


def _is_cue_name(text: str) -> bool:
    name = text.strip()
    return " " not in name and any(character.isdigit() for character in name)


def _cue(timing: tuple[int, str]) -> _Cue:
    number, text = timing
    head, _, tail = text.partition(_ARROW)
    stamps = [head.strip(), (tail.split() or [""])[0]]
    for stamp in stamps:
        if _STAMP.fullmatch(stamp) is None:
            raise broken_timestamp(stamp or _ARROW, line=number)
    start, end = (seconds_of(stamp, line=number) for stamp in stamps)
    if end < start:
        raise broken_timestamp(f"{stamps[0]} {_ARROW} {stamps[1]}", line=number)
    return _Cue(number, start, end)


def _time_notes(cues: Sequence[_Cue]) -> list[Note]:
    notes = []
    disordered = [following.line for cue, following in pairwise(cues) if following.start < cue.start]
    overlapping = [following.line for cue, following in pairwise(cues) if cue.start <= following.start < cue.end]
    if disordered:
        notes.append(Note("timestamps_out_of_order", {"count": len(disordered), "line": disordered[0]}))
    if overlapping:
        notes.append(Note("timestamps_overlap", {"count": len(overlapping), "line": overlapping[0]}))
    return notes


def _is_rolling(cues: Sequence[_Cue]) -> bool:
    """Captions that scroll: many cues begin with the line with which the one before ended."""
    if len(cues) < 3:
        return False
    repeated = sum(_repeats(cue, following) for cue, following in pairwise(cues))
    return repeated >= _ROLLING_SHARE * (len(cues) - 1)


def _repeats(cue: _Cue, following: _Cue) -> bool:
    if not cue.texts or len(following.texts) < 2:
        return False
    return _bare(cue.texts[-1][1]) == _bare(following.texts[0][1])


def _drop_rolling(cues: Sequence[_Cue]) -> int:
    dropped = 0
    said = ""
    for cue in cues:
        while cue.texts and _bare(cue.texts[0][1]) == said:
            del cue.texts[0]
            dropped += 1
        if cue.texts:
            said = _bare(cue.texts[-1][1])
    return dropped


def _bare(text: str) -> str:
    return html.unescape(_TAG.sub("", text)).strip()


def _spoken(cue: _Cue) -> list[Line]:
    """The lines of a cue, wrapped lines joined; a voice tag holds until the next one in the same cue."""
    begun: list[tuple[int, str | None, list[str]]] = []
    speaker: str | None = None
    for number, text in cue.texts:
        before, *voiced = _VOICE.split(text)
        named = zip(voiced[0::2], voiced[1::2], strict=True)
        for name, said in [(speaker, before), *((html.unescape(name).strip(), said) for name, said in named)]:
            speaker, spoken = name, _bare(said)
            if begun and begun[-1][1] == speaker and read_label(spoken) is None:
                begun[-1][2].append(spoken)
            elif spoken:
                begun.append((number, speaker, [spoken]))
    return [Line(number, "\n".join(parts).strip(), speaker) for number, speaker, parts in begun]
