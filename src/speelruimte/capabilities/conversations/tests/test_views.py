"""The way from text to feedback, as a browser walks it."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from speelruimte.capabilities.conversations import selectors
from speelruimte.capabilities.conversations.models import Conversation
from speelruimte.capabilities.conversations.tests.factories import (
    SIX_LINES,
    make_conversation,
    make_owner,
    signed_in_client,
)

pytestmark = pytest.mark.django_db
LINES = [line.partition(": ")[2] for line in SIX_LINES.strip().splitlines()]
ABOUT = {"title": "Plan besproken", "held_on": "2026-11-20", "kind": "client", "told": "agreed"}


@pytest.fixture
def owner():
    return make_owner()


@pytest.fixture
def browser(owner):
    return signed_in_client(owner[0])


def fields(answer):
    """Every value in the form of a page, as a browser would send it back."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form")
    values = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen["value"]
        else:
            value = field.text.lstrip("\n") if field.name == "textarea" else field.get("value", "")
        values.setdefault(field["name"], []).append(value)
    values.pop("csrfmiddlewaretoken", None)
    return values


def words(answer):
    return BeautifulSoup(answer.content, "html.parser").get_text(" ", strip=True)


def read(browser, text, **extra):
    return browser.post(reverse("conversations:new", args=["paste"]), {"text": text, **extra})


def walk(browser, text=SIX_LINES, **about):
    checked = browser.post(reverse("conversations:check"), fields(read(browser, text)))
    return browser.post(reverse("conversations:save"), {**fields(checked), **ABOUT, **about})


def test_from_a_pasted_text_to_her_own_estimate_and_the_feedback(browser, owner):
    saved = walk(browser)
    detail = saved.url
    assert browser.get(detail).url.startswith(reverse("conversations:how-to-read"))
    browser.post(reverse("conversations:how-to-read"))
    estimate = browser.get(detail).url
    assert estimate.endswith("/eerst-jij/")
    answer = browser.post(estimate, {"listening": 6, "giving_room": 4, "being_clear": 8})
    assert answer.url == detail
    page = browser.get(detail)
    assert page.status_code == 200
    assert "Wat zou u zelf het liefste willen doen?" in words(page)
    assert "no-store" in page["Cache-Control"]


def test_six_lines_from_memory_are_enough(browser):
    voices = ["professional", "client"] * 3
    answer = browser.post(reverse("conversations:new", args=["memory"]), {"voice": voices, "line": LINES})
    assert answer.status_code == 200
    assert fields(answer)["text"] == [SIX_LINES]


def test_more_lines_keep_what_was_typed(browser):
    answer = browser.post(
        reverse("conversations:new", args=["memory"]), {"voice": ["client"], "line": ["Hallo daar"], "more": "1"}
    )
    lines = fields(answer)["line"]
    assert len(lines) == 12
    assert lines[0] == "Hallo daar"
    assert fields(answer)["voice"][0] == "client"


def test_an_uploaded_teams_transcript_becomes_a_draft(browser):
    vtt = "WEBVTT\n\n"
    for number, line in enumerate(LINES):
        name = "Klantmanager" if number % 2 == 0 else "Klant"
        vtt += f"00:00:{number:02d}.000 --> 00:00:{number + 1:02d}.000\n<v {name}>{line}</v>\n\n"
    file = SimpleUploadedFile("gesprek.vtt", vtt.encode(), content_type="text/vtt")
    answer = browser.post(reverse("conversations:new", args=["upload"]), {"file": file})
    assert answer.status_code == 200
    assert fields(answer)["text"] == [SIX_LINES]


@pytest.mark.parametrize("door", ["memory", "paste", "upload"])
def test_nothing_at_all_gets_a_sentence_and_nothing_is_stored(browser, door):
    answer = browser.post(reverse("conversations:new", args=[door]), {})
    assert answer.status_code == 422
    assert BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]").get_text(strip=True)
    assert not Conversation.objects.exists()


