import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.capabilities.conversations.domain.record import (
    CODES_OF_VOICE,
    ConversationRecord,
    Door,
    Kind,
    Skill,
    coded_turns,
    record_corrected,
    record_from_json,
    record_to_json,
    record_with_turns,
)
from speelruimte.capabilities.conversations.tests.strategies import coded_conversations, coded_turn, records
from speelruimte.engines.mi.codes import Code, CodedBy, CodedTurn, Coding
from speelruimte.engines.mi.transcript import Language, Turn, Voice
from speelruimte.kernel.errors import InvalidInput


def record_of(*turns):
    base = ConversationRecord("gesprek", date(2026, 11, 23), Kind.CLIENT, Door.MEMORY, Language.DUTCH)
    return record_with_turns(base, turns=turns)


def professional(*codes):
    return CodedTurn(Turn(Voice.PROFESSIONAL, "Wat wilt u?"), tuple(Coding(code, 0.7) for code in codes))


@given(records)
def test_a_record_comes_back_from_storage_as_it_went_in(record):
    assert record_from_json(json.loads(json.dumps(record_to_json(record)))) == record


@given(coded_conversations)
def test_turns_come_back_with_their_words_and_codes(turns):
    texts = tuple(turn.turn.text for turn in turns)
    assert coded_turns(record_of(*turns), texts=texts) == turns


@given(coded_conversations)
def test_when_the_words_are_erased_only_their_number_stays(turns):
    blanked = coded_turns(record_of(*turns), texts=None)
    for before, after in zip(turns, blanked, strict=True):
        assert set(after.turn.text) <= {"x", " "}
        assert len(after.turn.text.split()) == len(before.turn.text.split())
        assert after.codings == before.codings


@given(coded_turn(), st.data())
def test_what_she_says_wins_and_a_turn_keeps_at_most_one_code_per_family(turn, data):
    replaced = data.draw(st.sampled_from(turn.codings)).code
    code = data.draw(st.sampled_from(CODES_OF_VOICE[turn.turn.voice]))

    changed = record_corrected(record_of(turn), position=0, replaced=replaced, code=code).codings[0]

    hers = [coding for coding in changed if coding.code is code]
    assert [coding.by for coding in hers] == [CodedBy.OWNER]
    assert hers[0].probability is None
    families = [coding.code.family for coding in changed]
    assert len(families) == len(set(families))
    if len(changed) > 1:
        assert Code.OTHER not in {coding.code for coding in changed}


def test_a_corrected_first_code_stays_first():
    record = record_of(professional(Code.QUESTION_CLOSED, Code.REFLECTION_SIMPLE))
    changed = record_corrected(record, position=0, replaced=Code.QUESTION_CLOSED, code=Code.QUESTION_OPEN)
    assert [coding.code for coding in changed.codings[0]] == [Code.QUESTION_OPEN, Code.REFLECTION_SIMPLE]


def test_a_corrected_second_code_stays_second():
    record = record_of(professional(Code.QUESTION_CLOSED, Code.REFLECTION_SIMPLE))
    changed = record_corrected(record, position=0, replaced=Code.REFLECTION_SIMPLE, code=Code.REFLECTION_COMPLEX)
    assert [coding.code for coding in changed.codings[0]] == [Code.QUESTION_CLOSED, Code.REFLECTION_COMPLEX]


@pytest.mark.parametrize(
    ("position", "replaced", "code", "problem"),
    [
        (1, Code.QUESTION_OPEN, Code.OTHER, "no_such_turn"),
        (-1, Code.QUESTION_OPEN, Code.OTHER, "no_such_turn"),
        (0, Code.QUESTION_OPEN, Code.CHANGE_TALK, "code_of_other_voice"),
        (0, Code.QUESTION_CLOSED, Code.OTHER, "code_not_on_turn"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(position, replaced, code, problem):
    with pytest.raises(InvalidInput, match=problem):
        record_corrected(record_of(professional(Code.QUESTION_OPEN)), position=position, replaced=replaced, code=code)


def test_a_plan_has_no_turns_and_an_estimate_needs_every_skill():
    plan = record_of()
    assert plan.is_prepared_only
    assert not plan.is_estimated
    assert not record_of(professional(Code.OTHER)).is_prepared_only
    whole = ConversationRecord(
        "x", date(2026, 1, 1), Kind.PRACTICE, Door.PASTE, Language.DUTCH, estimates=dict.fromkeys(Skill, 5)
    )
    assert whole.is_estimated
