"""Planned style beside counted acts."""

import pytest

from speelruimte.engines.mi.codes import Code, CodeFamily, PerhapsPattern
from speelruimte.engines.mi.feedback_types import Style
from speelruimte.engines.mi.patterns import DUTY_PATTERNS
from speelruimte.engines.mi.styles import STYLE_OF_ACT, style_comparison
from speelruimte.engines.mi.tests.coded import client_turn, her_turn
from speelruimte.engines.mi.transcript import Language


def acts(*turns) -> dict[str, int]:
    found = style_comparison(turns, planned=None, language=Language.DUTCH)
    return {share.style.value: share.acts for share in found.shares if share.acts}


def test_every_act_of_the_professional_has_a_style_and_nothing_else_has():
    families = {CodeFamily.QUESTION, CodeFamily.REFLECTION, CodeFamily.INPUT}
    assert set(STYLE_OF_ACT) == {code for code in Code if code.family in families} | set(DUTY_PATTERNS)


def test_acts_are_counted_once_each_and_shares_add_up():
    turns = (
        her_turn("a", Code.REFLECTION_SIMPLE, Code.QUESTION_OPEN),
        client_turn("b"),
        her_turn("c", Code.QUESTION_CLOSED),
        client_turn("d", Code.CHANGE_TALK),
        her_turn("e"),
        client_turn("f"),
        her_turn("g", Code.REFLECTION_COMPLEX),
    )
    found = style_comparison(turns, planned=Style.FOLLOWING, language=Language.DUTCH)
    assert found.planned is Style.FOLLOWING
    assert [(share.style, share.acts, share.share) for share in found.shares] == [
        (Style.DIRECTING, 1, 0.25),
        (Style.GUIDING, 1, 0.25),
        (Style.FOLLOWING, 2, 0.5),
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (PerhapsPattern.DUTY_WITH_CHOICE, {"guiding": 1}),
        (PerhapsPattern.DUTY_THREATENING, {"directing": 1}),
        (PerhapsPattern.DUTY_FACTUAL, {"directing": 1}),
        (PerhapsPattern.PITFALL_JUDGING, {"directing": 1}),
    ],
)
def test_a_named_duty_counts_in_the_place_of_the_input_of_its_turn(pattern, expected):
    assert acts(her_turn("a", Code.INPUT_INFORMATION, pattern=pattern)) == expected


def test_a_named_duty_leaves_the_question_of_its_turn_alone():
    turn = her_turn("a", Code.INPUT_INFORMATION, Code.QUESTION_OPEN, pattern=PerhapsPattern.DUTY_FACTUAL)
    assert acts(turn) == {"directing": 1, "guiding": 1}


def test_a_duty_counts_also_where_no_act_was_recognised():
    assert acts(her_turn("a", pattern=PerhapsPattern.DUTY_WITH_CHOICE)) == {"guiding": 1}


def test_without_acts_every_share_is_zero():
    found = style_comparison((client_turn("a"),), planned=None, language=Language.ENGLISH)
    assert [(share.acts, share.share) for share in found.shares] == [(0, 0)] * 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.DUTCH, ["Sturend: een gesloten vraag", "Gidsend: een open vraag", "Volgend: een reflectie"]),
        (Language.ENGLISH, ["Directing: a closed question", "Guiding: an open question", "Following: a reflection"]),
    ],
)
def test_the_rule_is_written_out_in_both_languages(language, words):
    rule = style_comparison((), planned=None, language=language).rule
    assert all(word in rule for word in words)
