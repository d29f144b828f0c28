"""What somebody sends who wants to keep the server busy or to bring it down: a clear sentence, and no work."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from speelruimte.capabilities.conversations.domain.draft import LONGEST_TEXT
from speelruimte.capabilities.conversations.models import Conversation
from speelruimte.capabilities.conversations.tests.factories import SIX_LINES, make_owner, signed_in_client

pytestmark = pytest.mark.django_db
CHECK = "conversations:check"


@pytest.fixture
def browser():
    return signed_in_client(make_owner()[0])


def check(browser, text, **extra):
    return browser.post(reverse(CHECK), {"text": text, "door": "paste", **extra})


def upload(browser, content, name):
    file = SimpleUploadedFile(name, content)
    return browser.post(reverse("conversations:new", args=["upload"]), {"file": file})


def test_words_that_are_put_back_do_not_grow_by_each_other(browser):
    chain = [f"[naam {number}]|[naam {number + 1}][naam {number + 1}]" for number in range(1, 40)]
    answer = check(browser, SIX_LINES.replace("opvang", "[naam 1]"), restore=chain, again="1")
    assert answer.status_code == 200
    assert answer.content.decode().count("[naam 2]") < 20


def test_words_that_are_put_back_cannot_make_the_text_endless(browser):
    text = SIX_LINES + "Klant: " + "[naam 1] " * 10_000 + "\n"
    answer = check(browser, text, restore="[naam 1]|" + "a" * 10_000)
    assert answer.status_code == 422
    assert "300.000" in answer.content.decode()
    assert len(answer.content) < 4 * len(text)


def test_a_text_longer_than_a_conversation_can_be_is_refused_and_kept_in_the_form(browser):
    text = SIX_LINES + "Klant: " + "ja en nee " * (LONGEST_TEXT // 10) + "\n"
    for answer in (
        browser.post(reverse("conversations:new", args=["paste"]), {"text": text}),
        check(browser, text),
        upload(browser, text.encode(), "gesprek.txt"),
    ):
        assert answer.status_code == 422
        assert "300.000" in answer.content.decode()
    assert "ja en nee ja en nee" in check(browser, text).content.decode()


def test_a_long_text_is_refused_before_it_is_read(browser):
    answer = browser.post(reverse("conversations:new", args=["paste"]), {"text": "a: b\n" * 600_000})
    assert answer.status_code == 422


def test_more_turns_than_a_page_can_show_are_refused_at_every_step(browser):
    text = "Jij: Hoe?\nKlant: Ja.\n" * 3000
    for answer in (browser.post(reverse("conversations:new", args=["paste"]), {"text": text}), check(browser, text)):
        assert answer.status_code == 422
        assert "5000" in answer.content.decode().replace(".", "")


def test_a_name_in_front_of_every_line_is_no_list_of_a_thousand_speakers(browser):
    text = "".join(f"Spreker{number}: ja hoor, dat is goed\n" for number in range(5000))
    answer = browser.post(reverse("conversations:new", args=["paste"]), {"text": text})
    assert answer.status_code == 422
    assert "40 verschillende namen" in answer.content.decode()


@pytest.mark.parametrize(
    "decisions", [{"keep": [f"woord {number}" for number in range(600)]}, {"also": ["name|" + "x" * 500]}]
)
def test_too_many_decisions_at_once_are_refused(browser, decisions):
    answer = check(browser, SIX_LINES, **decisions)
    assert answer.status_code == 422
    assert "hoogstens 500" in answer.content.decode()


def test_a_word_that_stands_everywhere_cannot_be_replaced_everywhere(browser):
    answer = check(browser, SIX_LINES + "Klant: " + "dus en " * 5000 + "\n", also="place|dus")
    assert answer.status_code == 422
    assert "hoogstens 500" in answer.content.decode()


def test_marks_of_a_search_pattern_in_what_she_ticks_are_just_marks(browser):
    answer = check(browser, SIX_LINES, keep=".*(", also="name|((", restore="[x]|(?", again="1")
    assert answer.status_code == 200


def test_half_a_character_in_a_file_does_not_break_the_page(browser):
    lines = ["Hoe gaat het \ud800 met u?", "Goed hoor, dank u.", "Wat zou u willen?", "Ik wil graag werken."]
    items = [{"speaker": "Klant" if number % 2 else "Klantmanager", "text": line} for number, line in enumerate(lines)]
    answer = upload(browser, json.dumps(items).encode(), "gesprek.json")
    assert answer.status_code == 200
    assert "Hoe gaat het met u?" in " ".join(answer.content.decode().split())


def test_a_place_with_thousands_of_digits_is_no_place(browser):
    made = browser.post(
        reverse("conversations:save"),
        {
            "text": SIX_LINES,
            "submission": "5b0d7a52-8f3c-4d39-9d57-0f6f2f3a1c11",
            "door": "paste",
            "language": "nl",
            "title": "Plan",
            "held_on": "2026-01-05",
            "kind": "practice",
            "told": "not_yet",
        },
    )
    assert made.status_code == 302
    for digits in ("9" * 400, "9" * 4000):
        answer = browser.post(f"{made.url}beurt/{digits}/", {"replaced": "question_open", "code": "question_closed"})
        assert answer.status_code == 422
    assert Conversation.objects.count() == 1
