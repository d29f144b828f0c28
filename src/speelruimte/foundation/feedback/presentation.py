"""From a Feedback to what the page shows: pure functions to typed rows, so that templates only print."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelruimte.engines.mi.codebook import code_entry
from speelruimte.engines.mi.codes import Code
from speelruimte.engines.mi.feedback_types import (
    ChecklistItem,
    Feedback,
    Interval,
    Measure,
    MeasureName,
    OpenQuestion,
    Preceding,
    Style,
    StyleComparison,
    TryInstead,
    WentWell,
)
from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.feedback.rows import CorrectUrl, TurnRow, turn_row
from speelruimte.foundation.feedback.timeline import TimelineView, timeline_view
from speelruimte.foundation.ui.numbers import decimal_text, interval_text, ratio_interval_text, share_text

MENUS_UP_TO = 60  # turns; in a longer conversation a menu opens by a link, so that the page stays light
RATIO_AXIS = 3.0  # a bar of a ratio runs at least from 0 to 3


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure: the sentence, the bar when there is an estimate, and the norm where one is published."""

    title: str
    sentence: str
    numerator: int
    denominator: int
    estimate: Interval | None
    estimate_text: str
    interval_text: str
    maximum: float
    norms: tuple[float, ...]
    norm_text: str
    source: str


@dataclass(frozen=True, slots=True)
class StyleRow:
    """One style: how many acts went with it, and whether she planned it."""

    name: str
    acts: int
    share: float
    text: str
    is_planned: bool


