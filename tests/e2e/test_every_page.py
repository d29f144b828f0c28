"""Every page, on a phone and on a desk, in Dutch and in English: axe finds nothing and nothing sticks out."""

import pytest
from django.urls import reverse
from django.utils import timezone

from speelruimte.capabilities.conversations.domain.record import Skill
from speelruimte.capabilities.conversations.services import estimate_record, how_to_read_mark, text_erase
from speelruimte.capabilities.conversations.tests.factories import make_conversation, make_owner

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = {"phone": {"width": 375, "height": 740}, "desk": {"width": 1280, "height": 900}}


def look(page, accessible, addresses):
    for address in addresses:
        page.goto(address)
        accessible()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), f"{address} sticks out"


@pytest.fixture(params=SIZES)
def size(request, page):
    page.set_viewport_size(SIZES[request.param])
    return request.param


def test_pages_for_everybody(page, accessible, team, size):
    look(
        page,
        accessible,
        ["/", "/aanmelden/", "/wachtwoord/vergeten/", "/over/", f"/folder/{team.municipality.slug}/", "/bestaat-niet/"],
    )


def test_pages_of_a_professional(page, accessible, sign_in, team, size):
    user, actor = make_owner(team=team)
    today = timezone.localdate()
    conversation, bare = (make_conversation(actor, today=today) for _ in range(2))
    how_to_read_mark(actor, today=today)
    for each in (conversation, bare):
        estimate_record(actor, conversation_id=each, estimates=dict.fromkeys(Skill, 6))
    text_erase(actor, conversation_id=bare, today=today)
    sign_in(user)
    names = ["list", "plan", "how-to-read", "check"]
    addresses = [reverse(f"conversations:{name}") for name in names]
    addresses += [reverse("conversations:new", args=[door]) for door in ("memory", "paste", "upload")]
    addresses += [
        reverse(f"conversations:{name}", args=[conversation]) for name in ("detail", "estimate", "reflection", "erase")
    ]
    addresses += [reverse("conversations:detail", args=[bare])]
    addresses += [reverse("journeys:agenda"), reverse("journeys:my-data"), reverse("audit:own-log")]
    addresses += [
        "/",
        "/account/",
        "/account/wachtwoord/",
        "/wat-ziet-mijn-leidinggevende/",
        "/gegevens/herstelcode/",
        "/gegevens/wissen/",
    ]
    look(page, accessible, addresses)


def test_pages_of_a_leader_and_of_an_administrator(page, accessible, sign_in, leader, administrator, size):
    sign_in(leader)
    look(page, accessible, ["/", "/wat-ziet-mijn-leidinggevende/"])
    page.context.clear_cookies()
    sign_in(administrator)
    look(
        page,
        accessible,
        [
            "/",
            "/beheer/mensen/",
            "/beheer/mensen/nieuw/",
            "/beheer/teams/",
            "/beheer/gesprekken/",
            "/beheer/gesprekken/folder/",
        ],
    )


def test_the_pattern_page(page, accessible, settings, size, transactional_db):
    settings.DEMO = True
    look(page, accessible, ["/patronen/"])


def test_in_english_every_word_is_english(page, accessible, sign_in, team):
    user, _ = make_owner(team=team)
    sign_in(user)
    page.get_by_role("button", name="English").first.click()
    page.goto("/gesprekken/")
    assert page.get_by_role("heading", level=1).inner_text() == "My conversations"
    assert page.locator("html").get_attribute("lang") == "en"
    accessible()


def test_a_leader_finds_nothing_of_her_team(page, sign_in, team, leader):
    _, actor = make_owner(team=team)
    conversation = make_conversation(actor)
    sign_in(leader)
    for address in ("/", "/gesprekken/", "/oefenen/", "/gegevens/"):
        page.goto(address)
        assert "Plan besproken" not in page.content()
    assert page.goto(reverse("conversations:detail", args=[conversation])).status == 404
    page.goto("/wat-ziet-mijn-leidinggevende/")
    assert page.get_by_role("heading", level=1).is_visible()
