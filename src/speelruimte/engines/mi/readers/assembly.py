"""From a reading and a person's word on who is who to a conversation, and back to plain text."""

from collections import Counter
from collections.abc import Mapping

from speelruimte.engines.mi.readers.cleaning import clean
from speelruimte.engines.mi.readers.labels import is_usable_label, label_key
from speelruimte.engines.mi.readers.reading import MIN_TURNS, Reading
from speelruimte.engines.mi.transcript import Transcript, Turn, Voice
from speelruimte.kernel.errors import InvalidInput


def transcript_of(reading: Reading, *, voices: Mapping[str, Voice]) -> Transcript:
    """The conversation of the two voices, cleaned; neighbouring turns of one voice become one.

    Args:
        reading: as read.
        voices: label of a speaker to voice; several labels may share a voice (a client and her
            companion). Speakers that are absent are left out; `left_out` counts them.

    Raises:
        InvalidInput: one_speaker when one of the voices says nothing.
    """
    merged: list[tuple[Voice, list[str]]] = []
    for raw in reading.turns:
        voice, text = voices.get(raw.speaker), clean(raw.text)
        if voice is None or not text:
            continue
        if merged and merged[-1][0] is voice:
            merged[-1][1].append(text)
        else:
            merged.append((voice, [text]))
    if len(merged) < MIN_TURNS:
        raise InvalidInput("one_speaker", found=str(len(merged)), details={"count": len(merged)})
    turns = tuple(Turn(voice, " ".join(texts)) for voice, texts in merged)
    return Transcript(turns, reading.language)


def left_out(reading: Reading, *, voices: Mapping[str, Voice]) -> dict[str, int]:
    """Per label without a voice: how many turns `transcript_of` leaves out."""
    return dict(Counter(raw.speaker for raw in reading.turns if raw.speaker not in voices))


def plain_text(transcript: Transcript, *, professional_label: str, client_label: str) -> str:
    """One line for each turn, "label: text", ending with a line break.

    Reading it back with the labels mapped to their voices gives the same turns, and the same language
    unless there are too few words to tell.

    Raises:
        InvalidInput: unusable_label, when a label would not be read back as one, or both are the same.
    """
    for label in (professional_label, client_label):
        if not is_usable_label(label):
            raise InvalidInput("unusable_label", found=label)
    if label_key(professional_label) == label_key(client_label):
        raise InvalidInput("unusable_label", found=client_label)
    labels = {Voice.PROFESSIONAL: professional_label, Voice.CLIENT: client_label}
    return "".join(f"{labels[turn.voice]}: {turn.text}\n" for turn in transcript.turns)
