"""The frame of every page, the pattern page and the page about this software."""

import gzip
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse

from speelruimte.foundation.ui.frame import frame_of, theme_file

BUDGET_BYTES = 100_000  # CSS and JavaScript of a normal page, compressed
TEMPLATES = Path(__file__).parents[1] / "templates"


class Somebody:
    """A signed-in person as a template sees her."""

    is_authenticated = True
    pk = "11111111-1111-1111-1111-111111111111"

    def __str__(self) -> str:
        return "Samira Voorbeeld"


@pytest.fixture
def patterns(client, settings):
    settings.DEMO = True
    return BeautifulSoup(client.get(reverse("ui:patterns")).content, "html.parser")


def page_of(**context) -> BeautifulSoup:
    request = RequestFactory().get("/over/")
    request.user = Somebody()
    template = Template('{% extends "ui/base.html" %}{% block heading %}Een vraag{% endblock %}')
    return BeautifulSoup(
        template.render(Context({"request": request, "csrf_token": "token", **context})), "html.parser"
    )


def weight(page: BeautifulSoup) -> int:
    links = [tag["href"] for tag in page.select('link[rel="stylesheet"]')] + [
        tag["src"] for tag in page.select("script")
    ]
    files = [finders.find(link.removeprefix("/static/")) for link in links]
    assert len(files) > 5
    return sum(len(gzip.compress(Path(file).read_bytes())) for file in files)


@pytest.mark.django_db
def test_styles_and_scripts_of_a_page_stay_under_100_kilobytes(client):
    page = BeautifulSoup(client.get(reverse("ui:about")).content, "html.parser")
    assert weight(page) < BUDGET_BYTES


@pytest.mark.django_db
def test_the_pattern_page_with_everything_stays_under_100_kilobytes_too(patterns):
    assert weight(patterns) < BUDGET_BYTES


@pytest.mark.django_db
def test_the_pattern_page_does_not_exist_outside_the_demonstration(client):
    assert client.get(reverse("ui:patterns")).status_code == 404
    assert client.post(reverse("ui:pattern-turn", args=[0, 1])).status_code == 404


@pytest.mark.django_db
def test_a_correction_on_the_pattern_page_changes_nothing(client, settings):
    settings.DEMO = True
    assert client.post(reverse("ui:pattern-turn", args=[0, 1])).status_code == 204


@pytest.mark.django_db
def test_a_page_has_one_first_heading_and_no_heading_skips_a_level(patterns):
    levels = [int(tag.name[1]) for tag in patterns.select("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.django_db
def test_an_id_occurs_once_and_every_link_inside_the_page_arrives(patterns):
    ids = [tag["id"] for tag in patterns.find_all(id=True)]
    assert len(ids) == len(set(ids))
    inside = {tag["href"][1:] for tag in patterns.select('a[href^="#"]')}
    assert inside <= set(ids)


@pytest.mark.django_db
def test_nothing_on_a_page_needs_an_exception_to_the_content_security_policy(patterns):
    assert not patterns.select("[style], style")
    assert not [tag for tag in patterns.find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    assert all(tag.get("src") for tag in patterns.select("script"))


@pytest.mark.django_db
def test_every_drawing_is_hidden_or_says_what_it_shows(patterns):
    drawings = patterns.find_all("svg")
    assert drawings
    assert all(svg.get("aria-hidden") == "true" or svg.get("aria-label") for svg in drawings)


@pytest.mark.django_db
def test_every_table_has_a_caption_and_headers_with_a_scope(patterns):
    assert patterns.find_all("table")
    assert all(table.caption for table in patterns.find_all("table"))
    assert all(header.get("scope") for header in patterns.find_all("th"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "heading"), [("nl", "Waar is deze software voor?"), ("en", "What is this software for?")]
)
def test_a_page_is_in_the_language_that_it_says(client, language, heading):
    client.post(reverse("accounts:language"), {"language": language})
    page = BeautifulSoup(client.get(reverse("ui:about")).content, "html.parser")
    assert page.html["lang"] == language
    assert page.h1.get_text(strip=True) == heading


def test_a_page_begins_with_a_way_to_its_content():
    page = page_of()
    first = page.body.find("a")
    assert first["href"] == "#main"
    assert page.main["id"] == "main"


def test_who_is_signed_in_has_a_menu_without_what_is_not_hers():
    menu = page_of(municipality="Voorbeeldstad", roles={"professional"}).select_one("nav")
    assert menu.find("a", string="Mijn gesprekken")
    assert menu.find("a", string="Medewerkers") is None


def test_an_administrator_has_people_in_the_menu_and_no_conversations():
    menu = page_of(roles={"administrator"}).select_one("nav")
    assert menu.find("a", string="Medewerkers")
    assert menu.find("a", string="Mijn gesprekken") is None


def test_the_current_menu_item_is_said_to_be_current():
    current = page_of(menu="conversations").select_one("nav [aria-current=page]")
    assert current.get_text() == "Mijn gesprekken"


def test_the_theme_of_the_municipality_is_loaded_and_an_unknown_one_is_not():
    assert page_of(theme="voorbeeldstad").select_one('link[href$="theme-voorbeeldstad.css"]')
    assert theme_file("../../elsewhere") == ""


def test_drafts_of_two_people_in_one_tab_are_told_apart_without_saying_who_they_are():
    request = RequestFactory().get("/")
    request.user = Somebody()
    one = frame_of(Context({"request": request})).draft_owner
    request.user = Somebody()
    request.user.pk = "22222222-2222-2222-2222-222222222222"
    assert one != frame_of(Context({"request": request})).draft_owner
    assert Somebody.pk not in one


def test_a_page_without_a_request_still_renders():
    assert frame_of(Context({})).person == ""


def test_htmx_keeps_no_page_in_the_browser_and_evaluates_nothing():
    config = page_of().select_one('meta[name="htmx-config"]')["content"]
    assert '"historyCacheSize":0' in config
    assert '"allowEval":false' in config


def test_every_partial_begins_by_saying_what_it_takes():
    partials = list(TEMPLATES.rglob("_*.html"))
    assert partials
    silent = [
        file.name for file in partials if "Takes:" not in file.read_text(encoding="utf-8").split("{% endcomment %}")[0]
    ]
    assert not silent
