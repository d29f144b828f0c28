"""`speelruimte code FILE`: code a transcript on the command line; no database, no account."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypedDict

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from speelruimte.engines.mi.codebook import code_entry
from speelruimte.engines.mi.codes import CodedTurn, Coding, WordSpan
from speelruimte.engines.mi.coding import code_transcript
from speelruimte.engines.mi.readers import MAX_BYTES, Reading, problem_sentence, read_transcript, transcript_of
from speelruimte.engines.mi.transcript import Language, Transcript, Voice
from speelruimte.kernel.errors import InvalidInput

BAD_INPUT = 2
SURE, PROBABLY = 0.8, 0.6  # 0.6 is also where the feedback page begins to take a code as true


class CodeJson(TypedDict):
    """One code: its name in English, probability 0..1 of its family, of its kind, and words as offsets [start, end)."""

    code: str
    probability: float | None
    kind_probability: float | None
    words: list[tuple[int, int]]


class PatternJson(TypedDict):
    """A named pattern: perhaps, without a probability."""

    pattern: str
    words: list[tuple[int, int]]


class TurnJson(TypedDict):
    """One turn; `position` counts from 1, `codes` begins with the main code."""

    position: int
    voice: str
    text: str
    codes: list[CodeJson]
    perhaps: list[PatternJson]


class CodedJson(TypedDict):
    """What --json prints."""

    language: str
    turns: list[TurnJson]


class Certainty(StrEnum):
    """How sure the coder is, in three steps."""

    SURE = "sure"
    PROBABLY = "probably"
    PERHAPS = "perhaps"


WORDS: Mapping[Language, Mapping[str, str]] = {
    Language.DUTCH: {
        "professional": "Jij",
        "client": "Klant",
        Certainty.SURE: "zeker",
        Certainty.PROBABLY: "waarschijnlijk",
        Certainty.PERHAPS: "misschien",
        "columns": "Nr.|Wie|Code|Hoe zeker|Wat er is gezegd",
        "who": (
            "Het is niet zeker wie de professional is en wie de klant. Gevonden: {found}. "
            "Zeg het met --professional NAAM en --client NAAM."
        ),
        "label": "In dit bestand komt geen spreker {label} voor. Gevonden: {found}.",
        "file": "Het bestand {found} is niet te lezen: {reason}.",
        "pair": "Geef twee verschillende sprekers: --professional NAAM en --client NAAM.",
    },
    Language.ENGLISH: {
        "professional": "You",
        "client": "Client",
        Certainty.SURE: "sure",
        Certainty.PROBABLY: "probably",
        Certainty.PERHAPS: "perhaps",
        "columns": "No.|Who|Code|How sure|What was said",
        "who": (
            "It is not certain who the professional is and who the client. Found: {found}. "
            "Say so with --professional NAME and --client NAME."
        ),
        "label": "This file has no speaker {label}. Found: {found}.",
        "file": "The file {found} cannot be read: {reason}.",
        "pair": "Give two different speakers: --professional NAME and --client NAME.",
    },
}


def code(
    file: Annotated[Path, typer.Argument(help="Gespreksverslag: txt, vtt, srt, docx, csv of json.")],
    language: Annotated[
        Language | None,
        typer.Option(help="Taal van het gesprek en van het antwoord; anders zoekt het programma dat uit."),
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json",
            help='Schrijf JSON: {"language", "turns": [{"position", "voice", "text", "codes": [{"code", '
            '"probability", "words"}], "perhaps": [{"pattern", "words"}]}]}; woorden zijn plaatsen in de tekst.',
        ),
    ] = False,
    professional: Annotated[str | None, typer.Option(help="Naam van de professional in het bestand.")] = None,
    client: Annotated[str | None, typer.Option(help="Naam van de klant in het bestand.")] = None,
) -> None:
    """Codeer een gesprek: wat de professional doet en wat de klant zegt. Er wordt niets bewaard."""
    shown = language or Language.DUTCH
    try:
        transcript = _transcript(file, language=language, professional=professional, client=client)
        coded = code_transcript(transcript)
    except InvalidInput as error:
        sentence = str(error.details.get("sentence", "")) or problem_sentence(error, language=shown.value)
        typer.echo(sentence, err=True)
        raise typer.Exit(BAD_INPUT) from error
    if as_json:
        typer.echo(json.dumps(coded_json(coded, language=transcript.language), ensure_ascii=False, indent=1))
    else:
        Console().print(coded_table(coded, language=language or transcript.language))


def _transcript(file: Path, *, language: Language | None, professional: str | None, client: str | None) -> Transcript:
    words = WORDS[language or Language.DUTCH]
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        sentence = words["file"].format(found=file, reason=error.strerror)
        raise InvalidInput("no_file", details={"sentence": sentence}) from error
    reading = read_transcript(content, filename=file.name)
    voices = _voices(reading, words=words, professional=professional, client=client)
    transcript = transcript_of(reading, voices=voices)
    return Transcript(transcript.turns, language or transcript.language)


def _voices(
    reading: Reading, *, words: Mapping[str, str], professional: str | None, client: str | None
) -> Mapping[str, Voice]:
    """Label to voice; what the user says goes before what the reader thinks."""
    found = ", ".join(f'"{guess.label}"' for guess in reading.speakers)
    if professional is None and client is None:
        if not reading.certain:
            raise InvalidInput("who_is_who", details={"sentence": words["who"].format(found=found)})
        return reading.voices
    labels = {guess.label.casefold(): guess.label for guess in reading.speakers}
    chosen: dict[str, Voice] = {}
    for asked, voice in ((professional, Voice.PROFESSIONAL), (client, Voice.CLIENT)):
        if asked is None:
            continue
        if asked.casefold() not in labels:
            sentence = words["label"].format(label=f'"{asked}"', found=found)
            raise InvalidInput("unknown_speaker", details={"sentence": sentence})
        chosen[labels[asked.casefold()]] = voice
    others = [label for label in labels.values() if label not in chosen]
    if len(others) == 1 and (professional is None or client is None):
        chosen[others[0]] = Voice.PROFESSIONAL if professional is None else Voice.CLIENT
    if len(set(chosen.values())) < 2:
        raise InvalidInput("who_is_who", details={"sentence": words["pair"]})
    return chosen


def coded_json(coded: tuple[CodedTurn, ...], *, language: Language) -> CodedJson:
    """The coded conversation as it is printed by --json."""
    return {"language": language.value, "turns": [_turn_json(one, place) for place, one in enumerate(coded, start=1)]}


def _turn_json(one: CodedTurn, position: int) -> TurnJson:
    return {
        "position": position,
        "voice": one.turn.voice.value,
        "text": one.turn.text,
        "codes": [
            {
                "code": coding.code.value,
                "probability": _rounded(coding.probability),
                "kind_probability": _rounded(coding.kind_probability),
                "words": _places(coding.words),
            }
            for coding in one.codings
        ],
        "perhaps": [{"pattern": found.pattern.value, "words": _places(found.words)} for found in one.perhaps],
    }


def _rounded(probability: float | None) -> float | None:
    return None if probability is None else round(probability, 3)


def _places(words: tuple[WordSpan, ...]) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in words]


def coded_table(coded: tuple[CodedTurn, ...], *, language: Language) -> Table:
    """The coded conversation as a table; the words that led to the main code stand in bold."""
    words = WORDS[language]
    table = Table(show_lines=True)
    for column in words["columns"].split("|"):
        table.add_column(column)
    for position, one in enumerate(coded, start=1):
        names = [code_entry(coding.code, language=language).name for coding in one.codings]
        sure = [words[certainty_of(coding)] for coding in one.codings]
        names += [code_entry(found.pattern, language=language).name for found in one.perhaps]
        sure += [words[Certainty.PERHAPS]] * len(one.perhaps)
        quote = Text(one.turn.text)
        for span in one.main.words:
            quote.stylize("bold", span.start, span.end)
        table.add_row(str(position), words[one.turn.voice.value], "\n".join(names), "\n".join(sure), quote)
    return table


def certainty_of(coding: Coding) -> Certainty:
    """In three steps: from 0.8 sure, from 0.6 probably, else perhaps; what the owner says is sure."""
    if coding.probability is None or coding.probability >= SURE:
        return Certainty.SURE
    return Certainty.PROBABLY if coding.probability >= PROBABLY else Certainty.PERHAPS
