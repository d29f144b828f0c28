"""The written sentences of the feedback page, in both languages; they stand in feedback_sentences.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from speelruimte.engines.mi.alternatives.patterns import Moment
from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.transcript import Language

_Sentences = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class BankedQuestion:
    """A question to think about, and the event after which it may be asked."""

    when: str
    text: str


def well_sentence(key: str, *, act: str, language: Language) -> str:
    """What happened at a moment that went well; `act` picks the wording for a question or a reflection."""
    sentences = cast(_Sentences, content("feedback_sentences")["went_well"])
    return (sentences.get(f"{key}_{act}") or sentences[key])[language]


def why_sentence(moment: Moment, *, language: Language) -> str:
    """Why a moment may be worth another try."""
    return cast(_Sentences, content("feedback_sentences")["why"])[moment][language]


def question_bank(language: Language) -> tuple[BankedQuestion, ...]:
    """All questions to think about, in the order of the file."""
    bank = cast(list[Mapping[str, str]], content("feedback_sentences")["questions"])
    return tuple(BankedQuestion(entry["when"], entry[language]) for entry in bank)
