"""What an administrator sets for conversations, and that nobody else does."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from freezegun import freeze_time

from speelruimte.foundation.access.actor import actor_for
from speelruimte.foundation.audit.domain import AdminEventKind
from speelruimte.foundation.audit.selectors import admin_events
from speelruimte.foundation.consent import administration
from speelruimte.foundation.consent.domain import LegalBasis, Policy
from speelruimte.foundation.consent.selectors import current_leaflet, leaflets_page, policy_of
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import make_municipality, make_person, make_team
from speelruimte.kernel.errors import NotAllowed

TODAY, AT = date(2026, 3, 2), datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RULES, NEW = "/beheer/gesprekken/", "/beheer/gesprekken/folder/"
ANSWERS = {"legal_basis": "consent", "text_days": "10", "codes_days": "90"}
LEAFLET = {"version": "2", "valid_since": "2026-03-03", "body_nl": "## Waarom?\n\nOm te leren.", "body_en": "To learn."}
pytestmark = [pytest.mark.django_db, pytest.mark.urls("speelruimte.foundation.consent.tests.addresses")]


@pytest.fixture(autouse=True)
def _on_a_day_in_march():
    with freeze_time(AT):
        yield


@pytest.fixture
def place():
    return make_municipality("Voorbeeldstad")


@pytest.fixture
def administrator(place):
    return make_person(Role.ADMINISTRATOR, municipality=place)


@pytest.fixture
def at_work(client, administrator):
    client.force_login(administrator)
    return client


def words(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").main.text.split())


def test_an_administrator_sets_the_rules_and_it_is_in_the_log(at_work, place, administrator):
    assert at_work.post(RULES, ANSWERS | {"checked_by_counsel": "on"}).url == RULES
    assert policy_of(municipality_id=place.pk) == Policy(LegalBasis.CONSENT, 10, 90, checked_by_counsel=True)
    (line,) = admin_events(municipality_id=place.pk)
    assert (line.kind, line.actor_id) == (AdminEventKind.POLICY_CHANGED, administrator.pk)


@pytest.mark.parametrize(
    "change", [{"text_days": "366"}, {"codes_days": "-1"}, {"text_days": ""}, {"legal_basis": "x"}]
)
def test_rules_that_cannot_hold_are_refused_and_what_was_typed_stays(at_work, place, change):
    response = at_work.post(RULES, ANSWERS | change)
    assert response.status_code == 422
    assert BeautifulSoup(response.content, "html.parser").select_one("[aria-invalid=true]")
    assert policy_of(municipality_id=place.pk) == Policy()


def test_the_page_says_whether_counsel_checked_the_basis(at_work, place):
    assert "nog niet gecontroleerd" in words(at_work.get(RULES))
    at_work.post(RULES, ANSWERS | {"checked_by_counsel": "on"})
    assert "nog niet gecontroleerd" not in words(at_work.get(RULES))


def test_a_new_leaflet_begins_with_the_present_text_and_holds_from_its_day(at_work, place):
    first = BeautifulSoup(at_work.get(NEW).content, "html.parser")
    assert "Mag u nee zeggen?" in first.select_one("[name=body_nl]").text
    assert at_work.post(NEW, LEAFLET).url == RULES
    assert current_leaflet(municipality_id=place.pk, on=date(2026, 3, 3)).version == "2"
    assert "standaardtekst" in words(at_work.get(RULES))
    assert "Versie 2, vanaf 3 maart 2026" in words(at_work.get(RULES))
    assert [line.kind for line in admin_events(municipality_id=place.pk)] == [AdminEventKind.LEAFLET_PUBLISHED]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"valid_since": "2026-03-01"}, "niet in het verleden"),
        ({"valid_since": "2026-03-09"}, "een andere versie"),
        ({"version": "1"}, "versie met deze naam"),
        ({"body_en": "\n"}, ""),
    ],
)
def test_a_leaflet_that_cannot_be_published_says_why_and_keeps_the_text(at_work, place, change, says):
    at_work.post(NEW, LEAFLET | {"version": "1", "valid_since": "2026-03-09"})
    response = at_work.post(NEW, LEAFLET | change)
    assert response.status_code == 422
    assert says in words(response)
    assert "Om te leren." in words(response)


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.TEAM_LEADER])
@pytest.mark.parametrize("address", [RULES, NEW])
def test_for_others_the_pages_do_not_exist(client, place, role, address):
    client.force_login(make_person(role, team=make_team(place)))
    assert client.get(address).status_code == 404
    assert client.post(address, ANSWERS).status_code == 404
    assert policy_of(municipality_id=place.pk) == Policy()


def test_the_services_refuse_who_is_no_administrator_themselves(place):
    person = make_person(Role.PROFESSIONAL, team=make_team(place))
    actor = actor_for(user_id=person.pk, day=TODAY)
    with pytest.raises(NotAllowed):
        administration.rules_change(actor, policy=Policy(text_days=1), at=AT)
    with pytest.raises(NotAllowed):
        administration.leaflet_add(actor, version="1", valid_since=TODAY, body_nl="a", body_en="a", today=TODAY, at=AT)


def test_another_municipality_keeps_its_own_rules(at_work):
    other = make_municipality()
    at_work.post(RULES, ANSWERS)
    assert policy_of(municipality_id=other.pk) == Policy()


def test_the_page_takes_four_queries(place, django_assert_num_queries):
    with django_assert_num_queries(4):
        leaflets_page(municipality_id=place.pk, on=TODAY)
