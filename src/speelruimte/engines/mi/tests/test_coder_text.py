"""Words, cues, n-grams and what was coded before, as the coder sees them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.engines.mi.coder.cue_words import CUE_WORDS
from speelruimte.engines.mi.coder.cues import CUES, cues_of
from speelruimte.engines.mi.coder.encoding import Vocabulary, encode
from speelruimte.engines.mi.coder.history import LABEL_COLUMNS, history_of
from speelruimte.engines.mi.coder.labels import ACTS, LABELS, Task, code_of, family_of, main_label, talk_code
from speelruimte.engines.mi.coder.ngrams import (
    Block,
    context_grams,
    copied_grams,
    sentence_grams,
    start_grams,
    word_grams,
)
from speelruimte.engines.mi.coder.words import character_grams, split_words, strip_marks
from speelruimte.engines.mi.codes import Code, CodeFamily
from speelruimte.engines.mi.transcript import Language, Voice

PRO, CLIENT = Voice.PROFESSIONAL, Voice.CLIENT


def cues(text, *, before=None, place=0, language=Language.DUTCH):
    tokens = None if before is None else split_words(before)
    values = cues_of(
        split_words(text),
        voice=PRO,
        before=tokens,
        voice_before=None if before is None else CLIENT,
        place=place,
        lists=CUE_WORDS[language],
    )
    return dict(zip(CUES, values, strict=True))


@given(st.text(max_size=80))
def test_every_token_stands_where_it_says(text):
    at = 0
    for token in split_words(text):
        assert at <= token.start < token.end <= len(text)
        at = token.end


@given(st.text(max_size=80))
def test_cues_lie_between_nothing_and_one(text):
    assert all(0 <= value <= 1 for value in cues(text, before=text, place=7).values())


def test_capitals_make_no_difference():
    words = [[token.text for token in split_words(text)] for text in ("WAT WILT U", "wat wilt u")]
    assert words[0] == words[1]


def test_marks_are_dropped_from_stripped_text_and_words_stay():
    assert strip_marks("Ja, zo'n e-mail -- die stuur ik… Toch?") == "ja zo'n e-mail die stuur ik toch"


def test_characters_stay_within_a_word():
    assert character_grams("u") == (" u", "u ", " u ")


def test_a_dutch_question_shows_by_its_order_without_a_mark():
    found = cues("heeft u daar al over nagedacht")
    assert found["opens_with_verb_and_subject"] == 1
    assert found["has_question_mark"] == 0
    assert cues("hoe ziet uw week eruit")["opens_with_question_word"] == 1
    assert cues("did you apply", language=Language.ENGLISH)["opens_with_verb_and_subject"] == 1


def test_echo_is_the_share_of_longer_words_that_the_other_just_said():
    assert cues("u slaapt slecht", before="ik slaapt zo slecht")["echo"] == 1
    assert cues("u werkt graag", before="ik slaap slecht")["echo"] == 0
    assert cues("u slaapt slecht")["echo"] == 0


def test_an_utterance_without_words_has_cues_too():
    assert cues("...")["pauses"] == 1
    assert cues("")["at_most_1_words"] == 1


def test_word_grams_cover_their_tokens():
    assert list(word_grams(split_words("Wat nu?"))) == [
        ("w:wat", 0, 1),
        ("w:wat nu", 0, 2),
        ("w:nu", 1, 1),
        ("w:nu ?", 1, 2),
        ("w:?", 2, 1),
    ]


def test_start_grams_skip_marks():
    assert [gram for gram, *_ in start_grams(split_words("- dus, u wilt"))] == ["s:dus", "s:dus u", "s:dus u wilt"]


def test_the_last_sentence_is_marked():
    grams = [gram for gram, *_ in sentence_grams(split_words("Goed. Wat wilt u?"))]
    assert grams == ["t:goed", "t:wat", "t$:wat", "t:wat wilt", "t$:wat wilt"]


def test_the_nearest_turn_before_is_told_apart_from_the_others():
    before = [(PRO, split_words("wat nu?")), (CLIENT, split_words("ja.")), (PRO, split_words("goed"))]
    assert [gram for gram, *_ in context_grams(before)] == ["p1p:wat", "p1p:nu", "p1p:?", "p2c:ja", "p2p:goed"]


@pytest.mark.parametrize(
    ("answer", "voice", "before", "copied"),
    [
        ("ja", CLIENT, [(PRO, "lukt dat")], ["k:lukt", "k:lukt dat", "k:dat"]),
        ("ja dat lukt mij wel best goed", CLIENT, [(PRO, "lukt dat")], []),
        ("ja", PRO, [(CLIENT, "lukt dat")], []),
        ("ja", CLIENT, [(CLIENT, "lukt dat")], []),
        ("ja", CLIENT, [], []),
    ],
)
def test_only_a_clients_short_answer_borrows_words(answer, voice, before, copied):
    spoken = [(whose, split_words(text)) for whose, text in before]
    assert [gram for gram, *_ in copied_grams(split_words(answer), voice=voice, before=spoken)] == copied


def test_unknown_grams_count_in_the_scale_and_nowhere_else():
    spoken = [(PRO, split_words("wat nu"))]
    turns = encode(spoken, voice=PRO, language=Language.DUTCH, vocabulary=Vocabulary(("w:nu",)))
    words = turns.blocks[Block.WORDS]
    assert words.rows.tolist() == [0]
    assert words.first.tolist() == [1]
    assert words.scale[0] == pytest.approx(1 / np.sqrt(3))


def test_the_vocabulary_keeps_words_that_come_back_but_not_without_end(monkeypatch):
    monkeypatch.setattr("speelruimte.engines.mi.coder.encoding.MOST_KEPT", 1)
    vocabulary = Vocabulary(("c: j",))
    for text in ("ja", "ja", "nee", "nee"):
        vocabulary.character_rows(split_words(text)[0])
    assert vocabulary.character_rows(split_words("ja")[0]) == ((0,), 6)


def test_history_holds_three_turns_back_and_a_fading_mean_per_voice():
    labels = np.zeros((3, LABEL_COLUMNS))
    labels[0, 0] = labels[1, 4] = labels[2, 1] = 1
    history = history_of(labels, voices=[PRO, CLIENT, PRO])
    assert not history[0].any()
    assert history[2, 4] == 1  # one turn back: the client
    assert history[2, LABEL_COLUMNS] == 1  # two turns back: the professional
    assert history[2, 3 * LABEL_COLUMNS] == pytest.approx(0.2)


def test_every_code_has_a_label_and_back():
    for code in Code:
        label = main_label(code)
        if code.family is CodeFamily.CLIENT_TALK:
            assert talk_code(label) is code
        else:
            assert family_of(label) is code.family
    for family, (_, kinds) in ACTS.items():
        assert {code_of(family, kind=kind).family for kind in LABELS[kinds]} == {family}
    assert (
        len({code for family, (_, task) in ACTS.items() for code in (code_of(family, kind=k) for k in LABELS[task])})
        == 8
    )
    assert Task.CLIENT_TALK in LABELS
