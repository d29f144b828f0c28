"""What a professional writes stands nowhere in the clear: no table, file, cache, mail or line of the log."""

import importlib.util
import logging
import tempfile
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from speelruimte.capabilities.conversations.models import Conversation
from speelruimte.capabilities.conversations.tests.factories import make_owner, signed_in_client
from speelruimte.foundation.accounts.models import User

_SPEC = importlib.util.spec_from_file_location("trace_search", Path(__file__).with_name("trace_search.py"))
search = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(search)

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = ("paarseolifant", "tapirtitel", "zeekoeterugblik", "narwalvoornemen", "größepinguïn")
LINES = [
    ("Jij", "Heeft u de paarseolifant bij u?"),
    ("Klant", "Nee, die grootte van de größepinguïn ligt thuis."),
    ("Jij", "Heeft u deze week gesolliciteerd?"),
    ("Klant", "Ja, dat wel."),
    ("Jij", "Als u niet meewerkt, dan wordt uw uitkering verlaagd."),
    ("Klant", "Dat weet ik."),
    ("Jij", "Bent u morgen thuis?"),
    ("Klant", "Ja."),
]
TEXT = "".join(f"{who}: {line}\n" for who, line in LINES)
ABOUT = {"title": "Over de tapirtitel", "held_on": "2026-01-20", "kind": "client", "told": "agreed"}


@pytest.fixture
def log(caplog):
    """A handler of everything, also on loggers that keep their lines to themselves."""
    caplog.set_level(logging.DEBUG)
    handler, names = search.EverythingLogged(), ["", "django", "axes", "django.server"]
    loggers = [(logging.getLogger(name), logging.getLogger(name).level) for name in names]
    for logger, _ in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield lambda: handler.lines.getvalue() + _raw(caplog.records)
    for logger, level in loggers:
        logger.removeHandler(handler)
        logger.setLevel(level)


def _raw(records):
    """Lines with their errors written out, as a plain formatter would; below INFO of our own code only.

    Below INFO the framework prints what it works with, templates and all; the configured level never lets that out.
    """
    plain = logging.Formatter("%(name)s %(message)s")
    kept = [r for r in records if r.levelno >= logging.INFO or r.name.startswith("speelruimte")]
    return "\n".join(map(plain.format, kept))


def fields(answer):
    """Every value in the form of a page, as a browser would send it back."""
    form = BeautifulSoup(answer.content, "html.parser").select_one("main form")
    values = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") not in {"checkbox", "radio"} or field.has_attr("checked"):
            value = field.text.lstrip("\n") if field.name == "textarea" else field.get("value", "")
            values.setdefault(field["name"], []).append(value)
    values.pop("csrfmiddlewaretoken", None)
    return values


def walk_everywhere(browser):
    """Write, save, estimate, read, correct, look back, choose what to practise; returns the conversation's id."""
    read = browser.post(reverse("conversations:new", args=["paste"]), {"text": TEXT})
    checked = browser.post(reverse("conversations:check"), fields(read))
    refused = browser.post(reverse("conversations:save"), {**fields(checked), **ABOUT, "told": ""})
    assert refused.status_code == 422
    detail = browser.post(reverse("conversations:save"), {**fields(checked), **ABOUT}).url
    conversation_id = Conversation.objects.get().pk
    browser.post(reverse("conversations:how-to-read"))
    browser.post(f"{detail}eerst-jij/", {"listening": 6, "giving_room": 4, "being_clear": 8})
    page = browser.get(detail).content.decode()
    assert all(word in page for word in ("paarseolifant", "tapirtitel", "größepinguïn"))
    corrected = browser.post(f"{detail}beurt/0/", {"replaced": "question_closed", "code": "question_open"})
    assert corrected.status_code == 302
    browser.post(f"{detail}terugkijken/", {"went_well": "Ik noemde de zeekoeterugblik"})
    assert "zeekoeterugblik" in browser.get(f"{detail}terugkijken/").content.decode()
    agenda = BeautifulSoup(browser.get(reverse("journeys:agenda")).content, "html.parser")
    topic = agenda.select_one("input[name=topic]")["value"]
    choice = {"topic": topic, "state": "chosen", "intention": "Ik let op het narwalvoornemen"}
    browser.post(reverse("journeys:agenda-choose"), choice)
    assert "narwalvoornemen" in browser.get(reverse("journeys:agenda")).content.decode()
    exported = browser.post(reverse("journeys:data-export")).content.decode()
    assert all(word in exported for word in WORDS)
    browser.get("/gesprekken/paarseolifant/tapirtitel/")
    return conversation_id


