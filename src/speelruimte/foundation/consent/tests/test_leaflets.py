"""Which leaflet and which rules hold, and the page that everyone can read."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from speelruimte.foundation.consent.domain import LegalBasis, Policy, sections_of
from speelruimte.foundation.consent.selectors import current_leaflet, leaflet_page, policy_of
from speelruimte.foundation.consent.services import leaflet_publish, policy_set
from speelruimte.foundation.consent.standard import standard_leaflet
from speelruimte.foundation.organisations.tests.factories import make_municipality
from speelruimte.kernel.errors import InvalidInput, NotAllowed

TODAY = date(2026, 3, 2)
TEXT = {"body_nl": "## Waarom?\n\nOm te leren.", "body_en": "## Why?\n\nTo learn."}
pytestmark = [pytest.mark.django_db, pytest.mark.urls("speelruimte.foundation.consent.tests.addresses")]


@pytest.fixture
def place():
    return make_municipality("Voorbeeldstad")


def test_the_standard_text_holds_until_a_municipality_publishes_its_own(place):
    assert current_leaflet(municipality_id=place.pk, on=TODAY).is_standard
    leaflet_publish(municipality_id=place.pk, version="2", valid_since=TODAY, **TEXT)
    assert current_leaflet(municipality_id=place.pk, on=TODAY).version == "2"
    assert current_leaflet(municipality_id=place.pk, on=TODAY - timedelta(days=1)).is_standard
    assert current_leaflet(municipality_id=make_municipality().pk, on=TODAY).is_standard


def test_the_latest_version_that_has_begun_holds(place):
    for version, since in (("1", TODAY), ("3", TODAY + timedelta(days=9)), ("2", TODAY + timedelta(days=1))):
        leaflet_publish(municipality_id=place.pk, version=version, valid_since=since, **TEXT)
    assert current_leaflet(municipality_id=place.pk, on=TODAY + timedelta(days=8)).version == "2"


def test_before_the_standard_text_there_was_no_leaflet(place):
    day = standard_leaflet().valid_since - timedelta(days=1)
    assert current_leaflet(municipality_id=place.pk, on=day) is None
    with pytest.raises(NotAllowed):
        leaflet_page(slug=place.slug, on=day, language="nl")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"version": " "}, "leaflet_version_missing"),
        ({"version": standard_leaflet().version}, "leaflet_version_taken"),
        ({"version": "1"}, "leaflet_version_taken"),
        ({"valid_since": TODAY}, "leaflet_day_taken"),
        ({"body_en": "\n \n"}, "leaflet_empty"),
    ],
)
def test_a_leaflet_that_cannot_be_published_is_refused(place, change, problem):
    leaflet_publish(municipality_id=place.pk, version="1", valid_since=TODAY, **TEXT)
    new = {"version": "2", "valid_since": TODAY + timedelta(days=1), **TEXT} | change
    with pytest.raises(InvalidInput, match=problem):
        leaflet_publish(municipality_id=place.pk, **new)


def test_rules_have_defaults_and_are_set_per_municipality(place):
    assert policy_of(municipality_id=place.pk) == Policy()
    policy = Policy(LegalBasis.CONSENT, text_days=0, codes_days=90, checked_by_counsel=True)
    policy_set(municipality_id=place.pk, policy=policy)
    policy_set(municipality_id=place.pk, policy=policy)
    assert policy_of(municipality_id=place.pk) == policy
    assert policy_of(municipality_id=make_municipality().pk) == Policy()


def test_the_standard_text_says_the_same_things_in_both_languages():
    leaflet = standard_leaflet()
    dutch, english = sections_of(leaflet.body_nl), sections_of(leaflet.body_en)
    assert len(dutch) == len(english) == 8
    assert [len(section.paragraphs) for section in dutch] == [len(section.paragraphs) for section in english]
    for needed in ("geen geluid", "naam wordt niet bewaard", "Alleen de medewerker", "hoeft niet te zeggen waarom"):
        assert needed in leaflet.body_nl


@pytest.mark.parametrize("text", [standard_leaflet().body_nl, standard_leaflet().body_en])
def test_sentences_of_the_standard_text_are_short(text):
    sentences = [
        sentence
        for section in sections_of(text)
        for part in section.paragraphs
        for sentence in re.split(r"[.?:] ", part)
    ]
    assert max(len(sentence.split()) for sentence in sentences) <= 22
    assert sum(len(sentence.split()) for sentence in sentences) / len(sentences) < 12


def test_everyone_reads_the_leaflet_in_dutch_and_in_english(client, place):
    dutch = BeautifulSoup(client.get(f"/folder/{place.slug}/").content, "html.parser")
    english = BeautifulSoup(client.get(f"/folder/{place.slug}/en/").content, "html.parser")
    assert (dutch.html["lang"], english.html["lang"]) == ("nl", "en")
    assert "Mag u nee zeggen?" in [heading.text for heading in dutch.select("h2")]
    assert "May you say no?" in [heading.text for heading in english.select("h2")]
    assert "na 30 dagen" in " ".join(dutch.main.text.split())
    assert "nog niet door een jurist" in dutch.main.text


def test_the_page_follows_the_rules_of_the_municipality(client, place):
    policy_set(
        municipality_id=place.pk, policy=Policy(LegalBasis.CONSENT, text_days=0, codes_days=1, checked_by_counsel=True)
    )
    text = " ".join(BeautifulSoup(client.get(f"/folder/{place.slug}/").content, "html.parser").main.text.split())
    assert "bewaart de tekst niet" in text
    assert "alleen als u het goedvindt" in text
    assert "jurist" not in text


def test_the_page_takes_three_queries(place, django_assert_num_queries):
    with django_assert_num_queries(3):
        leaflet_page(slug=place.slug, on=TODAY, language="nl")


def test_a_municipality_that_does_not_exist_has_no_leaflet(client):
    assert client.get("/folder/nergens/").status_code == 404
