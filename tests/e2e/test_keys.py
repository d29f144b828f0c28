"""Her own key: the recovery code at the first sign-in, records that a reset closes, and the code that opens them."""

import re

import pytest
from django.core import mail

from speelruimte.capabilities.conversations.models import Conversation
from speelruimte.capabilities.conversations.tests.factories import TODAY, make_conversation
from speelruimte.foundation.access.actor import actor_for
from speelruimte.foundation.encryption.services import vault_open_with_password
from speelruimte.foundation.organisations.tests.factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW_PASSWORD = "nog-een-lange-zin-vol-duin"


def keep_code(page):
    """Keep the recovery code as a person does: read it, tick, type the last group."""
    groups = page.locator(".recovery-code span").all_inner_texts()
    assert len(groups) == 4
    page.get_by_role("checkbox").check()
    page.locator("main input[type=text]").fill(groups[-1])
    page.locator("main form button[type=submit]").click()
    return "-".join(groups)


def reset_password(page, user):
    """Forget the password, follow the link from the mailbox, choose a new one and sign in."""
    page.goto("/wachtwoord/vergeten/")
    page.get_by_label("E-mailadres").fill(user.email)
    page.locator("main form button[type=submit]").click()
    link = re.search(r"http\S+", mail.outbox[-1].body)[0]
    page.goto(link)
    for field in page.locator("main input[type=password]").all():
        field.fill(NEW_PASSWORD)
    page.locator("main form button[type=submit]").click()


def test_recovery_code_reset_and_opening_again(page, sign_in, newcomer, accessible):
    sign_in(newcomer)
    accessible()
    code = keep_code(page)
    vault = vault_open_with_password(user_id=newcomer.pk, password=PASSWORD)
    make_conversation(actor_for(user_id=newcomer.pk, day=TODAY, vault=vault))

    page.context.clear_cookies()
    reset_password(page, newcomer)
    sign_in(newcomer, password=NEW_PASSWORD, next_page="/gesprekken/")
    assert page.get_by_role("link", name="Plan besproken").count() == 0
    page.goto("/gesprekken/")
    accessible()
    page.get_by_label("Herstelcode").fill(code)
    page.get_by_label("Wachtwoord").fill(NEW_PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.goto("/gesprekken/")
    assert page.get_by_role("link", name="Plan besproken").is_visible()


def test_without_the_code_everything_is_erased_and_she_begins_anew(page, sign_in, newcomer, accessible):
    sign_in(newcomer)
    keep_code(page)
    vault = vault_open_with_password(user_id=newcomer.pk, password=PASSWORD)
    make_conversation(actor_for(user_id=newcomer.pk, day=TODAY, vault=vault))
    page.context.clear_cookies()
    reset_password(page, newcomer)
    sign_in(newcomer, password=NEW_PASSWORD)
    page.goto("/gegevens/wissen/")
    accessible()
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.locator("main input[type=password]").fill(NEW_PASSWORD)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/herstelcode/**")
    assert not Conversation.objects.exists()
