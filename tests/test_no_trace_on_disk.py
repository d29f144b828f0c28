"""A trace could hide deeper: in the database file and its log, in a packed session, in her id beside her record's."""

import base64
from pathlib import Path
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, connections
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.capabilities.conversations.models import Conversation
from speelruimte.capabilities.conversations.tests.factories import SIX_LINES, make_owner, signed_in_client
from speelruimte.capabilities.conversations.tests.test_views import walk
from speelruimte.foundation.jobs.worker import Worker
from speelruimte.foundation.organisations.models import Municipality
from speelruimte.foundation.organisations.tests.factories import make_person
from speelruimte.journeys.upkeep import upkeep

SAID, TITLE, REFLECTION = WORDS = ("kwibuslantaarn", "wimpelkrokodil", "zandloperviool")
TALK = SIX_LINES.replace("opvang", SAID)


def forms(word):
    """The ways in which an ASCII word can stand in bytes: as text, wide, in hexadecimal digits, in base64."""
    found = set()
    for raw in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
        found |= {raw, raw.hex().encode()}
        for shift in range(3):  # what stands before the word decides how its letters fall into groups of three bytes
            coded = base64.b64encode(b"\0" * shift + raw)
            found.add(coded[(0, 2, 3)[shift] : len(coded) - 4])
    return found


def id_forms(identifier):
    """The ways in which an id can stand in bytes: with and without hyphens, and as its sixteen bytes."""
    return {str(identifier).encode(), identifier.hex.encode(), identifier.bytes}


def holds(content, sought):
    """Whether any of the forms stands in the content, whatever its case."""
    content = _one_spelling(content)
    return any(_one_spelling(form) in content for form in sought)


def _one_spelling(content):
    """Lower case, and base64 in the one of its two alphabets that addresses use."""
    return content.translate(bytes.maketrans(b"+/", b"-_")).lower()


def rows():
    """(table, content) of every row."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield from ((table, b"\n".join(map(_bytes, row))) for row in cursor.fetchall())


def dump():
    """(name, content) of the database in one go: SQLite's files, or what PostgreSQL copies out and remembers."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        yield from ((one.name, one.read_bytes()) for one in file.parent.iterdir())
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT") as copy:
                yield f"copy of {table}", b"".join(bytes(part) for part in copy)
        cursor.execute("SELECT query FROM pg_stat_activity")
        yield from (("pg_stat_activity", _bytes(row[0])) for row in cursor.fetchall())


def sessions():
    """(name, content) of what Django packed into the sessions, unpacked."""
    yield from (("session", repr(session.get_decoded()).encode()) for session in Session.objects.all())


def everywhere():
    """All of the above."""
    yield from rows()
    yield from dump()
    yield from sessions()


def found_in(places, sought):
    """The names of the places that hold any of the forms."""
    return {name for name, content in places if holds(content, sought)}


def _bytes(value):
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


@pytest.fixture
def _on_disk(transactional_db, tmp_path):
    """SQLite's database of the tests lives in memory: go on in a copy of it on disk, as an installation does."""
    if connection.vendor != "sqlite":
        yield
        return
    memory, file = connections["default"], tmp_path / "speelruimte.sqlite3"
    with memory.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])
    connections["default"] = connections.create_connection("default")
    connections["default"].settings_dict = {**memory.settings_dict, "NAME": str(file)}
    yield
    connections["default"].close()
    connections["default"] = memory


@pytest.fixture
def walked(_on_disk):
    """She keeps a conversation, a colleague tries its address, and the night's work is done."""
    owner, _ = make_owner()
    browser = signed_in_client(owner)
    saved = walk(browser, TALK, title=f"Gesprek over een {TITLE}")
    conversation_id = UUID(saved.url.strip("/").rpartition("/")[2])
    reflection = reverse("conversations:reflection", args=[conversation_id])
    browser.post(reflection, {"went_well": f"De {REFLECTION} zweeg"})
    export = browser.post(reverse("journeys:data-export")).content.decode()
    assert all(word in export for word in WORDS)
    assert signed_in_client(make_person()).get(saved.url).status_code == 404
    upkeep.enqueue(timezone.localdate().isoformat())
    assert Worker().drain() == 1
    return owner, conversation_id


def test_no_word_stands_in_the_files_of_the_database_or_in_a_session(walked):
    places = list(everywhere())
    assert {word: found_in(places, forms(word)) for word in WORDS} == {word: set() for word in WORDS}


def test_her_record_stands_beside_her_in_no_row_and_no_session(walked):
    owner, conversation_id = walked
    record, person = id_forms(conversation_id), id_forms(owner.pk) | forms(owner.email)
    places = [*rows(), *sessions()]
    assert "conversations_conversation" in found_in(places, record)
    assert "accounts_user" in found_in(places, person)
    assert [name for name, content in places if holds(content, record) and holds(content, person)] == []


@pytest.mark.usefixtures("_on_disk")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_the_search_would_find_it_in_each_place(encoding):
    sentence, day = f"Ja, bij de {SAID} in de haven.", timezone.localdate()
    Municipality.objects.create(name=sentence)
    Conversation.objects.create(owner_tag="x" * 43, created_on=day, text_until=day, codes_until=day)
    with connection.cursor() as cursor:  # as a fault in sealing would leave it
        cursor.execute("UPDATE conversations_conversation SET record_ciphertext = %s", [sentence.encode(encoding)])
    session = signed_in_client(make_person()).session
    session["planted"] = sentence * 20  # so long that Django packs it
    session.save()
    expected = {"organisations_municipality", "conversations_conversation", "session"}
    if connection.vendor == "sqlite":
        expected |= {"speelruimte.sqlite3-wal"}
    else:
        expected |= {"copy of organisations_municipality", "copy of conversations_conversation"}
    assert expected <= found_in(everywhere(), forms(SAID))


@given(st.binary(max_size=20), st.sampled_from(WORDS), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]), st.data())
def test_the_search_finds_a_word_in_every_way_it_can_be_written(around, word, encoding, drawn):
    raw = around + word.encode(encoding) + around
    ways = [raw, raw.hex().encode(), raw.hex().upper().encode(), base64.b64encode(raw), base64.urlsafe_b64encode(raw)]
    assert holds(drawn.draw(st.sampled_from(ways)), forms(word))


@given(st.uuids(), st.uuids())
def test_the_search_finds_an_id_in_every_way_it_can_be_written_and_no_other(one, other):
    for written in (str(one).encode(), one.hex.upper().encode(), one.bytes):
        assert holds(b"<" + written + b">", id_forms(one))
    assert one == other or not holds(str(other).encode(), id_forms(one))
