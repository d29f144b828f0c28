"""The key ring file: made once, never overwritten, and it stops rather than making up a new one."""

import json
import os

import pytest

from speelruimte.foundation.encryption.errors import KeyRingBroken, KeyRingMissing, KeyRingUnsafe, SealBroken
from speelruimte.foundation.encryption.keyring import (
    keyring_add_key,
    keyring_create,
    keyring_keep_only,
    keyring_read,
)
from speelruimte.foundation.encryption.services import current_ring, vault_create, vault_open_with_password
from speelruimte.foundation.encryption.tests.conftest import PASSWORD


@pytest.fixture
def path(tmp_path):
    return tmp_path / "own" / "keyring.json"


def test_a_new_ring_is_for_the_process_alone(path):
    ring = keyring_create(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert list(ring.keys) == [ring.active]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_existing_ring_is_never_overwritten(path):
    first = keyring_create(path)
    before = path.read_bytes()
    assert keyring_create(path) == first
    assert path.read_bytes() == before


def test_a_process_that_was_second_takes_the_ring_of_the_first(path, monkeypatch):
    first = keyring_create(path)
    monkeypatch.setattr(type(path), "exists", lambda self: False)  # as it looked just before the first was done
    assert keyring_create(path) == first
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_ring_that_others_can_read_or_write_is_refused(path, mode):
    keyring_create(path)
    path.chmod(mode)
    with pytest.raises(KeyRingUnsafe, match="chmod 600"):
        keyring_read(path)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "not json",
        "[]",
        '{"active": "a"}',
        '{"active": "a", "keys": []}',
        '{"active": "a", "keys": {"a": 5}}',
        '{"active": "0000000000000000", "keys": {"0000000000000000": "c2hvcnQ="}}',
        '{"active": "0000000000000000", "keys": {}}',
        '{"active": "0000000000000000", "keys": {"0000000000000000": "%%%"}}',
    ],
)
def test_a_broken_ring_is_said_to_be_broken(path, content):
    keyring_create(path)
    path.write_text(content)
    with pytest.raises(KeyRingBroken):
        keyring_read(path)


def test_a_folder_in_the_place_of_the_ring_is_said_to_be_unreadable(path):
    path.mkdir(parents=True, mode=0o700)
    path.chmod(0o600)
    with pytest.raises(KeyRingBroken):
        keyring_read(path)


def test_after_adding_a_key_the_older_one_still_opens(path):
    ring = keyring_create(path)
    wrapped = ring.wrap(b"owner key", bound_to="place")
    newer = keyring_add_key(path)
    assert newer.active != ring.active
    assert keyring_read(path).unwrap(wrapped, bound_to="place") == b"owner key"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_retired_key_opens_nothing_any_more(path):
    wrapped = keyring_create(path).wrap(b"owner key", bound_to="place")
    keyring_add_key(path)
    ring = keyring_keep_only(path, in_use=frozenset())
    with pytest.raises(KeyRingBroken):
        ring.unwrap(wrapped, bound_to="place")


def test_a_key_in_use_stays(path):
    first = keyring_create(path)
    keyring_add_key(path)
    assert first.active in keyring_keep_only(path, in_use=frozenset({first.active})).keys


def test_what_was_wrapped_opens_at_its_own_place_only(path):
    ring = keyring_create(path)
    with pytest.raises(SealBroken):
        ring.unwrap(ring.wrap(b"owner key", bound_to="one"), bound_to="other")


def test_a_ring_shows_no_keys(path):
    ring = keyring_create(path)
    text = json.loads(path.read_text())["keys"][ring.active]
    assert text not in repr(ring)
    assert ring.keys[ring.active].hex() not in repr(ring)


def test_without_owner_keys_a_ring_is_made_on_first_need(settings, db):
    assert current_ring() == keyring_read(settings.KEYRING_FILE)


def test_with_owner_keys_a_lost_ring_stops_everything_and_is_not_replaced(settings, person):
    vault_create(user_id=person.pk, password=PASSWORD)
    os.unlink(settings.KEYRING_FILE)
    with pytest.raises(KeyRingMissing, match="put the key ring file back"):
        vault_open_with_password(user_id=person.pk, password=PASSWORD)
    assert not settings.KEYRING_FILE.exists()


def test_another_ring_opens_nothing(settings, person):
    vault_create(user_id=person.pk, password=PASSWORD)
    os.unlink(settings.KEYRING_FILE)
    keyring_create(settings.KEYRING_FILE)
    with pytest.raises(KeyRingBroken, match="lacks a key"):
        vault_open_with_password(user_id=person.pk, password=PASSWORD)
