"""JSON: Whisper and WhisperX output, or any list of objects with a text and perhaps a speaker."""

import json
import math
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from speelruimte.engines.mi.readers.reading import MAX_TURNS, Line
from speelruimte.engines.mi.readers.timestamps import broken_timestamp, is_clock, seconds_of
from speelruimte.engines.mi.readers.vocabulary import word_list
from speelruimte.kernel.errors import InvalidInput

_MAX_DEPTH = 8
_START_KEYS = ("start", "start_time", "begin", "timestamp", "tijd", "time")
_END_KEYS = ("end", "end_time", "einde")


@dataclass(frozen=True, slots=True)
class Segment:
    """One spoken piece: who (None: not named) and what."""

    speaker: str | None
    text: str


def looks_like_json(text: str) -> bool:
    """Whether the text can only be meant as JSON: it opens with an object, or a list of objects."""
    beginning = text[:2000].lstrip()
    return beginning.startswith("{") or (beginning.startswith("[") and beginning[1:].lstrip()[:1] in ("{", "]", '"'))


def read_segments(text: str) -> tuple[Line, ...]:
    """The longest list of spoken pieces in the document, as lines numbered by item.

    Raises:
        InvalidInput: broken_json (with the line), json_too_deep, json_without_turns, too_many_turns,
            broken_timestamp (with the item).
    """
    items = _longest_list(_parsed(text))
    if len(items) > MAX_TURNS:
        raise InvalidInput("too_many_turns", found=str(len(items)), details={"limit": MAX_TURNS})
    lines = []
    for number, item in enumerate(items, start=1):
        segment = _segment(item)
        if segment is not None:
            _check_times(item, item_number=number)
            lines.append(Line(number, segment.text, segment.speaker))
    return tuple(lines)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text.lstrip().startswith("{"):
            return _parsed_by_line(text)
        raise _broken_json(error.lineno) from None
    except RecursionError:
        raise InvalidInput("json_too_deep") from None
    except ValueError:  # a number with thousands of digits
        raise InvalidInput("broken_json", found="number too long") from None


def _parsed_by_line(text: str) -> list[object]:
    """JSON Lines: every line is a document of its own."""
    rows: list[object] = []
    for number, row in enumerate(text.split("\n"), start=1):
        try:
            rows.extend([json.loads(row)] if row.strip() else [])
        except json.JSONDecodeError:
            raise _broken_json(number) from None
    return rows


def _broken_json(line: int) -> InvalidInput:
    return InvalidInput("broken_json", where=f"line {line}", details={"line": line})


def _longest_list(document: object) -> list[Mapping[str, object]]:
    """Walk breadth first, at most `_MAX_DEPTH` levels, to the list with the most spoken pieces."""
    best: list[Mapping[str, object]] = []
    most = 0
    waiting: deque[tuple[object, int]] = deque([(document, 0)])
    while waiting:
        value, depth = waiting.popleft()
        inside: list[object] = []
        if isinstance(value, list):
            pieces: list[Mapping[str, object]] = [item for item in value if isinstance(item, dict)]
            spoken = sum(_segment(piece) is not None for piece in pieces)
            if spoken > most:
                best, most = pieces, spoken
            inside = value
        elif isinstance(value, dict):
            inside = list(value.values())
        if depth < _MAX_DEPTH:
            waiting.extend((item, depth + 1) for item in inside if isinstance(item, dict | list))
    if not best:
        raise InvalidInput("json_without_turns")
    return best


def _segment(item: Mapping[str, object]) -> Segment | None:
    text = _first_string(item, word_list("columns", "text"))
    if text is None:
        return None
    return Segment(_first_string(item, word_list("columns", "speaker"), number_as="Spreker {}"), text)


def _first_string(item: Mapping[str, object], names: frozenset[str], *, number_as: str = "") -> str | None:
    for key, value in item.items():
        if key.casefold() not in names:
            continue
        if isinstance(value, dict):
            value = value.get("name", value.get("naam"))
        if isinstance(value, int) and not isinstance(value, bool):
            value = number_as.format(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def _check_times(item: Mapping[str, object], *, item_number: int) -> None:
    start = _seconds(item, _START_KEYS, item_number=item_number)
    end = _seconds(item, _END_KEYS, item_number=item_number)
    if start is not None and end is not None and end < start:
        raise broken_timestamp(f"{start:g} - {end:g}", line=item_number, unit="item")


def _seconds(item: Mapping[str, object], keys: tuple[str, ...], *, item_number: int) -> float | None:
    value = next((item[key] for key in keys if item.get(key) is not None), None)
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        if not math.isfinite(value) or value < 0:
            raise broken_timestamp(f"{value:g}", line=item_number, unit="item")
        return float(value)
    if isinstance(value, str) and ":" in value and is_clock(value.strip()):
        return seconds_of(value.strip(" []()"), line=item_number, unit="item")
    return None
