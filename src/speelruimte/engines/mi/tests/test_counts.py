"""Counts of a conversation: what is counted, when there is too little, and how it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.engines.mi.codes import Code
from speelruimte.engines.mi.counts import MINIMUM_MOMENTS, conversation_measures, interval_note, thresholds
from speelruimte.engines.mi.feedback_types import Measure, MeasureName
from speelruimte.engines.mi.tests.coded import client_turn, her_turn
from speelruimte.engines.mi.transcript import Language

OPEN, CLOSED, SIMPLE = Code.QUESTION_OPEN, Code.QUESTION_CLOSED, Code.REFLECTION_SIMPLE
INFORMATION = Code.INPUT_INFORMATION


def measures(turns, *, language=Language.DUTCH) -> dict[MeasureName, Measure]:
    return {measure.name: measure for measure in conversation_measures(tuple(turns), language=language)}


def conversation(*hers: tuple[Code, ...]):
    return [turn for codes in hers for turn in (her_turn("een twee drie", *codes), client_turn("vier"))]


SIXTEEN = conversation(*[(OPEN,)] * 4, *[(CLOSED,)] * 6, *[(SIMPLE,)] * 6)


def test_the_four_measures_come_in_their_own_order():
    assert [measure.name for measure in conversation_measures((), language=Language.DUTCH)] == list(MeasureName)


def test_reflections_to_questions_is_said_with_its_counts_and_its_range():
    found = measures(SIXTEEN)[MeasureName.REFLECTIONS_TO_QUESTIONS]
    assert (found.numerator, found.denominator) == (6, 10)
    assert found.sentence == (
        "Per vraag gaf je 0,6 reflecties: 6 reflecties bij 10 vragen. "
        "De echte verhouding ligt waarschijnlijk tussen 0,2 en 1,6."
    )


def test_english_uses_a_point_and_no_space_before_the_percent_sign():
    found = measures(SIXTEEN, language=Language.ENGLISH)
    assert "0.6 reflections" in found[MeasureName.REFLECTIONS_TO_QUESTIONS].sentence
    assert "4 open questions out of 10 questions: 40%." in found[MeasureName.SHARE_OF_OPEN_QUESTIONS].sentence


def test_a_volley_with_a_reflection_and_a_question_counts_in_both():
    found = measures(conversation(*[(OPEN, SIMPLE)] * 5))[MeasureName.REFLECTIONS_TO_QUESTIONS]
    assert (found.numerator, found.denominator, found.estimate.value) == (5, 5, 1)


def test_share_of_input_is_of_the_professionals_turns():
    found = measures(conversation((INFORMATION,), (INFORMATION, OPEN), *[(OPEN,)] * 6))[MeasureName.SHARE_OF_INPUT]
    assert (found.numerator, found.denominator, found.estimate.value) == (2, 8, 0.25)
    assert "in 2 beurten op een totaal van 8 beurten" in found.sentence


def test_share_of_talk_counts_words_of_both_voices():
    found = measures(SIXTEEN)[MeasureName.SHARE_OF_TALK]
    assert (found.numerator, found.denominator, found.estimate.value) == (48, 64, 0.75)


def test_a_client_who_begins_has_an_exchange_of_his_own():
    turns = [client_turn("een twee"), *conversation(*[(OPEN,)] * 4)]
    found = measures(turns)[MeasureName.SHARE_OF_TALK]
    assert (found.numerator, found.denominator) == (12, 18)
    assert found.estimate is not None


def test_turns_without_words_are_no_exchange():
    turns = [turn for _ in range(MINIMUM_MOMENTS) for turn in (her_turn("..."), client_turn("!"))]
    found = measures(turns)[MeasureName.SHARE_OF_TALK]
    assert (found.denominator, found.estimate) == (0, None)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            MeasureName.REFLECTIONS_TO_QUESTIONS,
            "Er waren 1 reflectie en 1 vraag. Voor een verhouding zijn minstens 5 vragen nodig.",
        ),
        (MeasureName.SHARE_OF_INPUT, "Je had 2 beurten. Voor een aandeel zijn minstens 5 beurten nodig."),
        (
            MeasureName.SHARE_OF_OPEN_QUESTIONS,
            "Je stelde 1 vraag. Voor een aandeel open vragen zijn minstens 5 vragen nodig.",
        ),
        (
            MeasureName.SHARE_OF_TALK,
            "Jij sprak 6 woorden op een totaal van 8 woorden. Voor een aandeel is het gesprek te kort: "
            "daarvoor zijn minstens 5 beurten met een antwoord nodig.",
        ),
    ],
)
def test_with_too_few_moments_there_is_no_estimate_and_the_sentence_says_so(name, sentence):
    found = measures(conversation((SIMPLE,), (OPEN,)))[name]
    assert (found.estimate, found.sentence) == (None, sentence)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("enough", [MINIMUM_MOMENTS - 1, MINIMUM_MOMENTS])
def test_the_minimum_is_the_number_from_which_there_is_an_estimate(enough, language):
    found = measures(conversation(*[(OPEN,)] * enough), language=language).values()
    assert {measure.estimate is not None for measure in found} == {enough == MINIMUM_MOMENTS}


def test_only_reflections_to_questions_has_a_published_norm():
    assert set(thresholds()) == {MeasureName.REFLECTIONS_TO_QUESTIONS}
    norm = measures(SIXTEEN)[MeasureName.REFLECTIONS_TO_QUESTIONS].threshold
    assert (norm.fair, norm.good) == (1, 2)
    assert "4.2.1" in norm.source
    assert norm.version
    assert measures(SIXTEEN)[MeasureName.SHARE_OF_TALK].threshold is None


def test_the_note_says_what_the_range_leaves_out():
    assert "herkennen" in interval_note(Language.DUTCH)
    assert "recognising" in interval_note(Language.ENGLISH)


@given(st.lists(st.lists(st.sampled_from([OPEN, SIMPLE, INFORMATION]), min_size=1, unique=True), max_size=30))
def test_estimates_lie_in_their_range_and_shares_between_0_and_1(hers):
    for measure in measures(conversation(*map(tuple, hers))).values():
        assert measure.sentence
        if measure.estimate is not None:
            assert 0 <= measure.estimate.low <= measure.estimate.value <= measure.estimate.high
            assert measure.estimate.value == measure.numerator / measure.denominator
            if measure.name is not MeasureName.REFLECTIONS_TO_QUESTIONS:
                assert measure.estimate.high <= 1
