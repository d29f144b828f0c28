"""Home: the table of contents, different for each role, and silent about people."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import make_municipality, make_person, make_team
from speelruimte.journeys.home import home_page
from speelruimte.journeys.tips import tips

MONDAY = date(2026, 1, 5)


def page_for(*roles: Role, day: date = MONDAY, language: str = "nl"):
    return home_page(roles=frozenset(roles), language=language, day=day)


def read(client) -> BeautifulSoup:
    return BeautifulSoup(client.get(reverse("home")).content, "html.parser")


def test_a_leader_reads_for_each_tip_what_it_asks_and_one_thing_for_this_week():
    rows = page_for(Role.TEAM_LEADER).tips
    assert [(row.text, row.this_week) for row in rows] == [(tip.leader.text, tip.this_week) for tip in tips("nl")]


def test_the_one_thing_of_the_week_stays_a_week_and_all_eight_have_their_turn():
    assert page_for(Role.TEAM_LEADER, day=MONDAY + timedelta(days=6)).this_week == page_for(Role.TEAM_LEADER).this_week
    weeks = {page_for(Role.TEAM_LEADER, day=MONDAY + timedelta(weeks=week)).this_week.key for week in range(8)}
    assert weeks == {tip.key for tip in tips("nl")}


def test_a_professional_finds_her_first_step_and_no_advice_for_leaders():
    page = page_for(Role.PROFESSIONAL)
    assert [link.url for link in page.first_steps] == [
        reverse("conversations:new", args=["memory"]),
        reverse("conversations:list"),
        reverse("journeys:agenda"),
    ]
    assert page.this_week is None
    assert not [row.this_week for row in page.tips if row.this_week]


def test_a_tip_that_is_not_built_says_what_it_will_hold_and_nothing_more():
    row = page_for(Role.PROFESSIONAL).tips[0]
    assert (row.holds, row.text, row.now, row.links) == (tips("nl")[0].holds, "", "", ())


def test_a_tip_that_is_built_leads_to_it_and_promises_nothing_for_later():
    row = page_for(Role.PROFESSIONAL).tips[4]
    assert row.now
    assert row.links
    assert row.holds == ""


def test_an_administrator_finds_people_and_no_conversations():
    page = page_for(Role.ADMINISTRATOR)
    assert [link.url for link in page.administration] == [
        reverse("administration:people"),
        reverse("administration:teams"),
    ]
    assert (page.first_steps, page.tips, page.this_week) == ((), (), None)


def test_who_has_two_roles_finds_both():
    page = page_for(Role.PROFESSIONAL, Role.ADMINISTRATOR)
    assert page.first_steps
    assert page.administration


def test_who_has_no_place_reads_whom_to_ask():
    page = page_for()
    assert "functioneel beheerder" in page.intro
    assert page.tips == ()


@pytest.mark.django_db
def test_who_is_not_signed_in_reads_what_this_is_and_the_promise(client):
    page = read(client)
    assert page.h1.get_text(strip=True) == "Terugkijken op een gesprek, voor jezelf"
    assert page.select_one("main .utrecht-button--primary-action")["href"] == reverse("accounts:sign-in")
    assert "Alleen jij ziet je gesprekken." in page.main.get_text()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "heading"),
    [
        (Role.PROFESSIONAL, "Wat is er vandaag voor jou?"),
        (Role.TEAM_LEADER, "Wat vraagt goede gespreksvoering van ons?"),
        (Role.ADMINISTRATOR, "Wat is er te beheren?"),
    ],
)
def test_each_role_has_a_page_that_answers_its_own_question(client, role, heading):
    client.force_login(make_person(role))
    assert read(client).h1.get_text(strip=True) == heading


@pytest.mark.django_db
def test_the_page_of_a_leader_names_nobody_and_counts_nothing(client):
    team = make_team(make_municipality("Voorbeeldstad"))
    member = make_person(Role.PROFESSIONAL, team=team)
    leader = make_person(Role.TEAM_LEADER, team=team)
    client.force_login(leader)
    alone = read(client).main
    make_person(Role.PROFESSIONAL, team=team)
    assert member.name not in alone.get_text()
    assert read(client).main == alone


@pytest.mark.django_db
def test_a_person_whose_place_has_ended_still_gets_a_page(client):
    client.force_login(make_person(until=date(2020, 2, 1)))
    assert read(client).h1.get_text(strip=True) == "Je bent aangemeld, maar hebt nog geen plek"


@pytest.mark.django_db
def test_the_page_is_in_english_for_who_chose_that(client):
    client.post(reverse("accounts:language"), {"language": "en"})
    assert read(client).h1.get_text(strip=True) == "Looking back on a conversation, for yourself"


@pytest.mark.django_db
def test_a_larger_team_costs_no_more_questions_to_the_database(client, django_assert_max_num_queries):
    team = make_team()
    client.force_login(make_person(Role.TEAM_LEADER, team=team))
    client.get(reverse("home"))
    with django_assert_max_num_queries(20) as alone:
        client.get(reverse("home"))
    for _ in range(5):
        make_person(team=team)
    with django_assert_max_num_queries(20) as together:
        client.get(reverse("home"))
    assert len(together) == len(alone)
