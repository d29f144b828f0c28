"""The feedback as it stands on the page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from speelruimte.engines.mi.codes import Code, CodedTurn, Coding
from speelruimte.engines.mi.transcript import Turn, Voice
from speelruimte.foundation.feedback.example import SliderForm, example_feedback

PARTIALS = sorted((Path(__file__).parents[1] / "templates" / "feedback").glob("_*.html"))
PAGE = Template(
    '{% load feedback %}{% feedback value correct_route="ui:pattern-turn" record=7 estimates=estimates'
    ' next_url="/oefenen/" next_label="Kies" %}'
)
TURN = Template(
    '{% load feedback %}{% feedback_turn value 0 correct_route="ui:pattern-turn" record=7 announce="Bewaard." %}'
)


def shown(value, *, language: str = "nl", template: Template = PAGE) -> BeautifulSoup:
    with override(language):
        html = template.render(Context({"value": value, "estimates": [("Luisteren", 6)], "csrf_token": "token"}))
    return BeautifulSoup(html, "html.parser")


def test_the_first_screenful_is_three_things_and_one_button():
    page = shown(example_feedback())
    above = page.select(".three-things h2")
    assert [heading.get_text() for heading in above] == ["Dit ging goed", "Probeer eens", "Een vraag aan jezelf"]
    assert len(page.select("a.utrecht-button")) == 1
    assert page.find_all(["h2", "details"])[3].name == "details"


def test_her_own_estimate_stands_above_the_feedback():
    assert "luisteren 6" in shown(example_feedback()).select_one(".own-words").get_text(" ", strip=True)


def test_the_words_of_the_conversation_are_text_and_never_markup():
    hostile = Turn(Voice.CLIENT, "<script>alert(1)</script>")
    turns = (CodedTurn(hostile, (Coding(Code.NEUTRAL_TALK, 0.9),)),)
    page = shown(replace(example_feedback(), turns=turns))
    assert page.script is None
    assert "<script>" in page.select_one(".turn__words").get_text()


def test_a_code_is_corrected_with_a_form_that_needs_no_script():
    form = shown(example_feedback()).select_one("#beurt-5 form")
    assert (form["method"], form["action"]) == ("post", "/patronen/7/4/")
    assert form.select_one('input[name="replaced"]')["value"] == "input_information"
    assert form.select_one('input[name="csrfmiddlewaretoken"]')["value"] == "token"
    assert len(form.select('button[name="code"]')) == 9


def test_a_corrected_row_is_read_out_and_takes_the_focus():
    row = shown(example_feedback(), template=TURN).li
    assert row["data-announce"] == "Bewaard."
    assert row.select_one("summary").has_attr("data-focus")
    assert row.select_one("details").has_attr("open") is False


def test_a_conversation_where_nothing_stands_out_says_what_to_do_next():
    page = shown(replace(example_feedback(), went_well=(), try_instead=None))
    texts = [section.get_text(" ", strip=True) for section in page.select(".thing")]
    assert "Wat vind je zelf dat goed ging?" in texts[0]
    assert "Kies zelf" in texts[1]


def test_without_a_fitting_alternative_none_is_made_up():
    feedback = example_feedback()
    page = shown(replace(feedback, try_instead=replace(feedback.try_instead, alternative=None, pattern_id=None)))
    assert page.select_one(".alternative") is None
    assert "Hoe zou je het zelf zeggen?" in page.select_one(".three-things").get_text()


def test_every_link_to_a_turn_arrives():
    page = shown(example_feedback())
    links = {link["href"] for link in page.select('a[href^="#beurt-"]')}
    assert links
    assert links <= {f"#{turn['id']}" for turn in page.select(".turn")}


def test_every_drawing_has_words_and_a_table():
    page = shown(example_feedback())
    assert all(svg.get("aria-label") or svg.get("aria-hidden") for svg in page.find_all("svg"))
    assert len(page.find_all("caption")) == 2


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_page_is_complete_in_both_languages(language):
    page = shown(example_feedback(), language=language)
    assert page.select_one("#went-well").get_text() == {"nl": "Dit ging goed", "en": "This went well"}[language]


def test_no_score_and_no_verdict_is_said():
    text = shown(example_feedback()).get_text(" ").lower()
    assert not re.search(r"\b(cijfer voor|je score|voldoende|onvoldoende|slecht gesprek|emotie|stemming)\b", text)


def test_a_slider_has_a_label_a_range_and_a_number_beside_it():
    page = shown(SliderForm(), template=Template('{% include "feedback/_self_estimate.html" with form=value only %}'))
    for slider in page.select('input[type="range"]'):
        assert (slider["min"], slider["max"]) == ("0", "10")
        assert page.select_one(f'label[for="{slider["id"]}"]')
        assert page.select_one(f'output[for="{slider["id"]}"]').get_text() == slider["value"]
    assert [slider["value"] for slider in page.select('input[type="range"]')] == ["5", "7"]


def test_a_slider_with_a_mistake_says_what_is_wrong():
    class OneSlider(forms.Form):
        listening = forms.IntegerField(min_value=0, max_value=10)

    template = Template('{% include "feedback/_self_estimate.html" with form=value only %}')
    page = shown(OneSlider({"listening": "11"}), template=template)
    assert page.select_one(".utrecht-form-field-error-message")


@pytest.mark.parametrize("file", PARTIALS, ids=lambda file: file.name)
def test_a_partial_begins_by_saying_what_it_takes(file):
    assert "Takes:" in file.read_text(encoding="utf-8").split("{% endcomment %}")[0]


@pytest.mark.parametrize("file", PARTIALS, ids=lambda file: file.name)
def test_a_partial_does_no_arithmetic(file):
    assert not re.search(r"\|add:|widthratio|divisibleby", file.read_text(encoding="utf-8"))
