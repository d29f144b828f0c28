"""A browser, a served application and people to sign in as."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from speelruimte.capabilities.conversations.tests.factories import make_owner
from speelruimte.foundation.organisations.roles import Role
from speelruimte.foundation.organisations.tests.factories import PASSWORD, make_person, make_team

AXE = Axe()


@pytest.fixture
def team(transactional_db):
    return make_team(name="Noord")


@pytest.fixture
def professional(team):
    """A professional with a key and a kept recovery code."""
    return make_owner(team=team)[0]


@pytest.fixture
def newcomer(team):
    """A professional who never signed in."""
    return make_person(team=team)


@pytest.fixture
def leader(team):
    return make_person(Role.TEAM_LEADER, team=team)


@pytest.fixture
def administrator(team):
    return make_person(Role.ADMINISTRATOR, municipality=team.municipality)


@pytest.fixture
def context(browser, live_server):
    """A browser of its own per test, in Dutch, that fails on an error in the console."""
    context = browser.new_context(base_url=live_server.url, locale="nl-NL", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context):
    page = context.new_page()
    errors = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    unexpected = [error for error in errors if "status of 4" not in error]
    assert not unexpected, unexpected


@pytest.fixture
def sign_in(page):
    """Sign in through the page, as a person does."""

    def act(user, *, password=PASSWORD, next_page="/"):
        page.goto(f"/aanmelden/?next={next_page}")
        page.get_by_label("E-mailadres").fill(user.email)
        page.get_by_label("Wachtwoord", exact=True).fill(password)
        page.get_by_role("button", name="Aanmelden").click()
        page.wait_for_load_state()

    return act


@pytest.fixture
def accessible(page):
    """Let axe look at the page as it stands; it must find nothing."""

    def look():
        results = AXE.run(page)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return look
