"""Where both voices lie on the timeline: hers above the line, the client's below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speelruimte.engines.mi.codebook import code_entry
from speelruimte.engines.mi.codes import Code
from speelruimte.engines.mi.feedback_types import TimelineBar
from speelruimte.engines.mi.transcript import Language, Voice
from speelruimte.foundation.feedback.rows import voice_name

HALF = 40  # height of one voice, in pixels
MARKS = 18  # room for the marks under the bars
LEAST = 3  # a turn of one word is still seen
WIDEST, NARROWEST, WANTED = 48, 8, 720  # pixels per turn, and for the whole line


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """The same as a row of the table; `length` is the share of the longest turn, in whole percents."""

    number: int
    who: str
    length: str
    talk: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The drawing, the sentence that says the same, and the table.

    Lengths are in pixels, as texts for SVG: one path with all bars of a voice, and the middles of the marks.
    """

    width: str
    height: str
    middle: str
    mark_y: str
    professional_path: str
    client_path: str
    change_marks: tuple[str, ...]
    sustain_marks: tuple[str, ...]
    summary: str
    rows: tuple[TimelineRow, ...]


def timeline_view(bars: Sequence[TimelineBar], *, language: Language) -> TimelineView:
    """Place the bars of a conversation; a long one gets narrow bars and scrolls."""
    step = max(NARROWEST, min(WIDEST, WANTED // max(len(bars), 1)))
    return TimelineView(
        width=str(step * len(bars)),
        height=str(2 * HALF + MARKS),
        middle=str(HALF),
        mark_y=str(2 * HALF + MARKS // 2),
        professional_path=_path(bars, Voice.PROFESSIONAL, step=step),
        client_path=_path(bars, Voice.CLIENT, step=step),
        change_marks=_marks(bars, Code.CHANGE_TALK, step=step),
        sustain_marks=_marks(bars, Code.SUSTAIN_TALK, step=step),
        summary=_summary(bars),
        rows=tuple(_row(bar, language=language) for bar in bars),
    )


def _path(bars: Sequence[TimelineBar], voice: Voice, *, step: int) -> str:
    """Every bar of one voice, from the middle line up (professional) or down (client)."""
    way = -1 if voice is Voice.PROFESSIONAL else 1
    width = step - 2
    return "".join(
        f"M{bar.position * step} {HALF}h{width}v{way * max(LEAST, round(bar.size * HALF))}h-{width}z"
        for bar in bars
        if bar.voice is voice
    )


def _marks(bars: Sequence[TimelineBar], talk: Code, *, step: int) -> tuple[str, ...]:
    return tuple(str(bar.position * step + (step - 2) // 2) for bar in bars if bar.talk is talk)


def _row(bar: TimelineBar, *, language: Language) -> TimelineRow:
    talk = code_entry(bar.talk, language=language).name if bar.talk else ""
    return TimelineRow(
        number=bar.position + 1, who=voice_name(bar.voice), length=f"{round(bar.size * 100)}%", talk=talk
    )


def _summary(bars: Sequence[TimelineBar]) -> str:
    yours = sum(bar.voice is Voice.PROFESSIONAL for bar in bars)
    return " ".join(
        (
            ngettext("%(count)d turn", "%(count)d turns", len(bars)) % {"count": len(bars)},
            _("(%(yours)d of you, %(theirs)d of the client).") % {"yours": yours, "theirs": len(bars) - yours},
            _where(bars, Code.CHANGE_TALK, nowhere=_("I heard no change talk."), at=_("Change talk in turn")),
            _where(bars, Code.SUSTAIN_TALK, nowhere=_("I heard no sustain talk."), at=_("Sustain talk in turn")),
        )
    )


def _where(bars: Sequence[TimelineBar], talk: Code, *, nowhere: str, at: str) -> str:
    numbers = [str(bar.position + 1) for bar in bars if bar.talk is talk]
    return f"{at} {', '.join(numbers)}." if numbers else nowhere
