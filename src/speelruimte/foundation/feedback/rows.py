"""The rows of the conversation: who, what, the codes with how sure, and how to overrule them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelruimte.engines.mi.codebook import CodebookEntry, code_entry
from speelruimte.engines.mi.codes import Code, CodedTurn, CodeFamily, Coding, Perhaps, WordSpan
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.foundation.feedback.spans import Segment, segments
from speelruimte.foundation.feedback.sureness import is_kind_sure, sureness_of, sureness_text

CorrectUrl = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class CodeOption:
    """A code that the owner can choose instead."""

    value: str
    name: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class CodeChip:
    """One code on a turn.

    Args:
        value: the code, as it is posted in `replaced`.
        name, definition: from the codebook, in the language of the screen.
        sure: how sure, in words; sure_key the same for the stylesheet.
        words: the words of the turn that led to it, strongest first.
        options: every code that a turn of this voice can have; empty when there is no menu here.
    """

    value: str
    name: str
    definition: str
    sure: str
    sure_key: str
    words: tuple[str, ...]
    options: tuple[CodeOption, ...]


@dataclass(frozen=True, slots=True)
class PerhapsChip:
    """A named pattern that is shown as "perhaps"."""

    name: str
    definition: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One turn as the page shows it. `number` counts from 1; `correct_url` is empty when nothing can be corrected."""

    position: int
    number: int
    who: str
    is_professional: bool
    segments: tuple[Segment, ...]
    chips: tuple[CodeChip, ...]
    perhaps: tuple[PerhapsChip, ...]
    correct_url: str
    has_menu: bool
    opens: bool


def codes_of_voice(voice: Voice) -> tuple[Code, ...]:
    """The codes that a turn of this voice can have, in the order of the codebook."""
    client = voice is Voice.CLIENT
    return tuple(code for code in Code if (code.family is CodeFamily.CLIENT_TALK) == client)


def voice_name(voice: Voice) -> str:
    """Whose turn it is, as the page says it to the professional."""
    return _("you") if voice is Voice.PROFESSIONAL else _("client")


def turn_row(
    turn: CodedTurn,
    *,
    position: int,
    language: Language,
    correct_url: CorrectUrl | None = None,
    with_menu: bool = True,
    opens: bool = False,
) -> TurnRow:
    """One row. Without `correct_url` there is nothing to correct; without a menu there is a link to the menu."""
    has_menu = correct_url is not None and with_menu
    voice = turn.turn.voice
    return TurnRow(
        position=position,
        number=position + 1,
        who=voice_name(voice),
        is_professional=voice is Voice.PROFESSIONAL,
        segments=segments(turn.turn.text, _words(turn)),
        chips=tuple(_chip(coding, turn=turn, language=language, with_menu=has_menu) for coding in turn.codings),
        perhaps=tuple(_perhaps(found, turn=turn, language=language) for found in turn.perhaps),
        correct_url=correct_url(position) if correct_url else "",
        has_menu=has_menu,
        opens=opens,
    )


def _words(turn: CodedTurn) -> Iterator[WordSpan]:
    for coding in turn.codings:
        yield from coding.words
    for found in turn.perhaps:
        yield from found.words


def _said(spans: Iterable[WordSpan], *, text: str) -> tuple[str, ...]:
    pieces = (text[max(span.start, 0) : span.end].strip() for span in spans)
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def family_name(family: CodeFamily) -> str:
    """What an act is called when its kind is not sure."""
    return {CodeFamily.QUESTION: _("Question"), CodeFamily.REFLECTION: _("Reflection"), CodeFamily.INPUT: _("Input")}[
        family
    ]


def _name(coding: Coding, *, name: str) -> str:
    return name if is_kind_sure(coding.kind_probability) else family_name(coding.code.family)


def _explained(coding: Coding, *, entry: CodebookEntry) -> str:
    if is_kind_sure(coding.kind_probability):
        return entry.definition
    return _("Which kind it is, I am not sure. It looks most like: %(name)s. %(definition)s") % {
        "name": entry.name,
        "definition": entry.definition,
    }


def _chip(coding: Coding, *, turn: CodedTurn, language: Language, with_menu: bool) -> CodeChip:
    entry = code_entry(coding.code, language=language)
    sureness = sureness_of(coding.probability)
    options = codes_of_voice(turn.turn.voice) if with_menu else ()
    return CodeChip(
        value=coding.code.value,
        name=_name(coding, name=entry.name),
        definition=_explained(coding, entry=entry),
        sure=sureness_text(sureness),
        sure_key=sureness.value,
        words=_said(coding.words, text=turn.turn.text) if with_menu else (),
        options=tuple(
            CodeOption(code.value, code_entry(code, language=language).name, code is coding.code) for code in options
        ),
    )


def _perhaps(found: Perhaps, *, turn: CodedTurn, language: Language) -> PerhapsChip:
    entry = code_entry(found.pattern, language=language)
    return PerhapsChip(entry.name, entry.definition, _said(found.words, text=turn.turn.text))