def test_a_text_that_cannot_be_read_is_not_lost(browser):
    answer = read(browser, "zomaar één regel")
    assert answer.status_code == 422
    assert "zomaar één regel" in answer.content.decode()


def test_a_binary_file_and_a_broken_timestamp_say_what_was_found_and_where(browser):
    lines = "".join(
        f"00:{n // 60:02d}:{n % 60:02d}.000 --> 00:{n // 60:02d}:{n % 60:02d}.500\n<v A>ja</v>\n\n" for n in range(270)
    )
    broken = "WEBVTT\n\n" + lines + "00:61:00.000 --> 00:99:00.000\n<v A>nee</v>\n"
    for content, expected in ((b"\x00\x01\xff\xd8" * 50, ""), (broken.encode(), r"812|813")):
        answer = browser.post(
            reverse("conversations:new", args=["upload"]), {"file": SimpleUploadedFile("x.vtt", content)}
        )
        assert answer.status_code == 422
        assert re.search(expected, words(answer))


def test_she_sees_what_was_replaced_and_can_put_a_word_back(browser):
    text = "Jij: Hoe gaat het?\nKlant: Goed, met Fatima Yilmaz ook, en bel me op 06-12345678.\nJij: Fijn.\nKlant: Ja.\n"
    answer = read(browser, text)
    assert "“Fatima Yilmaz” → [naam 1]" in words(answer)
    restore = BeautifulSoup(answer.content, "html.parser").select("input[name=restore]")
    assert [box["value"] for box in restore] == ["[naam 1]|Fatima Yilmaz"]
    again = browser.post(
        reverse("conversations:check"), {**fields(answer), "restore": restore[0]["value"], "again": "1"}
    )
    assert "Fatima Yilmaz" in fields(again)["text"][0]
    assert "06-12345678" not in fields(again)["text"][0]
    about = browser.post(reverse("conversations:check"), fields(again))
    assert fields(about)["keep"] == ["Fatima Yilmaz"]


def test_a_number_typed_back_in_before_saving_is_not_stored(browser, owner):
    checked = browser.post(reverse("conversations:check"), fields(read(browser, SIX_LINES)))
    sent = {**fields(checked), **ABOUT, "keep": "06-12345678"}
    sent["text"] = SIX_LINES + "Jij: Bel 06-12345678.\nKlant: Goed.\n"
    sent["title"] = "Fatima Yilmaz"
    browser.post(reverse("conversations:save"), sent)
    exported = str(selectors.own_export(owner[1]))
    assert "12345678" not in exported
    assert "Yilmaz" not in exported


def test_without_telling_the_client_the_text_stays_and_nothing_is_stored(browser):
    answer = walk(browser, told="not_yet")
    assert answer.status_code == 422
    assert "oefengesprek" in words(answer)
    assert "opvang" in fields(answer)["text"][0]
    assert not Conversation.objects.exists()
    assert walk(browser, kind="practice", told="not_yet").status_code == 302


@pytest.mark.parametrize("day", ["2999-01-01", "0001-01-01"])
@pytest.mark.parametrize("kind", ["client", "practice"])
def test_a_day_that_cannot_be_is_refused_with_the_text_kept(browser, kind, day):
    answer = walk(browser, held_on=day, kind=kind)
    assert answer.status_code == 422
    assert "opvang" in fields(answer)["text"][0]


def test_a_double_click_saves_once(browser):
    checked = browser.post(reverse("conversations:check"), fields(read(browser, SIX_LINES)))
    sent = {**fields(checked), **ABOUT}
    first, second = (browser.post(reverse("conversations:save"), sent) for _ in range(2))
    assert first.url == second.url
    assert Conversation.objects.count() == 1


