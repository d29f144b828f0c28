"""Phrases: a small way to write patterns over words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.engines.mi.phrases import Heard, count_words, phrase_of, phrase_set, vocabulary, words_of
from speelruimte.kernel.errors import InvalidInput

LISTS = {"you": ["u", "je"], "cut": ["kort*", "stopt"]}


def heard(written: str, text: str) -> list[str]:
    words = words_of(text)
    spans = [one.span(words) for one in phrase_set([written], lists=LISTS).find(words, present=vocabulary(words))]
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("anders", "ANDERS niet", ["ANDERS"]),
        ("een", "Eén keer", ["Eén"]),
        ("zo'n", "zo’n dag", ["zo’n"]),
        ("ja maar", "Ja, maar dat niet", ["Ja, maar"]),
        ("ja maar", "Ja. Maar dat niet", []),
        ("komt <you>", "Komt je moeder", ["Komt je"]),
        ("<you>/hij stopt", "hij stopt en u stopt", ["hij stopt", "u stopt"]),
        ("<cut> de", "we korten de uitkering", ["korten de"]),
        ("als u dan? komt", "als u komt, als u dan komt", ["als u komt", "als u dan komt"]),
        ("waarom . <you>", "waarom u, waarom gaat u", ["waarom gaat u"]),
        ("als ..2 niet", "als u nu niet komt en niet belt", ["als u nu niet"]),
        ("als ..1 niet", "als u nu even niet", []),
        ("als ..3 niet", "Als dat zo is. Niet dan", []),
        ("als ..3", "Als.", ["Als"]),
        ("^ nou", "nou ja. Nou en nou", ["nou", "Nou"]),
        ("^^ nou", "nou ja. Nou en nou", ["nou"]),
        ("niet $", "niet nu, nu niet. Nee niet", ["niet", "niet"]),
        ("geen zin", "geen", []),
    ],
)
def test_a_phrase_means_what_its_signs_say(written, text, found):
    assert heard(written, text) == found


@pytest.mark.parametrize("written", ["", "^", "^ $", ". u", "..2 u", "dan? u", "<nobody> u", "u ..veel"])
def test_a_phrase_that_cannot_be_read_is_refused_with_what_was_written(written):
    with pytest.raises(InvalidInput) as refused:
        phrase_of(written, lists=LISTS)
    assert refused.value.found == written


def test_near_is_within_some_words_and_within_the_sentence():
    words = words_of("een twee drie vier. vijf")
    assert Heard(0, 1).near(Heard(3, 4), words=words, within=2)
    assert not Heard(0, 1).near(Heard(3, 4), words=words, within=1)
    assert Heard(3, 4).near(Heard(0, 1), words=words, within=2)
    assert not Heard(3, 4).near(Heard(4, 5), words=words, within=9)


def test_a_sentence_without_words_has_nothing_to_find():
    assert heard("anders", "... ?!") == []


@given(st.text())
def test_words_lie_in_the_text_in_order(text):
    words = words_of(text)
    places = [place for word in words for place in (word.start, word.end)]
    assert places == sorted(places)
    assert all(text[word.start : word.end].strip() for word in words)
    assert count_words(text) == len(words)


def test_a_long_text_of_near_matches_takes_a_bounded_number_of_comparisons():
    class Counting(str):
        compared = 0

        def startswith(self, *arguments):
            Counting.compared += 1
            return super().startswith(*arguments)

        def __hash__(self):
            return super().__hash__()

        def __eq__(self, other):
            return str.__eq__(self, other)

    phrase = phrase_of("als ..9 als ..9 als ..9 niet", lists={})

    def comparisons(length: int) -> int:
        Counting.compared = 0
        plain = words_of("als " * length)
        counting = [type(word)(Counting(word.folded), word.start, word.end, 0) for word in plain]
        assert all(phrase.end_from(counting, start) is None for start in range(length))
        return Counting.compared

    assert comparisons(400) <= 2.2 * comparisons(200)
