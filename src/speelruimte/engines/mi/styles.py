"""The planned style beside the acts that were counted, by a written rule. Style is not a verdict: context decides.

Source of the three styles (sturend, gidsend, volgend): Divosa, Werkwijzer Gespreksvoering (2019), 1.1.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import cast

from speelruimte.engines.mi.codes import Code, CodedTurn, CodeFamily, PerhapsPattern
from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.feedback_types import Style, StyleComparison, StyleShare
from speelruimte.engines.mi.transcript import Language, Voice

STYLE_OF_ACT: Mapping[Code | PerhapsPattern, Style] = {
    Code.QUESTION_CLOSED: Style.DIRECTING,
    Code.INPUT_INFORMATION: Style.DIRECTING,
    Code.INPUT_ADVICE: Style.DIRECTING,
    PerhapsPattern.DUTY_THREATENING: Style.DIRECTING,
    PerhapsPattern.DUTY_FACTUAL: Style.DIRECTING,
    Code.QUESTION_OPEN: Style.GUIDING,
    Code.INPUT_OPTIONS: Style.GUIDING,
    Code.INPUT_NEGOTIATION: Style.GUIDING,
    PerhapsPattern.DUTY_WITH_CHOICE: Style.GUIDING,
    Code.REFLECTION_SIMPLE: Style.FOLLOWING,
    Code.REFLECTION_COMPLEX: Style.FOLLOWING,
}


def style_comparison(turns: tuple[CodedTurn, ...], *, planned: Style | None, language: Language) -> StyleComparison:
    """How many of the professional's acts go with each style, in the order of `Style`.

    Each act counts once. An act is a question, a reflection, an input or the naming of a duty; a turn can hold
    several. Where a duty was named, that way of naming it stands in the place of the turn's input.
    Shares are of all acts counted, 0..1, and 0 when there are none. `rule` is this rule in words.
    """
    counted = Counter(STYLE_OF_ACT[act] for turn in turns for act in _acts(turn))
    total = counted.total()
    shares = tuple(StyleShare(style, counted[style], counted[style] / total if total else 0.0) for style in Style)
    return StyleComparison(planned, shares, rule=str(cast(dict[str, str], content("styles")["rule"])[language]).strip())


def _acts(turn: CodedTurn) -> Iterator[Code | PerhapsPattern]:
    if turn.turn.voice is not Voice.PROFESSIONAL:
        return
    duties = [perhaps.pattern for perhaps in turn.perhaps if perhaps.pattern in STYLE_OF_ACT]
    yield from duties[:1]
    for coding in turn.codings:
        replaced = bool(duties) and coding.code.family is CodeFamily.INPUT
        if coding.code in STYLE_OF_ACT and not replaced:
            yield coding.code
