"""A conversation as text: who said what, in order."""

from dataclasses import dataclass
from enum import StrEnum


class Voice(StrEnum):
    """Whose turn it is."""

    PROFESSIONAL = "professional"
    CLIENT = "client"


class Language(StrEnum):
    """Language of a conversation."""

    DUTCH = "nl"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Turn:
    """One uninterrupted turn (volley) of one voice; text is not empty and has no line breaks."""

    voice: Voice
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A conversation, in order. Two neighbouring turns never have the same voice."""

    turns: tuple[Turn, ...]
    language: Language
