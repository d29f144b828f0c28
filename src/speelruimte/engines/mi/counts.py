"""Counts of one conversation that hold: how often, out of how many, and how sure that is.

Only measures on which a text coder agrees with people per conversation (ICC .65-.86). Share of complex
reflections and share of change talk are not counted: on one conversation they do not hold.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from speelruimte.engines.mi.codes import Code, CodedTurn, CodeFamily
from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.feedback_types import Interval, Measure, MeasureName, Threshold
from speelruimte.engines.mi.intervals import clustered_share_interval, ratio_interval, share_interval
from speelruimte.engines.mi.phrases import count_words
from speelruimte.engines.mi.transcript import Language, Voice

# Fewer moments than this in the denominator say nothing: a share of 2 in 4 could be anything from 15 to 85 %.
MINIMUM_MOMENTS = 5

_Counted = tuple[int, int, Interval | None]


@cache
def thresholds() -> Mapping[MeasureName, Threshold]:
    """The published norms by measure; a measure that is not in it has none. Source: see thresholds.yaml."""
    written = content("thresholds")
    norms = cast(dict[str, dict[str, object]], written["measures"])
    return {
        MeasureName(name): Threshold(
            fair=cast(float, norm["fair"]),
            good=cast(float, norm["good"]),
            version=str(written["version"]),
            source=str(norm["source"]),
        )
        for name, norm in norms.items()
    }


def interval_note(language: Language) -> str:
    """One sentence that says what the intervals cover and what they do not; for beside the measures."""
    return _sentences(language)["interval_note"]["text"]


def conversation_measures(turns: tuple[CodedTurn, ...], *, language: Language) -> tuple[Measure, ...]:
    """The four measures of one conversation, in the order of `MeasureName`.

    Each comes with a 95 % interval for sampling only; with fewer than `MINIMUM_MOMENTS` in the denominator
    (for share of talk: fewer exchanges than that) `estimate` is None and the sentence says so.
    Formulas and sources: see `intervals`.
    """
    mine = [turn for turn in turns if turn.turn.voice is Voice.PROFESSIONAL]
    counted: Mapping[MeasureName, _Counted] = {
        MeasureName.REFLECTIONS_TO_QUESTIONS: _reflections_to_questions(mine),
        MeasureName.SHARE_OF_INPUT: _share(_with(mine, family=CodeFamily.INPUT), len(mine)),
        MeasureName.SHARE_OF_OPEN_QUESTIONS: _share_of_open_questions(mine),
        MeasureName.SHARE_OF_TALK: _share_of_talk(turns),
    }
    return tuple(_measure(name, counted=counted[name], language=language) for name in MeasureName)


def _with(turns: Sequence[CodedTurn], *, family: CodeFamily) -> int:
    return sum(turn.has(family) for turn in turns)


def _share(part: int, whole: int) -> _Counted:
    return part, whole, share_interval(part, whole) if whole >= MINIMUM_MOMENTS else None


def _reflections_to_questions(mine: Sequence[CodedTurn]) -> _Counted:
    reflections = _with(mine, family=CodeFamily.REFLECTION)
    questions = _with(mine, family=CodeFamily.QUESTION)
    enough = questions >= MINIMUM_MOMENTS
    return reflections, questions, ratio_interval(reflections, questions) if enough else None


def _share_of_open_questions(mine: Sequence[CodedTurn]) -> _Counted:
    questions = [coding.code for turn in mine for coding in turn.codings if coding.code.family is CodeFamily.QUESTION]
    return _share(questions.count(Code.QUESTION_OPEN), len(questions))


def _share_of_talk(turns: Sequence[CodedTurn]) -> _Counted:
    """Her words out of all words, over exchanges: one turn of hers and the answer to it."""
    hers, all_words = _exchanges(turns)
    enough = len(all_words) >= MINIMUM_MOMENTS
    return sum(hers), sum(all_words), clustered_share_interval(hers, all_words) if enough else None


def _exchanges(turns: Sequence[CodedTurn]) -> tuple[list[int], list[int]]:
    """Per exchange her words and all words; a client who begins has an exchange of his own. No empty ones."""
    hers: list[int] = []
    all_words: list[int] = []
    for turn in turns:
        words = count_words(turn.turn.text)
        begins = turn.turn.voice is Voice.PROFESSIONAL
        if begins or not all_words:
            hers.append(0)
            all_words.append(0)
        hers[-1] += words if begins else 0
        all_words[-1] += words
    kept = [index for index, words in enumerate(all_words) if words]
    return [hers[index] for index in kept], [all_words[index] for index in kept]


def _measure(name: MeasureName, *, counted: _Counted, language: Language) -> Measure:
    numerator, denominator, estimate = counted
    return Measure(
        name=name,
        numerator=numerator,
        denominator=denominator,
        estimate=estimate,
        threshold=thresholds().get(name),
        sentence=_sentence(name, counted=counted, language=language),
    )


@cache
def _sentences(language: Language) -> Mapping[str, Mapping[str, str]]:
    written = cast(dict[str, dict[str, dict[str, str]]], content("counts"))
    return written[language]


def _sentence(name: MeasureName, *, counted: _Counted, language: Language) -> str:
    numerator, denominator, estimate = counted
    written = _sentences(language)[name]
    things = {
        "part": f"{numerator} {written['part_one' if numerator == 1 else 'part_many']}",
        "whole": f"{denominator} {written['whole_one' if denominator == 1 else 'whole_many']}",
        "minimum": str(MINIMUM_MOMENTS),
    }
    if estimate is None:
        return written["too_few"].format(**things)
    show = _decimal if name is MeasureName.REFLECTIONS_TO_QUESTIONS else _percent
    figures = {part: show(getattr(estimate, part), language=language) for part in ("value", "low", "high")}
    return written["sentence"].format(**things, **figures)


def _decimal(number: float, *, language: Language) -> str:
    """One decimal, with a comma in Dutch.

    >>> _decimal(0.64, language=Language.DUTCH)
    '0,6'
    """
    written = f"{number:.1f}"
    return written.replace(".", ",") if language is Language.DUTCH else written


def _percent(share: float, *, language: Language) -> str:
    """A whole percentage, with a space (that does not break) in Dutch, without in English.

    >>> _percent(0.305, language=Language.ENGLISH)
    '30%'
    """
    sign = "\N{NO-BREAK SPACE}%" if language is Language.DUTCH else "%"
    return f"{share * 100:.0f}{sign}"
