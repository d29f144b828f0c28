"""How do I read this: the same in both languages, with the bounds that are really used."""

import re

from speelruimte.engines.mi.transcript import Language
from speelruimte.foundation.feedback.reading_guide import reading_guide

DUTCH, ENGLISH = (reading_guide(language=language) for language in (Language.DUTCH, Language.ENGLISH))


def test_there_are_six_cards_and_three_questions_in_both_languages():
    assert [(len(guide.cards), len(guide.questions)) for guide in (DUTCH, ENGLISH)] == [(6, 3), (6, 3)]


def test_it_takes_at_most_five_minutes_to_read():
    words = sum(
        len(text.split())
        for text in (
            DUTCH.intro,
            *(f"{card.title} {card.text}" for card in DUTCH.cards),
            *(f"{pair.question} {pair.answer}" for pair in DUTCH.questions),
        )
    )
    assert words < 5 * 180  # words a minute of a slow reader


def test_it_says_the_bounds_by_which_sureness_is_said():
    numbers = [re.findall(r"\d+", guide.cards[3].text) for guide in (DUTCH, ENGLISH)]
    assert numbers == [["8", "10", "6", "10"], ["8", "10", "6", "10"]]
