"""A draft: text on its way to becoming a conversation. It lives in her form only; nothing here is stored."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from speelruimte.capabilities.conversations.domain.characters import visible_text
from speelruimte.engines.mi.readers import Note, Reading, plain_text, read_text, transcript_of
from speelruimte.engines.mi.transcript import Language, Transcript, Voice
from speelruimte.engines.privacy.identifier_types import IdentifierKind, Question, Replacement
from speelruimte.engines.privacy.replacing import replace_identifiers
from speelruimte.kernel.errors import InvalidInput

LABELS: Mapping[Language, Mapping[Voice, str]] = {
    Language.DUTCH: {Voice.PROFESSIONAL: "Jij", Voice.CLIENT: "Klant"},
    Language.ENGLISH: {Voice.PROFESSIONAL: "You", Voice.CLIENT: "Client"},
}
SPEAKER_LABEL: Mapping[Language, str] = {Language.DUTCH: "Spreker", Language.ENGLISH: "Speaker"}
SAMPLE_LENGTH = 90
LONGEST_TEXT = 300_000  # characters; an hour of talking is about 60,000, and what comes after reading takes seconds
MOST_TURNS = 5_000  # an hour has about 600
MOST_SPEAKERS = 40
MOST_DECISIONS = 500  # words that she keeps or adds in one check
MOST_PLACES = 1_000  # where a word that she adds stands
LONGEST_DECISION = 200  # characters of one of them


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone in a draft: the label in its text, who it probably is (None: no idea), and a first sentence."""

    label: str
    guess: Voice | None
    sample: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Text as she checks it: identifiers replaced, one line per turn, `label: words`.

    `speakers` is empty when it is certain who is who; then the labels are those of LABELS.
    """

    text: str
    language: Language
    speakers: tuple[Speaker, ...]
    replacements: tuple[Replacement, ...]
    to_ask: tuple[Question, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """What she decided while checking: what is no identifier after all, and what must go as well."""

    keep: tuple[str, ...] = ()
    also: tuple[tuple[IdentifierKind, str], ...] = ()


def draft_from_reading(reading: Reading) -> Draft:
    """A first draft of what came in through any of the three doors.

    Raises:
        InvalidInput: nobody spoke, or only one person; "text_too_long" or "too_many_speakers".
    """
    _reading_limit(reading)
    if len(reading.speakers) > MOST_SPEAKERS:
        raise InvalidInput("too_many_speakers", found=str(len(reading.speakers)))
    if reading.certain:
        text = _labelled(transcript_of(reading, voices=reading.voices))
        return _draft(text, language=reading.language, speakers=(), notes=reading.notes)
    names = {
        speaker.label: f"{SPEAKER_LABEL[reading.language]} {number}"
        for number, speaker in enumerate(reading.speakers, start=1)
    }
    text = "\n".join(f"{names[turn.speaker]}: {turn.text}" for turn in reading.turns if turn.speaker in names)
    clean = text_without_identifiers(text, language=reading.language)
    speakers = tuple(
        Speaker(names[speaker.label], speaker.voice, _sample(clean, label=names[speaker.label]))
        for speaker in reading.speakers
    )
    return _draft(text, language=reading.language, speakers=speakers, notes=reading.notes)


def draft_checked(text: str, *, check: Check, voices: Mapping[str, Voice], language: Language | None = None) -> Draft:
    """The draft after her check; `voices` says who is who for labels that were not certain.

    `language` is what the first reading found: it travels with the draft and is not looked for again.

    Raises:
        InvalidInput: the text cannot be read any more, or it is still not clear who is who;
            "text_too_long" or "too_many_decisions".
    """
    text_limit([text])
    _decisions_limit(check)
    reading = read_text(text, known=language)
    _reading_limit(reading)
    known = dict(voices)
    if not known and reading.certain:
        known = reading.voices
    if set(known.values()) != set(Voice):
        raise InvalidInput("who_is_who")
    labelled = _labelled(transcript_of(reading, voices=known))
    return _draft(labelled, language=reading.language, speakers=(), check=check)


def text_without_identifiers(text: str, *, language: Language, keep: Iterable[str] = ()) -> str:
    """Any text of hers as it may be stored: every sure identifier replaced, whatever she asked to keep.

    What she may keep are words; anything with digits or an at sign is always replaced.
    """
    return replace_identifiers(visible_text(text), language=language, keep=_only_words(keep)).text


def text_limit(parts: Iterable[str], *, longest: int = LONGEST_TEXT) -> None:
    """Let pass what one conversation can hold.

    Raises:
        InvalidInput: "text_too_long" when the parts have more than `longest` characters together.
    """
    length = sum(len(part) for part in parts)
    if length > longest:
        raise InvalidInput("text_too_long", found=str(length))


def draft_transcript(text: str, *, language: Language, keep: Iterable[str] = ()) -> Transcript:
    """The conversation in a checked text, identifiers replaced once more.

    Raises:
        InvalidInput: the text is not in the form of a checked draft, or "text_too_long".
    """
    text_limit([text])
    clean = text_without_identifiers(text, language=language, keep=keep)
    reading = read_text(clean, known=language)
    _reading_limit(reading)
    voices = {label: voice for labels in LABELS.values() for voice, label in labels.items()}
    found = {speaker.label: voices[speaker.label] for speaker in reading.speakers if speaker.label in voices}
    if set(found.values()) != set(Voice):
        raise InvalidInput("who_is_who")
    return Transcript(transcript_of(reading, voices=found).turns, language)


def _labelled(transcript: Transcript) -> str:
    labels = LABELS[transcript.language]
    return plain_text(transcript, professional_label=labels[Voice.PROFESSIONAL], client_label=labels[Voice.CLIENT])


def _draft(
    text: str,
    *,
    language: Language,
    speakers: tuple[Speaker, ...],
    notes: tuple[Note, ...] = (),
    check: Check | None = None,
) -> Draft:
    check, text = check or Check(), visible_text(text)
    spans = [
        (found.start(), found.end(), kind)
        for kind, words in check.also
        if words
        for found in re.finditer(rf"(?<!\w){re.escape(visible_text(words))}(?!\w)", text, re.IGNORECASE)
    ]
    if len(spans) > MOST_PLACES:
        raise InvalidInput("too_many_decisions", found=str(len(spans)))
    replaced = replace_identifiers(text, language=language, also=spans, keep=_only_words(check.keep))
    kept = {words.lower() for words in check.keep}
    to_ask = tuple(question for question in replaced.to_ask if question.text.lower() not in kept)
    return Draft(replaced.text, language, speakers, replaced.replacements, to_ask, notes)


def _reading_limit(reading: Reading) -> None:
    text_limit(turn.text for turn in reading.turns)
    if len(reading.turns) > MOST_TURNS:
        raise InvalidInput("too_many_turns", found=str(len(reading.turns)), details={"limit": MOST_TURNS})


def _decisions_limit(check: Check) -> None:
    words = [*check.keep, *(words for _, words in check.also)]
    if len(words) > MOST_DECISIONS or any(len(one) > LONGEST_DECISION for one in words):
        raise InvalidInput("too_many_decisions", found=str(len(words)))


def _only_words(keep: Iterable[str]) -> tuple[str, ...]:
    return tuple(words for words in keep if words and not any(sign.isdigit() or sign == "@" for sign in words))


def _sample(text: str, *, label: str) -> str:
    line = next((line for line in text.splitlines() if line.startswith(f"{label}: ")), "")
    words = line.removeprefix(f"{label}: ")
    return words if len(words) <= SAMPLE_LENGTH else f"{words[:SAMPLE_LENGTH].rsplit(' ', 1)[0]} …"