def everywhere(words, *, since):
    """Every place with a hit, by name."""
    hits = {
        "tables": search.in_tables(words),
        "database file": search.in_database_file(words),
        "caches": search.in_caches(words),
        "temporary folder": search.in_folder(words, tempfile.gettempdir(), since=since),
        "data folder": search.in_folder(words, settings.DATA_DIR),
        "mail": search.in_mail(words),
    }
    return {place: found for place, found in hits.items() if found}


@pytest.fixture
def own_temporary_folder(tmp_path, monkeypatch):
    """A temporary folder that no other program writes in."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_what_she_wrote_and_who_she_is_leave_no_trace(log, own_temporary_folder):
    since = time.time() - 1
    user, _ = make_owner()
    browser = signed_in_client(user)
    conversation_id = walk_everywhere(browser)
    assert everywhere(WORDS, since=since) == {}
    people = (str(user.pk), user.pk.hex, user.email, str(conversation_id), conversation_id.hex)
    assert search.found((*WORDS, *people), log()) == set()


def test_erased_words_leave_no_trace_either(log, own_temporary_folder):
    since = time.time() - 1
    browser = signed_in_client(make_owner()[0])
    conversation_id = walk_everywhere(browser)
    browser.post(reverse("conversations:erase", args=[conversation_id]), {"what": "all"})
    assert not Conversation.objects.exists()
    assert everywhere(WORDS, since=since) == {}
    assert search.found((*WORDS, str(conversation_id)), log()) == set()


@pytest.mark.parametrize("word", ["paarseolifant", "größepinguïn"])
def test_the_same_search_finds_a_sentence_in_every_place(log, own_temporary_folder, word):
    since, sentence = time.time() - 1, f"Dit is de {word} zelf"
    User.objects.create_user("iemand@voorbeeld.example", None, name=sentence)
    cache.set("planted", sentence)
    (own_temporary_folder / "planted.txt").write_text(sentence, encoding="utf-16")
    folder = Path(settings.DATA_DIR)
    folder.mkdir(exist_ok=True)
    planted = folder / "planted.bin"
    planted.write_bytes(b"\x00" + sentence.encode() + b"\xff")
    mail.send_mail("Bericht", sentence, None, ["iemand@voorbeeld.example"])
    logging.getLogger("speelruimte.planted").debug("here %s", sentence)
    try:
        places = {"tables", "caches", "temporary folder", "data folder", "mail"}
        places |= {"database file"} if connection.vendor == "sqlite" else set()
        assert set(everywhere((word,), since=since)) == places
        assert search.found((word,), log()) == {word}
    finally:
        planted.unlink()
        cache.clear()


@pytest.mark.parametrize("name", ["django", "django.request", "axes", "django.db.backends"])
def test_the_search_hears_loggers_that_keep_their_lines_to_themselves(log, name):
    logging.getLogger(name).warning("de paarseolifant")
    assert search.found(WORDS, log()) == {"paarseolifant"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_search_finds_bytes_in_every_encoding(encoding):
    for word in WORDS:
        assert search.found((word,), b"\x01" + word.encode(encoding) + b"\x02") == {word}
        assert search.found((word,), memoryview(word.encode(encoding))) == {word}
