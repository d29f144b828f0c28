"""From a form to a draft: what the three doors and the check page have typed, as domain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import get_language

from speelruimte.capabilities.conversations.domain.draft import LABELS, Check, Draft, draft_from_reading, text_limit
from speelruimte.capabilities.conversations.domain.record import Door
from speelruimte.capabilities.conversations.sentences import PROBLEMS
from speelruimte.engines.mi.readers import read_text, read_transcript, spoken_lines
from speelruimte.engines.mi.readers.problems import problem_sentence
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.engines.privacy.identifier_types import IdentifierKind
from speelruimte.engines.privacy.placeholders import PLACEHOLDER
from speelruimte.kernel.errors import InvalidInput

FIRST_LINES = 6
MORE_LINES = 6
LINES_AT_MOST = 60
NAMELESS = frozenset({"no_speakers", "one_speaker"})
LONGEST_PASTE = 2_000_000  # characters; a pasted WebVTT or JSON file holds several times the words that are in it


@dataclass(frozen=True, slots=True)
class MemoryLine:
    """One line of the form for writing down from memory."""

    number: int
    voice: Voice
    text: str


def screen_language() -> Language:
    """The language of the screen; Dutch unless she reads English."""
    return Language.ENGLISH if (get_language() or "").startswith("en") else Language.DUTCH


def memory_lines(posted: Mapping[str, object] | QueryDict, *, more: bool = False) -> list[MemoryLine]:
    """The lines as typed so far, alternating where nothing was chosen; at least six."""
    voices: Sequence[str] = posted.getlist("voice") if isinstance(posted, QueryDict) else ()
    texts: Sequence[str] = posted.getlist("line") if isinstance(posted, QueryDict) else ()
    wanted = max(len(texts), FIRST_LINES) + (MORE_LINES if more else 0)
    lines = []
    for number in range(min(wanted, LINES_AT_MOST)):
        usual = Voice.PROFESSIONAL if number % 2 == 0 else Voice.CLIENT
        chosen = Voice(voices[number]) if number < len(voices) and voices[number] in set(Voice) else usual
        lines.append(MemoryLine(number + 1, chosen, texts[number] if number < len(texts) else ""))
    return lines


def text_of_lines(lines: Iterable[MemoryLine]) -> str:
    """Typed lines as text with a speaker in front."""
    labels = LABELS[screen_language()]
    return "\n".join(f"{labels[line.voice]}: {' '.join(line.text.split())}" for line in lines if line.text.strip())


def draft_of_lines(lines: Iterable[MemoryLine]) -> Draft:
    """A draft of lines written down from memory.

    Raises:
        InvalidInput: nothing typed, or nothing of one of the two.
    """
    return draft_of_text(text_of_lines(lines))


def draft_of_text(text: str) -> Draft:
    """A draft of a pasted text.

    Raises:
        InvalidInput: it cannot be read, or is longer than a conversation can be.
    """
    text_limit([text], longest=LONGEST_PASTE)
    return draft_from_reading(read_text(text))


def draft_of_file(content: bytes, *, filename: str) -> Draft:
    """A draft of an uploaded file; the file itself is kept nowhere."""
    return draft_from_reading(read_transcript(content, filename=filename))


def lines_without_speakers(content: bytes, *, filename: str, error: InvalidInput) -> str:
    """The text of a file in which only the speakers are missing, for her to put them in; else empty."""
    return spoken_lines(content, filename=filename) if error.problem in NAMELESS else ""


def check_of(posted: QueryDict) -> Check:
    """What she decided on the check page: `keep` holds words, `also` holds `kind|words`."""
    kinds = {kind.value: kind for kind in IdentifierKind}
    pairs = (value.partition("|") for value in posted.getlist("also"))
    also = tuple((kinds[kind], words) for kind, _, words in pairs if kind in kinds and words)
    return Check(keep=tuple(filter(None, posted.getlist("keep"))), also=also)


def text_with_kept(text: str, *, posted: QueryDict) -> str:
    """The text with words put back that are no identifier; each value is `placeholder|words`.

    Everything is put back in one go: words that look like a placeholder are not replaced in turn, and the text is never
    made longer than a conversation can be.

    Raises:
        InvalidInput: "text_too_long".
    """
    pairs = (value.partition("|") for value in posted.getlist("restore"))
    words_of = {placeholder: words for placeholder, _, words in pairs if PLACEHOLDER.fullmatch(placeholder) and words}
    text_limit([text])
    text_limit([text, *(words_of.get(found[0], "") for found in PLACEHOLDER.finditer(text))])
    return PLACEHOLDER.sub(lambda found: words_of.get(found[0], found[0]), text)


def kept_words(posted: QueryDict) -> tuple[str, ...]:
    """Every word that she said is no identifier, so far."""
    restored = (value.partition("|")[2] for value in posted.getlist("restore"))
    return tuple(dict.fromkeys(filter(None, [*posted.getlist("keep"), *restored])))


def voices_of(posted: QueryDict) -> dict[str, Voice]:
    """Who is who, as chosen per speaker: `speaker` labels beside `voice` values."""
    voices = {voice.value: voice for voice in Voice}
    pairs = zip(posted.getlist("speaker"), posted.getlist("speaker_voice"), strict=False)
    return {label: voices[chosen] for label, chosen in pairs if chosen in voices}


def language_of(posted: QueryDict) -> Language | None:
    """The language that the first reading found, as it came along with the form; None when it did not."""
    name = posted.get("language", "")
    return Language(name) if name in set(Language) else None


def door_of(name: str) -> Door:
    """The door with this name.

    Raises:
        InvalidInput: there is no such door.
    """
    if name not in set(Door):
        raise InvalidInput("no_such_door", found=name)
    return Door(name)


def sentence_of(error: InvalidInput) -> str:
    """What is wrong with the input, as a sentence in the language of the screen."""
    if error.problem in PROBLEMS:
        return str(PROBLEMS[error.problem])
    return problem_sentence(error, language=screen_language().value)
