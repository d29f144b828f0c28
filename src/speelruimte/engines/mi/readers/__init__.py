"""Transcripts in: the door through which text and files become a conversation.

`read_transcript` and `read_text` say what stands there and who the speakers seem to be; after a person
has confirmed that, `transcript_of` makes the conversation. Nothing is written to disk or kept.
"""

from speelruimte.engines.mi.readers.assembly import left_out, plain_text, transcript_of
from speelruimte.engines.mi.readers.door import read_text, read_transcript, spoken_lines
from speelruimte.engines.mi.readers.problems import note_sentence, problem_sentence
from speelruimte.engines.mi.readers.reading import (
    FIRST_SPEAKER,
    MAX_BYTES,
    MAX_TURNS,
    SECOND_SPEAKER,
    Note,
    RawTurn,
    Reading,
    SpeakerGuess,
    SpeakerReason,
    TranscriptFormat,
)

__all__ = [
    "FIRST_SPEAKER",
    "MAX_BYTES",
    "MAX_TURNS",
    "SECOND_SPEAKER",
    "Note",
    "RawTurn",
    "Reading",
    "SpeakerGuess",
    "SpeakerReason",
    "TranscriptFormat",
    "left_out",
    "note_sentence",
    "plain_text",
    "problem_sentence",
    "read_text",
    "read_transcript",
    "spoken_lines",
    "transcript_of",
]