def test_correcting_a_code_shows_hers(browser, owner):
    conversation_id = make_conversation(owner[1])
    url = reverse("conversations:code-correct", args=[conversation_id, 0])
    answer = browser.post(url, {"replaced": "question_open", "code": "question_closed"})
    assert answer.url == f"{reverse('conversations:detail', args=[conversation_id])}#beurt-1"
    part = browser.post(
        url, {"replaced": "question_closed", "code": "reflection_simple"}, headers={"HX-Request": "true"}
    )
    assert part.status_code == 200
    assert BeautifulSoup(part.content, "html.parser").select_one("li#beurt-1")
    assert browser.post(url, {"replaced": "question_open", "code": "other"}).status_code == 422
    assert browser.post(url, {"replaced": "x", "code": "other"}).status_code == 422


def test_looking_back_keeps_her_answers_without_names(browser, owner):
    conversation_id = make_conversation(owner[1])
    url = reverse("conversations:reflection", args=[conversation_id])
    browser.post(url, {"went_well": "Fatima Yilmaz ging vertellen"})
    page = browser.get(url)
    assert "ging vertellen" in words(page)
    assert "Yilmaz" not in words(page)


def test_erasing_asks_first_and_then_it_is_gone(browser, owner):
    conversation_id = make_conversation(owner[1])
    url = reverse("conversations:erase", args=[conversation_id])
    assert browser.get(url).status_code == 200
    assert Conversation.objects.exists()
    browser.post(url, {"what": "text"})
    assert Conversation.objects.get().texts is None
    browser.post(url, {"what": "all"})
    assert not Conversation.objects.exists()
    assert browser.get(reverse("conversations:detail", args=[conversation_id])).status_code == 404


def test_a_plan_leads_to_writing_it_down(browser):
    browser.post(reverse("conversations:plan"), {"title": "Intake", "goal": "acquaintance", "planned_style": "guiding"})
    page = browser.get(reverse("conversations:list"))
    assert "Intake" in words(page)
    link = BeautifulSoup(page.content, "html.parser").select_one("a[href*='?plan=']")["href"]
    door = browser.get(link)
    assert fields(door)["plan"][0] in link


def test_an_unknown_door_does_not_exist_and_the_steps_open_anew(browser):
    assert browser.get("/gesprekken/nieuw/achter/").status_code == 404
    assert browser.get(reverse("conversations:check")).status_code == 200
    assert browser.get(reverse("conversations:save")).url == reverse("conversations:check")


def test_a_text_without_speakers_asks_who_is_who(browser):
    answer = read(browser, "Hoe is het gegaan?\nHet ging wel.\nWat wilt u nu?\nIk wil graag rust.\n")
    sent = fields(answer)
    assert sent["speaker"] == ["Spreker 1", "Spreker 2"]
    unsure = browser.post(reverse("conversations:check"), {**sent, "speaker_voice": ["", ""]})
    assert unsure.status_code == 422
    assert "Hoe is het gegaan?" in fields(unsure)["text"][0]
    sure = browser.post(reverse("conversations:check"), {**sent, "speaker_voice": ["professional", "client"]})
    assert fields(sure)["text"][0].startswith("Jij: Hoe is het gegaan?")


def test_a_whisper_transcript_without_speakers_comes_back_as_text_to_put_them_in(browser):
    cues = "".join(f"00:00:{n:02d}.000 --> 00:00:{n + 1:02d}.000\n{line}\n\n" for n, line in enumerate(LINES))
    file = SimpleUploadedFile("whisper.vtt", f"WEBVTT\n\n{cues}".encode())
    answer = browser.post(reverse("conversations:new", args=["upload"]), {"file": file})
    assert answer.status_code == 422
    assert "Jij:" in BeautifulSoup(answer.content, "html.parser").select_one("[role=alert]").get_text()
    assert fields(answer)["text"] == ["\n".join(LINES)]
    assert BeautifulSoup(answer.content, "html.parser").select_one("main form")["action"].endswith("/paste/")
    assert not Conversation.objects.exists()
