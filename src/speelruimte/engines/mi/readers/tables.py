"""CSV: a header with a column for the speaker and one for the text, in Dutch or English."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from speelruimte.engines.mi.readers.reading import MAX_TURNS, Line
from speelruimte.engines.mi.readers.timestamps import is_clock, seconds_of
from speelruimte.engines.mi.readers.vocabulary import word_list
from speelruimte.kernel.errors import InvalidInput

_DELIMITERS = (";", ",", "\t", "|")
_MAX_HEADER = 4_000
_MAX_SEPARATOR_LINE = 8
_PREFERENCE = ("text_nl", "tekst", "text", "text_en", "utterance_text")


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the columns that matter; `times` and `conversation` may be empty."""

    speaker: int
    text: int
    times: tuple[int, ...]
    conversation: tuple[int, ...]


def looks_like_table(text: str) -> bool:
    """Whether the first line is a header with a speaker and a text column."""
    return _header_columns(text) is not None


def without_separator_line(text: str) -> str:
    """The text with the line "sep=;" that Excel writes before a table left empty, so that line numbers hold.

    >>> without_separator_line("sep=;\\nspreker;tekst")
    '\\nspreker;tekst'
    """
    first, line_end, rest = text.partition("\n")
    is_separator = len(first) <= _MAX_SEPARATOR_LINE and first.strip().casefold().startswith("sep=")
    return line_end + rest if is_separator else text


def columns_of(cells: Sequence[str]) -> Columns | None:
    """Which column is what, by the names in a header, or None without speaker or text.

    >>> columns_of(["Tijd", "Spreker", "Tekst"])
    Columns(speaker=1, text=2, times=(0,), conversation=())
    """
    names = [" ".join(cell.split()).casefold() for cell in cells]
    speakers, texts = _named(names, "speaker"), _named(names, "text")
    if not speakers or not texts:
        return None
    text = min(texts, key=lambda at: _PREFERENCE.index(names[at]) if names[at] in _PREFERENCE else len(_PREFERENCE))
    return Columns(speakers[0], text, _named(names, "time"), _named(names, "conversation"))


def _named(names: Sequence[str], kind: str) -> tuple[int, ...]:
    return tuple(position for position, name in enumerate(names) if name in word_list("columns", kind))


def read_table(text: str) -> tuple[Line, ...]:
    """The rows of a table as lines with a speaker. Cells are text; a formula in one is never run.

    Raises:
        InvalidInput: csv_without_columns, several_conversations, broken_csv, broken_timestamp, too_many_turns.
    """
    found = _header_columns(text)
    if found is None:
        width = max(len(text.lstrip()[:_MAX_HEADER].split("\n")[0].split(mark)) for mark in _DELIMITERS)
        raise InvalidInput("csv_without_columns", found=f"{width} columns", details={"count": width})
    delimiter, columns = found
    reader = csv.reader(io.StringIO(text.lstrip(), newline=""), delimiter=delimiter)
    offset = text[: len(text) - len(text.lstrip())].count("\n")
    lines: list[Line] = []
    conversations: set[str] = set()
    try:
        next(reader)
        begin = reader.line_num + 1
        for row in reader:
            if len(row) > max(columns.speaker, columns.text):
                lines.append(_line(row, columns=columns, number=begin + offset))
                conversations.update(row[position] for position in columns.conversation if position < len(row))
            begin = reader.line_num + 1
            if len(lines) > MAX_TURNS:
                raise InvalidInput("too_many_turns", found=f"over {MAX_TURNS}", details={"limit": MAX_TURNS})
    except csv.Error:
        number = reader.line_num + offset
        raise InvalidInput("broken_csv", where=f"line {number}", details={"line": number}) from None
    if len(conversations) > 1:
        count = len(conversations)
        raise InvalidInput("several_conversations", found=str(count), details={"count": count})
    return tuple(lines)


def _header_columns(text: str) -> tuple[str, Columns] | None:
    header = text.lstrip()[:_MAX_HEADER].split("\n")[0]
    for delimiter in _DELIMITERS:
        cells = [cell.strip().strip('"') for cell in header.split(delimiter)]
        if not any(":" in cell for cell in cells) and (columns := columns_of(cells)) is not None:
            return delimiter, columns
    return None


def _line(row: Sequence[str], *, columns: Columns, number: int) -> Line:
    for position in columns.times:
        stamp = row[position].strip() if position < len(row) else ""
        if ":" in stamp and is_clock(stamp):
            seconds_of(stamp.strip("[]()"), line=number)
    return Line(number, row[columns.text], row[columns.speaker].strip() or None)
