"""The rows of the conversation."""

import pytest
from django.utils.translation import override

from speelruimte.engines.mi.codes import Code, CodedTurn, Coding
from speelruimte.engines.mi.transcript import Language, Turn, Voice
from speelruimte.foundation.feedback.example import example_turns
from speelruimte.foundation.feedback.rows import codes_of_voice, turn_row
from speelruimte.foundation.feedback.sureness import LIKELY_FROM, SURE_FROM, Sureness, sureness_of, sureness_text

TURNS = example_turns()


def address(position: int) -> str:
    return f"/beurt/{position}/"


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


def test_a_row_says_who_what_and_how_sure():
    row = turn_row(TURNS[0], position=0, language=Language.DUTCH, correct_url=address)
    assert (row.number, row.who, row.chips[0].name, row.chips[0].sure) == (1, "jij", "Open vraag", "zeker")


def test_the_words_that_led_to_a_code_or_a_pattern_are_marked():
    row = turn_row(TURNS[4], position=4, language=Language.DUTCH, correct_url=address)
    assert [piece.text for piece in row.segments if piece.marked] == ["moet", "anders heeft dat gevolgen"]


def test_each_code_and_pattern_has_its_own_words():
    row = turn_row(TURNS[4], position=4, language=Language.DUTCH, correct_url=address)
    assert (row.chips[0].words, row.perhaps[0].words) == (("moet",), ("anders heeft dat gevolgen",))


def test_a_pattern_has_a_name_and_no_probability():
    row = turn_row(TURNS[4], position=4, language=Language.DUTCH, correct_url=address)
    assert [chip.name for chip in row.perhaps] == ["Plicht, dreigend genoemd"]


def test_a_code_of_her_own_says_that_she_gave_it():
    row = turn_row(TURNS[6], position=6, language=Language.DUTCH, correct_url=address)
    assert row.chips[0].sure == "zeg jij"


@pytest.mark.parametrize("position", range(len(TURNS)))
def test_a_menu_offers_every_code_of_that_voice_and_marks_the_present_one(position):
    turn = TURNS[position]
    chip = turn_row(turn, position=position, language=Language.DUTCH, correct_url=address).chips[0]
    assert [option.value for option in chip.options] == [code.value for code in codes_of_voice(turn.turn.voice)]
    assert [option.value for option in chip.options if option.is_current] == [turn.main.code.value]


def test_without_an_address_nothing_can_be_corrected():
    row = turn_row(TURNS[0], position=0, language=Language.DUTCH)
    assert (row.correct_url, row.has_menu, row.chips[0].options) == ("", False, ())


def test_the_codes_of_both_voices_together_are_all_codes_and_share_none():
    professional, client = codes_of_voice(Voice.PROFESSIONAL), codes_of_voice(Voice.CLIENT)
    assert {*professional, *client} == set(Code)
    assert len(professional) + len(client) == len(Code)


@pytest.mark.parametrize(
    ("probability", "sureness"),
    [
        (1.0, Sureness.SURE),
        (SURE_FROM, Sureness.SURE),
        (SURE_FROM - 0.001, Sureness.LIKELY),
        (LIKELY_FROM, Sureness.LIKELY),
        (LIKELY_FROM - 0.001, Sureness.UNSURE),
        (None, Sureness.OWNER),
    ],
)
def test_a_probability_becomes_a_word(probability, sureness):
    assert sureness_of(probability) is sureness


def test_every_word_for_sureness_is_different():
    assert len({sureness_text(sureness) for sureness in Sureness}) == len(Sureness)


@pytest.mark.parametrize(("kind", "name"), [(0.69, "Vraag"), (0.7, "Gesloten vraag"), (None, "Gesloten vraag")])
def test_a_kind_that_is_not_sure_is_not_named(kind, name):
    turn = CodedTurn(
        Turn(Voice.PROFESSIONAL, "Heeft u gebeld?"), (Coding(Code.QUESTION_CLOSED, 0.9, kind_probability=kind),)
    )
    chip = turn_row(turn, position=0, language=Language.DUTCH, correct_url=address).chips[0]
    assert chip.name == name
    assert chip.sure == "zeker"
    assert chip.value == "question_closed"
    assert ("Gesloten vraag" in chip.definition) == (kind == 0.69)
