"""Rotation of the key ring: everyone keeps access, also when it is interrupted half-way."""

import os
from datetime import UTC, datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from speelruimte.foundation.encryption.errors import KeyRingBroken
from speelruimte.foundation.encryption.keyring import keyring_read
from speelruimte.foundation.encryption.management.commands import keyring_rotate
from speelruimte.foundation.encryption.models import OwnerKey
from speelruimte.foundation.encryption.services import (
    vault_close_after_reset,
    vault_create,
    vault_open_with_password,
    vault_reopen,
)
from speelruimte.foundation.encryption.tests.conftest import PASSWORD

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def people(db):
    make = get_user_model().objects.create_user
    users = [make(f"m{number}@voorbeeldstad.example", PASSWORD) for number in range(5)]
    return {user.pk: vault_create(user_id=user.pk, password=PASSWORD) for user in users}


def quiet_for_an_hour(path):
    before = path.stat().st_mtime - 3600
    os.utime(path, (before, before))


def test_after_rotation_passwords_and_recovery_codes_open_as_before(settings, people):
    before = keyring_read(settings.KEYRING_FILE).active
    call_command("keyring_rotate")
    assert keyring_read(settings.KEYRING_FILE).active != before
    for user_id, (vault, code) in people.items():
        assert vault_open_with_password(user_id=user_id, password=PASSWORD).owner_tag == vault.owner_tag
        vault_close_after_reset(user_id=user_id)
        assert vault_reopen(user_id=user_id, recovery_code=code, new_password=PASSWORD, at=AT)


def test_closed_records_are_rotated_too(settings, people):
    user_id, (_, code) = next(iter(people.items()))
    vault_close_after_reset(user_id=user_id)
    call_command("keyring_rotate")
    quiet_for_an_hour(settings.KEYRING_FILE)
    call_command("keyring_rotate", "--retire")
    assert vault_reopen(user_id=user_id, recovery_code=code, new_password=PASSWORD, at=AT)


def test_an_interrupted_rotation_goes_on_where_it_was_and_adds_no_third_key(settings, people, monkeypatch):
    monkeypatch.setattr(keyring_rotate, "BATCH", 2)
    broken = OwnerKey.objects.order_by("pk")[3]
    tag = bytes(broken.sealed_tag)
    OwnerKey.objects.filter(pk=broken.pk).update(sealed_tag=b"no such key")
    with pytest.raises(CommandError):
        call_command("keyring_rotate")
    active = keyring_read(settings.KEYRING_FILE).active
    assert OwnerKey.objects.filter(keyring_id=active).count() == 2
    assert all(vault_open_with_password(user_id=user_id, password=PASSWORD) for user_id in people)

    OwnerKey.objects.filter(pk=broken.pk).update(sealed_tag=tag)
    call_command("keyring_rotate")
    ring = keyring_read(settings.KEYRING_FILE)
    assert (ring.active, len(ring.keys)) == (active, 2)
    assert OwnerKey.objects.filter(keyring_id=active).count() == 5
    assert all(vault_open_with_password(user_id=user_id, password=PASSWORD) for user_id in people)


def test_retiring_leaves_one_key_and_closes_old_backups(settings, people):
    backup = OwnerKey.objects.values().first()
    call_command("keyring_rotate")
    quiet_for_an_hour(settings.KEYRING_FILE)
    call_command("keyring_rotate", "--retire")
    assert len(keyring_read(settings.KEYRING_FILE).keys) == 1
    assert all(vault_open_with_password(user_id=user_id, password=PASSWORD) for user_id in people)

    OwnerKey.objects.filter(pk=backup["id"]).update(**backup)
    with pytest.raises(KeyRingBroken):
        vault_open_with_password(user_id=backup["user_id"], password=PASSWORD)


def test_a_ring_that_just_changed_is_not_retired(settings, people):
    call_command("keyring_rotate")
    with pytest.raises(CommandError, match="Wacht een kwartier"):
        call_command("keyring_rotate", "--retire")
    assert len(keyring_read(settings.KEYRING_FILE).keys) == 2


def test_without_a_ring_rotation_says_so_and_makes_none(settings, db):
    with pytest.raises(CommandError, match="is not there"):
        call_command("keyring_rotate")
    assert not settings.KEYRING_FILE.exists()
