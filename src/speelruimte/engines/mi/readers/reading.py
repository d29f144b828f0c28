"""What reading a transcript gives: turns as they stand in the file, and who the speakers seem to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from speelruimte.engines.mi.transcript import Language, Voice

MAX_BYTES = 10 * 1024 * 1024
MAX_TURNS = 20_000
MIN_TURNS = 2

FIRST_SPEAKER = "first"
SECOND_SPEAKER = "second"


class TranscriptFormat(StrEnum):
    """How the text was laid out."""

    TYPED_LINES = "typed_lines"
    PREFIXED_TEXT = "prefixed_text"
    WEBVTT = "webvtt"
    SRT = "srt"
    DOCX = "docx"
    CSV = "csv"
    JSON = "json"


class SpeakerReason(StrEnum):
    """Why a speaker is thought to be the professional or the client."""

    LABEL = "label"  # the label itself says so: "Klant", "Jij"
    OTHER_LABEL = "other_label"  # the other label says so, and there are two speakers
    CONTENT = "content"  # the score on questions and words
    CONFLICT = "conflict"  # both labels say the same, or too little to go by
    THIRD = "third"  # one more than the two that talk most


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source before it is known whose it is; `speaker` where the format names one."""

    number: int
    text: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class RawTurn:
    """What one speaker said, uncleaned. `line`: line, paragraph, row or item where it starts, from 1."""

    speaker: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was noticed or repaired while reading; `note_sentence` puts it into words.

    `details` are counts and places, never text of the conversation.
    """

    key: str
    details: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpeakerGuess:
    """Who a speaker seems to be.

    Args:
        label: as in the file, or FIRST_SPEAKER and SECOND_SPEAKER for lines without names.
        voice: the best guess; None for a third speaker or when nothing points either way.
        certainty: 0..1; 0 when `voice` is None.
        reason: what the guess rests on.
        turns: number of turns in the file.
    """

    label: str
    voice: Voice | None
    certainty: float
    reason: SpeakerReason
    turns: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A transcript as read, before a person has confirmed who is who.

    `certain` says that both voices are clear and nobody else speaks; when it is False the screen asks.
    `speakers` stand in order of first appearance and have distinct labels.
    """

    turns: tuple[RawTurn, ...]
    format: TranscriptFormat
    language: Language
    language_certain: bool
    speakers: tuple[SpeakerGuess, ...]
    certain: bool
    notes: tuple[Note, ...] = ()

    @property
    def voices(self) -> dict[str, Voice]:
        """The guesses as a mapping for `transcript_of`; speakers without a guess are absent."""
        return {guess.label: guess.voice for guess in self.speakers if guess.voice is not None}
