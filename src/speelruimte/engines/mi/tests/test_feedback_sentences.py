"""The sentences of the feedback page and of the alternatives: what they never say, and both languages."""

import re

import pytest

from speelruimte.engines.mi.content import content
from speelruimte.engines.mi.feedback_sentences import question_bank
from speelruimte.engines.mi.transcript import Language

FORBIDDEN = re.compile(
    r"\b(?:boos|bang|blij|verdriet\w*|emotie\w*|gevoel\w*|voel\w*|stemming|toon|humeur|sfeer|gefrustr\w*|irrita\w*|"
    r"goed zo|top|geweldig|prachtig|super|knap|uitstekend|complimenten|score\w*|cijfer\w*|"
    r"angry|afraid|happy|sad|emotion\w*|"
    r"feel\w*|mood|tone|great|excellent|amazing|well done|awesome|proud|perfect|score)\b|!",
    re.IGNORECASE,
)


def sentences_in(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from [] if key in ("match", "when", "id", "words", "macros") else sentences_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from sentences_in(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("name", ["feedback_sentences", "alternatives/patterns"])
def test_no_sentence_speaks_of_emotion_tone_praise_or_a_score(name):
    assert [text for text in sentences_in(content(name)) if FORBIDDEN.search(text)] == []


def test_every_sentence_is_there_in_both_languages():
    def pairs(value):
        if isinstance(value, dict) and "nl" in value:
            yield value
        elif isinstance(value, dict):
            for inner in value.values():
                yield from pairs(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from pairs(inner)

    found = list(pairs(content("feedback_sentences")))
    assert len(found) > 50
    assert all(pair["nl"].strip() and pair["en"].strip() for pair in found)


def test_both_languages_have_at_least_twenty_questions_and_every_one_differs():
    for language in Language:
        texts = [entry.text for entry in question_bank(language)]
        assert len(set(texts)) == len(texts) >= 20
