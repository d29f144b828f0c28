"""Conversations that people coded, read from a CSV file with the columns of AnnoMI."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from speelruimte.engines.mi.coder.fingerprints import conversation_mark
from speelruimte.engines.mi.coder.labels import LABELS, TASKS_OF, Task
from speelruimte.engines.mi.transcript import Language, Turn, Voice
from speelruimte.kernel.errors import InvalidInput

Line = tuple[str, dict[str, str]]  # where, and value per column
VOICES = {"therapist": Voice.PROFESSIONAL, "client": Voice.CLIENT}
_NEEDED = ("transcript_id", "video", "interlocutor", *(task.value for task in Task))
_KIND_OF = {
    Task.QUESTION_SUBTYPE: Task.QUESTION_EXISTS,
    Task.REFLECTION_SUBTYPE: Task.REFLECTION_EXISTS,
    Task.INPUT_SUBTYPE: Task.INPUT_EXISTS,
}


@dataclass(frozen=True, slots=True)
class CodedRow:
    """One utterance with the answers that a person gave; neighbouring rows may have the same voice."""

    turn: Turn
    labels: Mapping[Task, str]
    annotator: str


@dataclass(frozen=True, slots=True)
class CodedConversation:
    """One conversation.

    Args:
        identity: as the file calls it.
        video: its source; conversations of one source stay in one fold.
        marks: salted hashes of its utterances, one per text column of the file.
    """

    identity: str
    video: str
    rows: tuple[CodedRow, ...]
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class CodedSet:
    """Coded conversations in one language, in the order of the file."""

    language: Language
    conversations: tuple[CodedConversation, ...]


def read_coded_set(file: Path, *, language: Language, text_column: str | None = None) -> CodedSet:
    """Read a coded file.

    Args:
        text_column: column with the utterances; ``text_<language>`` when None.

    Raises:
        InvalidInput: ``"no_file"``, ``"not_text"``, ``"not_a_table"``, ``"empty"``, ``"missing_column"``,
            ``"missing_value"``, ``"unknown_label"``, ``"scattered_conversation"`` or ``"two_videos"``;
            `where` names the line.
    """
    column = text_column or f"text_{language.value}"
    try:
        content = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InvalidInput("no_file", where=file.name, found=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise InvalidInput("not_text", where=f"byte {error.start}", found="another encoding than UTF-8") from error
    reader = csv.DictReader(StringIO(content, newline=""), strict=True)
    header = _header(reader)
    for name in (*_NEEDED, column):
        if header and name not in header:
            raise InvalidInput("missing_column", where="line 1", found=name)
    texts = [name for name in header if name == column or name.startswith("text_")]
    conversations = tuple(_conversations(_lines(reader), column=column, texts=texts))
    if not conversations:
        raise InvalidInput("empty", where=file.name)
    return CodedSet(language, conversations)


def _lines(reader: "csv.DictReader[str]") -> Iterator[Line]:
    try:
        for values in reader:
            yield f"line {reader.line_num}", {name: value or "" for name, value in values.items() if name}
    except csv.Error as error:
        raise _not_a_table(reader, error) from error


def _header(reader: "csv.DictReader[str]") -> list[str]:
    try:
        return list(reader.fieldnames or ())
    except csv.Error as error:
        raise _not_a_table(reader, error) from error


def _not_a_table(reader: "csv.DictReader[str]", error: csv.Error) -> InvalidInput:
    return InvalidInput("not_a_table", where=f"line {reader.reader.line_num}", found=str(error))


def _conversations(lines: Iterator[Line], *, column: str, texts: list[str]) -> Iterator[CodedConversation]:
    done: set[str] = set()
    gathered: list[Line] = []
    for where, values in lines:
        identity = _value(values, "transcript_id", where=where)
        if gathered and identity != gathered[0][1]["transcript_id"]:
            yield _conversation(gathered, column=column, texts=texts)
            gathered = []
        if not gathered:
            if identity in done:
                raise InvalidInput("scattered_conversation", where=where, found=identity)
            done.add(identity)
        gathered.append((where, values))
    if gathered:
        yield _conversation(gathered, column=column, texts=texts)


def _conversation(lines: list[Line], *, column: str, texts: list[str]) -> CodedConversation:
    where, first = lines[0]
    video = _value(first, "video", where=where)
    for where, values in lines:
        if values["video"] != video:
            raise InvalidInput("two_videos", where=where, found=values["video"])
    return CodedConversation(
        identity=first["transcript_id"],
        video=video,
        rows=tuple(_row(values, column=column, where=where) for where, values in lines),
        marks=frozenset(conversation_mark([values[name] for _, values in lines]) for name in texts),
    )


def _row(values: Mapping[str, str], *, column: str, where: str) -> CodedRow:
    said = _value(values, "interlocutor", where=where)
    if said not in VOICES:
        raise InvalidInput("unknown_label", where=f"{where}, interlocutor", found=said)
    voice = VOICES[said]
    text = " ".join(_value(values, column, where=where).split())
    return CodedRow(Turn(voice, text), _labels(values, voice=voice, where=where), values.get("annotator_id", ""))


def _labels(values: Mapping[str, str], *, voice: Voice, where: str) -> dict[Task, str]:
    labels: dict[Task, str] = {}
    for task in TASKS_OF[voice]:
        if task in _KIND_OF and labels[_KIND_OF[task]] == "False":
            continue
        label = _value(values, task.value, where=where)
        if label not in LABELS[task]:
            raise InvalidInput("unknown_label", where=f"{where}, {task.value}", found=label)
        labels[task] = label
    return labels


def _value(values: Mapping[str, str], name: str, *, where: str) -> str:
    value = values[name].strip() if name in values else ""
    if not value:
        raise InvalidInput("missing_value", where=f"{where}, {name}")
    return value
