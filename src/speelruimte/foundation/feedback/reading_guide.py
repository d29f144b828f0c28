"""The text of "How do I read this?", in the language of the screen."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml
from django.utils.translation import override

from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.feedback.sureness import LIKELY_FROM, SURE_FROM
from speelruimte.foundation.ui.numbers import decimal_text


@dataclass(frozen=True, slots=True)
class GuideCard:
    """One thing to know."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class GuideQuestion:
    """One question to check oneself, with what to think of it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ReadingGuide:
    """What feedback/_how_to_read.html shows."""

    intro: str
    cards: tuple[GuideCard, ...]
    check_title: str
    check_intro: str
    questions: tuple[GuideQuestion, ...]


class _Written(TypedDict):
    intro: str
    cards: list[dict[str, str]]
    check_title: str
    check_intro: str
    questions: list[dict[str, str]]


@cache
def reading_guide(*, language: Language) -> ReadingGuide:
    """The guide in one language, with the bounds of how sure the coder is filled in.

    >>> len(reading_guide(language=Language.DUTCH).cards)
    6
    """
    text = files("speelruimte.foundation.feedback").joinpath("how_to_read.yaml").read_text(encoding="utf-8")
    written: _Written = yaml.safe_load(text)[language.value]
    with override(language.value):
        bounds = {"sure": decimal_text(SURE_FROM * 10, places=0), "likely": decimal_text(LIKELY_FROM * 10, places=0)}
    return ReadingGuide(
        intro=written["intro"],
        cards=tuple(GuideCard(card["title"], card["text"].format(**bounds)) for card in written["cards"]),
        check_title=written["check_title"],
        check_intro=written["check_intro"],
        questions=tuple(GuideQuestion(pair["question"], pair["answer"]) for pair in written["questions"]),
    )
