"""Which reader fits, by what stands in the text first and by the name of the file second."""

from collections.abc import Sequence
from pathlib import PurePath

from speelruimte.engines.mi.readers import cues, segments, tables, word_documents
from speelruimte.engines.mi.readers.attribution import attribute, without_repetition
from speelruimte.engines.mi.readers.cleaning import clean
from speelruimte.engines.mi.readers.decoding import decode, refuse_other_kinds, unsupported
from speelruimte.engines.mi.readers.languages import LanguageFound, find_language
from speelruimte.engines.mi.readers.reading import (
    MAX_BYTES,
    MAX_TURNS,
    MIN_TURNS,
    Line,
    Note,
    RawTurn,
    Reading,
    SpeakerReason,
    TranscriptFormat,
)
from speelruimte.engines.mi.readers.speakers import guess_speakers
from speelruimte.engines.mi.readers.timestamps import check_bracketed
from speelruimte.engines.mi.transcript import Language
from speelruimte.kernel.errors import InvalidInput

_UNITS = {TranscriptFormat.DOCX: "paragraph", TranscriptFormat.JSON: "item"}
_RECOGNISED = frozenset({TranscriptFormat.WEBVTT, TranscriptFormat.SRT, TranscriptFormat.JSON})  # by a machine
_MAX_LINES = 200_000


def read_transcript(content: bytes, *, filename: str) -> Reading:
    """Read a file of at most 10 MB.

    Args:
        content: the whole file.
        filename: only its ending is looked at, and only where the content does not tell.

    Raises:
        InvalidInput: everything that cannot be read; problems.yaml lists the problems with their sentences.
    """
    lines, form, notes = _lines_of_file(content, filename=filename)
    return _conclude(lines, form=form, notes=notes)


def spoken_lines(content: bytes, *, filename: str) -> str:
    """What is said in a file that does not say who, one line for each piece, for a person to put names before.

    Raises:
        InvalidInput: the file cannot be read at all.
    """
    lines, form, _ = _lines_of_file(content, filename=filename)
    kept, _ = without_repetition(lines) if form in _RECOGNISED else (lines, ())
    return "\n".join(text for line in kept if (text := clean(line.text)))


def _lines_of_file(content: bytes, *, filename: str) -> tuple[Sequence[Line], TranscriptFormat, Sequence[Note]]:
    refuse_other_kinds(content)
    if word_documents.is_archive(content):
        return word_documents.read_document(content), TranscriptFormat.DOCX, ()
    text, notes = decode(content)
    lines, form, found = _lines_of_text(text, ending=PurePath(filename).suffix.casefold())
    return lines, form, (*notes, *found)


def read_text(text: str, *, known: Language | None = None) -> Reading:
    """Read typed or pasted text; a pasted WebVTT, SRT, CSV or JSON is read as such.

    Args:
        known: the language, when an earlier reading of the same text found it; it is then not looked for again.

    Raises:
        InvalidInput: as `read_transcript`.
    """
    if len(text) > MAX_BYTES:
        raise InvalidInput("too_large", found=f"{len(text)} characters", details={"size": len(text), "limit": 10})
    lines, form, notes = _lines_of_text(text, ending="")
    return _conclude(lines, form=form, notes=notes, known=known)


def _lines_of_text(text: str, *, ending: str) -> tuple[Sequence[Line], TranscriptFormat, Sequence[Note]]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = tables.without_separator_line(text)
    if not text.strip():
        raise InvalidInput("empty")
    _refuse_many(text.count("\n"))
    if text.lstrip()[:9].casefold() in ("<!doctype", "<html") or text.lstrip()[:6].casefold() == "<html>":
        raise unsupported("html")
    if cues.looks_like_cues(text) or ending in (".vtt", ".srt"):
        found = cues.read_cues(text)
        form = TranscriptFormat.WEBVTT if cues.is_webvtt(text) or ending == ".vtt" else TranscriptFormat.SRT
        return found.lines, form, found.notes
    if segments.looks_like_json(text) or ending == ".json":
        return segments.read_segments(text), TranscriptFormat.JSON, ()
    if tables.looks_like_table(text) or ending in (".csv", ".tsv"):
        return tables.read_table(text), TranscriptFormat.CSV, ()
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    return lines, TranscriptFormat.PREFIXED_TEXT, ()


def _conclude(
    lines: Sequence[Line], *, form: TranscriptFormat, notes: Sequence[Note] = (), known: Language | None = None
) -> Reading:
    """Turns, language and speakers of the lines, with every check that holds for all formats."""
    unit = _UNITS.get(form, "line")
    _refuse_many(len(lines))
    for line in lines:
        check_bracketed(line.text, line=line.number, unit=unit)
    kept, repetition = without_repetition(lines) if form in _RECOGNISED else (lines, ())
    written = form in (TranscriptFormat.PREFIXED_TEXT, TranscriptFormat.DOCX)
    attributed = attribute(kept, may_alternate=written, unit=unit)
    cleaned = [(turn, text) for turn in attributed.turns if (text := clean(turn.text))]
    turns = tuple(turn for turn, _ in cleaned)
    _check_turns(turns)
    language = (
        LanguageFound(known, certain=True)
        if known is not None
        else find_language((text for _, text in cleaned), labels={turn.speaker for turn in turns})
    )
    speakers, certain = guess_speakers([(turn.speaker, text) for turn, text in cleaned], named=attributed.named)
    if form is TranscriptFormat.PREFIXED_TEXT and not attributed.named:
        form = TranscriptFormat.TYPED_LINES
    others = sum(guess.reason is SpeakerReason.THIRD for guess in speakers)
    third = [Note("more_speakers", {"count": others})] if others else []
    all_notes = (*notes, *repetition, *attributed.notes, *third)
    return Reading(turns, form, language.language, language.certain, speakers, certain, all_notes)


def _refuse_many(lines: int) -> None:
    if lines > _MAX_LINES:
        raise InvalidInput("too_many_turns", found=str(lines), details={"limit": MAX_TURNS})


def _check_turns(turns: Sequence[RawTurn]) -> None:
    """Enough turns in which something is said, not too many, of at least two speakers."""
    if len(turns) > MAX_TURNS:
        raise InvalidInput("too_many_turns", found=str(len(turns)), details={"limit": MAX_TURNS})
    if len(turns) < MIN_TURNS:
        raise InvalidInput("too_few_turns", found=str(len(turns)), details={"count": len(turns)})
    if len({turn.speaker for turn in turns}) < 2:
        raise InvalidInput("one_speaker", found="1", details={"count": len(turns)})
