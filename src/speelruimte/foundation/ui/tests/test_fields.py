"""Form fields in the markup of NL Design System, readable for a screen reader."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from speelruimte.foundation.ui.patterns import PatternForm


def rendered(form: forms.Form) -> BeautifulSoup:
    return BeautifulSoup(str(form), "html.parser")


def controls(page: BeautifulSoup):
    return [tag for tag in page.find_all(["input", "select", "textarea"]) if tag.get("type") != "hidden"]


@pytest.mark.parametrize("bound", [None, {"name": ""}], ids=["as it opens", "with errors"])
def test_every_control_has_a_label(bound):
    page = rendered(PatternForm(bound))
    labels = {label["for"] for label in page.find_all("label")}
    assert controls(page)
    assert {control["id"] for control in controls(page)} <= labels


@pytest.mark.parametrize("bound", [None, {"name": ""}], ids=["as it opens", "with errors"])
def test_everything_that_describes_a_control_exists(bound):
    page = rendered(PatternForm(bound))
    ids = {tag["id"] for tag in page.find_all(id=True)}
    named = {
        name for tag in page.find_all(attrs={"aria-describedby": True}) for name in tag["aria-describedby"].split()
    }
    assert named
    assert named <= ids


def test_an_id_occurs_once():
    ids = [tag["id"] for tag in rendered(PatternForm({"name": ""})).find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_a_choice_of_a_few_is_a_fieldset_with_a_legend():
    page = rendered(PatternForm())
    assert next(fieldset.legend.get_text(strip=True) for fieldset in page.find_all("fieldset")).startswith("Eén keuze")


def test_several_choices_are_checkboxes_and_one_choice_is_radio_buttons():
    page = rendered(PatternForm())
    assert {tag["class"][0] for tag in page.find_all("input", {"name": "several"})} == {"utrecht-checkbox"}
    assert {tag["class"][0] for tag in page.find_all("input", {"name": "style"})} == {"utrecht-radio-button"}


def test_errors_are_summed_up_with_a_way_to_each_field():
    page = rendered(PatternForm({"name": ""}))
    ids = {tag["id"] for tag in page.find_all(id=True)}
    links = [link["href"].removeprefix("#") for link in page.select(".error-summary a")]
    assert len(links) == 4
    assert set(links) <= ids
    assert page.select_one(".error-summary").has_attr("data-focus")


def test_a_form_without_errors_has_no_summary():
    assert rendered(PatternForm()).select_one(".error-summary") is None


def test_a_field_that_may_stay_empty_says_so():
    with override("nl"):
        page = rendered(PatternForm())
    assert "(niet verplicht)" in page.find("label", {"for": "id_text"}).get_text()
    assert "(niet verplicht)" not in page.find("label", {"for": "id_name"}).get_text()


def test_a_class_that_a_form_gave_itself_is_kept():
    class Narrow(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"class": "narrow"}))

    form = Narrow()
    once, twice = str(form["code"].as_field_group()), str(form["code"].as_field_group())
    assert BeautifulSoup(once, "html.parser").input["class"][-1] == "narrow"
    assert once == twice


def test_a_hidden_field_is_only_its_input():
    class WithToken(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    page = rendered(WithToken())
    assert page.input["type"] == "hidden"
    assert page.label is None


def test_the_tag_and_the_renderer_write_the_same_field():
    form = PatternForm()
    tag = Template("{% load ui %}{% field form.name %}").render(Context({"form": form}))
    assert tag.strip() == form["name"].as_field_group().strip()
