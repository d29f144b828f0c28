"""The eight tips: complete in both languages, and honest about what is built."""

import pytest

from speelruimte.journeys.home import LINKS
from speelruimte.journeys.tips import link_label, page_texts, tips

LANGUAGES = ("nl", "en")


def test_the_chapter_has_eight_tips_in_the_same_order_in_both_languages():
    assert len(tips("nl")) == 8
    assert [tip.key for tip in tips("nl")] == [tip.key for tip in tips("en")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tip_asks_something_of_a_department_and_has_one_thing_for_this_week(language):
    for tip in tips(language):
        assert all((tip.title, tip.leader.text, tip.this_week, tip.holds)), tip.key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_reads_more_than_what_it_will_hold_only_where_something_is_built(language):
    for tip in tips(language):
        assert bool(tip.professional.text) == bool(tip.professional.now) == bool(tip.professional.links), tip.key
        assert bool(tip.leader.now) == bool(tip.leader.links), tip.key


def test_the_same_is_built_in_both_languages():
    def built(language):
        return [(tip.leader.links, tip.professional.links) for tip in tips(language)]

    assert built("nl") == built("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_has_an_address_and_words(language):
    names = {name for tip in tips(language) for part in (tip.leader, tip.professional) for name in part.links}
    assert names <= set(LINKS)
    assert all(link_label(name, language=language) for name in LINKS)


def test_the_page_has_the_same_texts_in_both_languages():
    assert set(page_texts("nl")) == set(page_texts("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_shouts(language):
    texts = [str(text) for text in page_texts(language).values()]
    texts += [text for tip in tips(language) for text in (tip.title, tip.leader.text, tip.this_week, tip.holds)]
    assert not [text for text in texts if "!" in text]