@dataclass(frozen=True, slots=True)
class StyleView:
    """Planned style beside counted acts."""

    sentence: str
    rows: tuple[StyleRow, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class PrecedingRow:
    """What came just before a moment of change or sustain talk."""

    number: int
    quote: str
    before_number: int | None
    before_quote: str
    before_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrecedingGroup:
    """The moments of one kind of talk."""

    title: str
    rows: tuple[PrecedingRow, ...]


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One step of an opening or closing; `number` is the turn where it was heard, None if it was not."""

    label: str
    number: int | None


@dataclass(frozen=True, slots=True)
class MomentRow:
    """A moment that went well, with what the client did next (empty at the end)."""

    number: int
    quote: str
    sentence: str
    then: str


@dataclass(frozen=True, slots=True)
class ThingRow:
    """One thing to try; `alternative` is empty when no reviewed one fits."""

    number: int
    quote: str
    why: str
    alternative: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """The question to think about; `number` is the turn that raised it, None if there is none."""

    text: str
    number: int | None


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """What feedback/_feedback.html shows, from the first screenful down."""

    estimates: tuple[tuple[str, int], ...]
    went_well: MomentRow | None
    also_well: tuple[MomentRow, ...]
    try_instead: ThingRow | None
    question: QuestionRow
    turns: tuple[TurnRow, ...]
    timeline: TimelineView
    preceding: tuple[PrecedingGroup, ...]
    style: StyleView
    opening: tuple[ChecklistRow, ...]
    closing: tuple[ChecklistRow, ...]
    measures: tuple[MeasureRow, ...]


def feedback_view(
    feedback: Feedback,
    *,
    language: Language,
    correct_url: CorrectUrl | None = None,
    correcting: int | None = None,
    estimates: Sequence[tuple[object, int]] = (),
) -> FeedbackView:
    """Everything on the page, in the language of the screen.

    Args:
        correct_url: address where a correction of the turn at a position is posted; None when nothing can be.
        correcting: position of the turn whose menus are asked for, in a conversation too long for all menus.
        estimates: what she said herself, as label and number 0..10.
    """
    moments = tuple(_moment_row(moment) for moment in feedback.went_well)
    return FeedbackView(
        estimates=tuple((str(label), number) for label, number in estimates),
        went_well=moments[0] if moments else None,
        also_well=moments[1:],
        try_instead=_thing_row(feedback.try_instead) if feedback.try_instead else None,
        question=_question_row(feedback.question),
        turns=turn_rows(feedback, language=language, correct_url=correct_url, correcting=correcting),
        timeline=timeline_view(feedback.timeline, language=language),
        preceding=preceding_groups(feedback.preceding, language=language),
        style=style_view(feedback.style),
        opening=checklist_rows(feedback.opening),
        closing=checklist_rows(feedback.closing),
        measures=tuple(measure_row(measure) for measure in feedback.measures),
    )


def turn_rows(
    feedback: Feedback, *, language: Language, correct_url: CorrectUrl | None, correcting: int | None
) -> tuple[TurnRow, ...]:
    """The rows of the conversation; every row has its menus unless there are more than MENUS_UP_TO turns."""
    all_menus = len(feedback.turns) <= MENUS_UP_TO
    return tuple(
        turn_row(
            turn,
            position=position,
            language=language,
            correct_url=correct_url,
            with_menu=all_menus or position == correcting,
            opens=position == correcting,
        )
        for position, turn in enumerate(feedback.turns)
    )


def style_name(style: Style) -> str:
    """The name of a style (Werkwijzer 1.1)."""
    return {Style.DIRECTING: _("directing"), Style.GUIDING: _("guiding"), Style.FOLLOWING: _("following")}[style]


def style_view(style: StyleComparison) -> StyleView:
    """Planned style beside counted acts."""
    total = sum(share.acts for share in style.shares)
    rows = tuple(
        StyleRow(
            name=style_name(share.style),
            acts=share.acts,
            share=share.share,
            text=_("%(acts)d of %(total)d acts") % {"acts": share.acts, "total": total},
            is_planned=share.style is style.planned,
        )
        for share in style.shares
    )
    if not total:
        sentence = _("There were no acts to count.")
    elif style.planned is None:
        sentence = _("You had not planned a style beforehand.")
    else:
        sentence = _("Beforehand you chose: %(style)s.") % {"style": style_name(style.planned)}
    return StyleView(sentence=sentence, rows=rows, rule=style.rule)


def preceding_groups(moments: Sequence[Preceding], *, language: Language) -> tuple[PrecedingGroup, ...]:
    """What came before change talk, and before sustain talk; a kind without moments is left out."""
    titles = {Code.CHANGE_TALK: _("Just before change talk"), Code.SUSTAIN_TALK: _("Just before sustain talk")}
    groups = (
        PrecedingGroup(
            title=title,
            rows=tuple(_preceding_row(moment, language=language) for moment in moments if moment.talk is talk),
        )
        for talk, title in titles.items()
    )
    return tuple(group for group in groups if group.rows)


def checklist_rows(items: Sequence[ChecklistItem]) -> tuple[ChecklistRow, ...]:
    """The steps with the number of the turn where each was heard."""
    return tuple(ChecklistRow(item.label, _number(item.position)) for item in items)


def measure_title(name: MeasureName) -> str:
    """What a measure is called on the page."""
    return {
        MeasureName.REFLECTIONS_TO_QUESTIONS: _("Reflections for each question"),
        MeasureName.SHARE_OF_INPUT: _("Turns with input of yours"),
        MeasureName.SHARE_OF_OPEN_QUESTIONS: _("Open questions"),
        MeasureName.SHARE_OF_TALK: _("How much you talked"),
    }[name]


def measure_row(measure: Measure) -> MeasureRow:
    """One measure; a ratio runs on an axis that holds its whole interval and its norm."""
    is_ratio = measure.name is MeasureName.REFLECTIONS_TO_QUESTIONS
    estimate, norm = measure.estimate, measure.threshold
    highest = max(RATIO_AXIS, estimate.high if estimate else 0, norm.good if norm else 0)
    return MeasureRow(
        title=measure_title(measure.name),
        sentence=measure.sentence,
        numerator=measure.numerator,
        denominator=measure.denominator,
        estimate=estimate,
        estimate_text=_estimate_text(estimate, is_ratio=is_ratio),
        interval_text=_interval_text(estimate, is_ratio=is_ratio),
        maximum=highest if is_ratio else 1,
        norms=(norm.fair, norm.good) if norm else (),
        norm_text=_("A published norm calls %(fair)s fair and %(good)s good.")
        % {"fair": decimal_text(norm.fair), "good": decimal_text(norm.good)}
        if norm
        else "",
        source=f"{norm.source} ({norm.version})" if norm else "",
    )


def _estimate_text(estimate: Interval | None, *, is_ratio: bool) -> str:
    if estimate is None:
        return _("too little to say")
    return decimal_text(estimate.value) if is_ratio else share_text(estimate.value)


def _interval_text(estimate: Interval | None, *, is_ratio: bool) -> str:
    if estimate is None:
        return ""
    return ratio_interval_text(estimate) if is_ratio else interval_text(estimate)


def _preceding_row(moment: Preceding, *, language: Language) -> PrecedingRow:
    return PrecedingRow(
        number=moment.position + 1,
        quote=moment.quote,
        before_number=_number(moment.before_position),
        before_quote=moment.before_quote or "",
        before_names=tuple(code_entry(code, language=language).name for code in moment.before_codes),
    )


def _moment_row(moment: WentWell) -> MomentRow:
    return MomentRow(moment.position + 1, moment.quote, moment.sentence, moment.then or "")


def _thing_row(thing: TryInstead) -> ThingRow:
    return ThingRow(thing.position + 1, thing.quote, thing.why, thing.alternative or "")


def _question_row(question: OpenQuestion) -> QuestionRow:
    return QuestionRow(question.text, _number(question.position))


def _number(position: int | None) -> int | None:
    return None if position is None else position + 1
