"""From a Feedback to what the page shows."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from speelruimte.engines.mi.feedback_types import (
    Interval,
    Measure,
    MeasureName,
    Style,
    StyleComparison,
    StyleShare,
    Threshold,
)
from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.feedback.example import example_feedback
from speelruimte.foundation.feedback.presentation import (
    MENUS_UP_TO,
    feedback_view,
    measure_row,
    measure_title,
    preceding_groups,
    style_view,
)

FEEDBACK = example_feedback()
RATIO = Measure(
    MeasureName.REFLECTIONS_TO_QUESTIONS,
    5,
    10,
    Interval(0.5, 0.2, 1.4),
    Threshold(1, 2, "2026.1", "Een handboek"),
    "Zin.",
)
SHARE = Measure(MeasureName.SHARE_OF_OPEN_QUESTIONS, 3, 10, Interval(0.3, 0.12, 0.6), None, "Zin.")


@pytest.fixture(autouse=True)
def _in_dutch():
    with override("nl"):
        yield


def address(position: int) -> str:
    return f"/beurt/{position}/"


def test_the_three_things_come_first_and_count_turns_from_one():
    view = feedback_view(FEEDBACK, language=Language.DUTCH)
    assert view.went_well.number == FEEDBACK.went_well[0].position + 1
    assert view.try_instead.quote == FEEDBACK.try_instead.quote
    assert view.question.text == FEEDBACK.question.text


def test_what_else_went_well_is_kept_for_below():
    view = feedback_view(FEEDBACK, language=Language.DUTCH)
    assert [moment.quote for moment in view.also_well] == [moment.quote for moment in FEEDBACK.went_well[1:]]


def test_a_conversation_in_which_nothing_stands_out_has_no_moment_and_no_thing_to_try():
    view = feedback_view(replace(FEEDBACK, went_well=(), try_instead=None), language=Language.DUTCH)
    assert (view.went_well, view.also_well, view.try_instead) == (None, (), None)


def test_a_short_conversation_has_a_menu_on_every_turn():
    rows = feedback_view(FEEDBACK, language=Language.DUTCH, correct_url=address).turns
    assert all(row.has_menu for row in rows)


def test_a_long_conversation_has_a_menu_only_on_the_turn_that_is_asked_for():
    many = replace(FEEDBACK, turns=FEEDBACK.turns * (MENUS_UP_TO // len(FEEDBACK.turns) + 1))
    rows = feedback_view(many, language=Language.DUTCH, correct_url=address, correcting=4).turns
    assert [row.position for row in rows if row.has_menu] == [4]
    assert all(row.correct_url for row in rows)


def test_a_ratio_has_its_norm_with_source_and_an_axis_that_holds_everything():
    row = measure_row(RATIO)
    assert row.norms == (1, 2)
    assert row.norm_text == "Een gepubliceerde norm noemt 1,0 redelijk en 2,0 goed."
    assert row.source == "Een handboek (2026.1)"
    assert measure_row(replace(RATIO, estimate=Interval(4, 2, 9))).maximum == 9


def test_a_share_has_no_norm_and_is_said_in_tenths():
    row = measure_row(SHARE)
    assert (row.norms, row.norm_text, row.source) == ((), "", "")
    assert (row.estimate_text, row.interval_text) == ("3 van de 10", "tussen 1 en 6 van de 10")


def test_too_few_moments_give_words_and_no_bar():
    row = measure_row(replace(SHARE, estimate=None))
    assert (row.estimate, row.estimate_text, row.interval_text) == (None, "te weinig om iets te zeggen", "")


def test_every_measure_has_a_title():
    assert len({measure_title(name) for name in MeasureName}) == len(MeasureName)


def test_the_planned_style_is_named_beside_what_was_counted():
    shares = tuple(StyleShare(style, acts, acts / 4) for style, acts in zip(Style, (1, 3, 0), strict=True))
    view = style_view(StyleComparison(Style.GUIDING, shares, "De regel."))
    assert view.sentence == "Vooraf koos je: gidsend."
    assert [(row.text, row.is_planned) for row in view.rows][1] == ("3 van de 4 handelingen", True)


@pytest.mark.parametrize(
    ("acts", "sentence"), [(0, "Er waren geen handelingen om te tellen."), (2, "Je had vooraf geen stijl gekozen.")]
)
def test_no_plan_and_no_acts_are_said(acts, sentence):
    assert style_view(StyleComparison(None, (StyleShare(Style.GUIDING, acts, 1),), "")).sentence == sentence


def test_what_came_before_is_grouped_by_kind_of_talk():
    groups = preceding_groups(FEEDBACK.preceding, language=Language.DUTCH)
    assert [(group.title, [row.number for row in group.rows]) for group in groups] == [
        ("Vlak voor verandertaal", [8]),
        ("Vlak voor behoudtaal", [4]),
    ]


def test_a_kind_of_talk_that_was_not_heard_has_no_group():
    assert preceding_groups((), language=Language.DUTCH) == ()


def test_a_client_who_began_has_nothing_before_it():
    first = replace(FEEDBACK.preceding[0], before_position=None, before_quote=None, before_codes=())
    row = preceding_groups((first,), language=Language.DUTCH)[0].rows[0]
    assert (row.before_number, row.before_quote, row.before_names) == (None, "", ())


def test_a_step_that_was_not_heard_has_no_turn():
    view = feedback_view(FEEDBACK, language=Language.DUTCH)
    assert [row.number is None for row in view.closing] == [item.position is None for item in FEEDBACK.closing]
