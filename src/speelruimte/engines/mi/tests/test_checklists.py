"""Opening and closing: eight and six steps, and where they were heard."""

from pathlib import Path

import pytest
import yaml

from speelruimte.engines.mi.checklists import closing_checklist, not_heard_note, opening_checklist
from speelruimte.engines.mi.tests.coded import client_turn, her_turn
from speelruimte.engines.mi.transcript import Language

EXAMPLES = yaml.safe_load((Path(__file__).parent / "fixtures" / "checklists.yaml").read_text(encoding="utf-8"))
CHECKLISTS = {"opening": opening_checklist, "closing": closing_checklist}
CASES = [
    (name, Language(language), key, sentence)
    for name, languages in EXAMPLES["heard"].items()
    for language, items in languages.items()
    for key, sentences in items.items()
    for sentence in sentences
]
SILENT = [
    (name, Language(language), sentence)
    for name, languages in EXAMPLES["not_heard"].items()
    for language, sentences in languages.items()
    for sentence in sentences
]
FILLER = [turn for _ in range(30) for turn in (her_turn("Juist"), client_turn("Tja"))]


def keys(turns, *, checklist, language=Language.DUTCH) -> dict[str, int]:
    items = CHECKLISTS[checklist](tuple(turns), language=language)
    return {item.key: item.position for item in items if item.position is not None}


@pytest.mark.parametrize(("checklist", "language", "key", "sentence"), CASES)
def test_a_step_is_heard_in_the_sentence_that_says_it(checklist, language, key, sentence):
    assert key in keys([her_turn(sentence)], checklist=checklist, language=language)


@pytest.mark.parametrize(("checklist", "language", "key", "sentence"), CASES)
def test_a_step_is_heard_without_capitals_and_punctuation(checklist, language, key, sentence):
    plain = sentence.lower().translate(str.maketrans("", "", ".,?!;:"))
    assert key in keys([her_turn(plain)], checklist=checklist, language=language)


@pytest.mark.parametrize(("checklist", "language", "sentence"), SILENT)
def test_a_sentence_that_only_looks_alike_is_no_step(checklist, language, sentence):
    assert keys([her_turn(sentence)], checklist=checklist, language=language) == {}


@pytest.mark.parametrize("language", Language)
def test_there_are_eight_steps_of_opening_and_six_of_closing_with_a_label(language):
    opening = opening_checklist((), language=language)
    closing = closing_checklist((), language=language)
    assert (len(opening), len(closing)) == (8, 6)
    assert all(item.label and item.position is None for item in (*opening, *closing))


def test_every_step_has_examples_in_both_languages():
    for name, read in CHECKLISTS.items():
        for language in Language:
            assert set(EXAMPLES["heard"][name][language]) == {item.key for item in read((), language=language)}


def test_the_first_time_that_a_step_was_heard_counts():
    turns = [her_turn("Welkom."), client_turn("Dag."), her_turn("Nogmaals welkom.")]
    assert keys(turns, checklist="opening")["welcome"] == 0


def test_what_the_client_says_is_not_a_step_of_the_professional():
    assert keys([client_turn("Welkom, mijn naam is Vos.")], checklist="opening") == {}


def test_the_opening_is_looked_for_in_the_first_part_and_the_closing_in_the_last():
    turns = [*FILLER, her_turn("Welkom, en dank u wel.")]
    assert keys(turns, checklist="opening") == {}
    assert keys(turns, checklist="closing") == {"thanks": 60}
    assert keys(turns[::-1], checklist="opening") == {"welcome": 0}
    assert keys(turns[::-1], checklist="closing") == {}


def test_a_short_conversation_is_both_opening_and_closing():
    turns = [her_turn("Welkom."), client_turn("Dag."), her_turn("Bedankt.")]
    assert keys(turns, checklist="opening") == {"welcome": 0}
    assert keys(turns, checklist="closing") == {"thanks": 2}


def test_the_note_says_that_not_heard_is_not_the_same_as_not_said():
    assert "niet hetzelfde als niet gezegd" in not_heard_note(Language.DUTCH)
    assert "not the same as not said" in not_heard_note(Language.ENGLISH)
