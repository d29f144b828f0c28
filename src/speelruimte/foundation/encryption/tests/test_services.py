"""The life of an owner key: made, opened, moved to a new password, closed, opened again, destroyed."""

import logging
from datetime import UTC, datetime, timedelta

import pytest

from speelruimte.foundation.encryption.errors import SealBroken, TooManyTries, VaultExists, WrongSecret
from speelruimte.foundation.encryption.models import OpeningTries, OwnerKey
from speelruimte.foundation.encryption.recovery import recovery_code_new
from speelruimte.foundation.encryption.sealing import Vault
from speelruimte.foundation.encryption.selectors import VaultState, recovery_confirmed, vault_state
from speelruimte.foundation.encryption.services import (
    recovery_confirm,
    vault_at_sign_in,
    vault_close_after_reset,
    vault_close_behind_password,
    vault_create,
    vault_erase,
    vault_open_with_password,
    vault_reopen,
    vault_rewrap,
    vault_unlock,
)
from speelruimte.foundation.encryption.tests.conftest import PASSWORD
from speelruimte.kernel.errors import InvalidInput

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PLACE = "conversations.conversation:0:text"
NEW_PASSWORD = "een heel andere zin"


@pytest.fixture
def made(person):
    return vault_create(user_id=person.pk, password=PASSWORD)


def opens(vault, sealed):
    return vault is not None and vault.open(sealed, context=PLACE) == b"text"


def test_the_password_opens_what_was_sealed(person, made):
    sealed = made[0].seal(b"text", context=PLACE)
    assert opens(vault_open_with_password(user_id=person.pk, password=PASSWORD), sealed)


def test_another_password_or_a_person_without_records_opens_nothing(person, colleague, made):
    assert vault_open_with_password(user_id=person.pk, password="fout") is None
    assert vault_open_with_password(user_id=colleague.pk, password=PASSWORD) is None


def test_records_are_made_once(person, made):
    with pytest.raises(VaultExists):
        vault_create(user_id=person.pk, password=PASSWORD)


def test_signing_in_makes_records_the_first_time_and_opens_them_after_that(person):
    first = vault_at_sign_in(user_id=person.pk, password=PASSWORD)
    again = vault_at_sign_in(user_id=person.pk, password=PASSWORD)
    assert first.owner_tag == again.owner_tag
    assert vault_state(user_id=person.pk) is VaultState.OPENABLE


def test_state_says_none_openable_or_closed(person):
    assert vault_state(user_id=person.pk) is VaultState.NONE
    vault_create(user_id=person.pk, password=PASSWORD)
    assert vault_state(user_id=person.pk) is VaultState.OPENABLE
    vault_close_after_reset(user_id=person.pk)
    assert vault_state(user_id=person.pk) is VaultState.CLOSED_AFTER_RESET


def test_two_people_with_the_same_password_have_different_keys(person, colleague):
    hers, his = (vault_create(user_id=user.pk, password=PASSWORD)[0] for user in (person, colleague))
    assert hers.owner_tag != his.owner_tag


def test_a_key_row_given_to_a_colleague_does_not_open_for_him(person, colleague, made):
    vault_create(user_id=colleague.pk, password=PASSWORD)
    hers = OwnerKey.objects.get(user_id=person.pk)
    OwnerKey.objects.filter(user_id=colleague.pk).update(wrapped_by_password=bytes(hers.wrapped_by_password))
    with pytest.raises(SealBroken):
        vault_open_with_password(user_id=colleague.pk, password=PASSWORD)


def test_after_a_password_change_only_the_new_one_opens_and_the_recovery_code_still_works(person, made):
    vault, code = made
    sealed = vault.seal(b"text", context=PLACE)
    vault_rewrap(user_id=person.pk, vault=vault, new_password=NEW_PASSWORD)
    assert vault_open_with_password(user_id=person.pk, password=PASSWORD) is None
    assert opens(vault_open_with_password(user_id=person.pk, password=NEW_PASSWORD), sealed)
    assert opens(vault_reopen(user_id=person.pk, recovery_code=code, new_password=NEW_PASSWORD, at=AT), sealed)


def test_a_vault_of_somebody_else_cannot_be_put_under_her_password(person, colleague, made):
    with pytest.raises(SealBroken):
        vault_rewrap(user_id=person.pk, vault=Vault(bytes(32)), new_password=NEW_PASSWORD)
    with pytest.raises(SealBroken):
        vault_rewrap(user_id=colleague.pk, vault=made[0], new_password=NEW_PASSWORD)


def test_a_reset_closes_also_for_the_old_password_and_signing_in_makes_nothing_new(person, made):
    vault_close_after_reset(user_id=person.pk)
    assert vault_at_sign_in(user_id=person.pk, password=PASSWORD) is None
    assert vault_at_sign_in(user_id=person.pk, password=NEW_PASSWORD) is None
    assert not bytes(OwnerKey.objects.get().wrapped_by_password)


def test_the_recovery_code_opens_after_a_reset_and_the_new_password_from_then_on(person, made):
    vault, code = made
    sealed = vault.seal(b"text", context=PLACE)
    vault_close_after_reset(user_id=person.pk)
    typed = code.lower().replace("-", "")
    assert opens(vault_reopen(user_id=person.pk, recovery_code=typed, new_password=NEW_PASSWORD, at=AT), sealed)
    assert opens(vault_open_with_password(user_id=person.pk, password=NEW_PASSWORD), sealed)


def test_a_wrong_code_opens_nothing_and_is_counted_but_a_typing_error_is_not(person, made):
    vault_close_after_reset(user_id=person.pk)
    with pytest.raises(InvalidInput):
        vault_reopen(user_id=person.pk, recovery_code="0000", new_password=NEW_PASSWORD, at=AT)
    assert not OpeningTries.objects.exists()
    with pytest.raises(WrongSecret):
        vault_reopen(user_id=person.pk, recovery_code=recovery_code_new(), new_password=NEW_PASSWORD, at=AT)
    assert OpeningTries.objects.get().failed == 1
    assert vault_state(user_id=person.pk) is VaultState.CLOSED_AFTER_RESET


def test_a_code_for_someone_without_records_is_simply_wrong(person):
    with pytest.raises(WrongSecret):
        vault_reopen(user_id=person.pk, recovery_code=recovery_code_new(), new_password=NEW_PASSWORD, at=AT)


def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(person, made):
    for _ in range(5):
        with pytest.raises(WrongSecret):
            vault_unlock(user_id=person.pk, password="fout", at=AT)
    with pytest.raises(TooManyTries) as caught:
        vault_unlock(user_id=person.pk, password=PASSWORD, at=AT)
    assert caught.value.until == AT + timedelta(minutes=1)
    assert vault_unlock(user_id=person.pk, password=PASSWORD, at=AT + timedelta(minutes=1))


def test_the_wait_grows_and_a_right_password_forgets_the_wrong_ones(person, made):
    at = AT
    for _ in range(7):
        with pytest.raises(WrongSecret):
            vault_unlock(user_id=person.pk, password="fout", at=at)
        at = OpeningTries.objects.get().blocked_until or at
    assert at == AT + timedelta(minutes=1 + 2 + 4)
    vault_unlock(user_id=person.pk, password=PASSWORD, at=at)
    assert not OpeningTries.objects.exists()


def test_a_renewed_recovery_code_replaces_the_earlier_one_once_confirmed(person, made):
    vault, old = made
    new = recovery_code_new()
    assert not recovery_confirmed(user_id=person.pk)
    recovery_confirm(user_id=person.pk, vault=vault, recovery_code=new)
    assert recovery_confirmed(user_id=person.pk)
    with pytest.raises(WrongSecret):
        vault_reopen(user_id=person.pk, recovery_code=old, new_password=NEW_PASSWORD, at=AT)
    assert vault_reopen(user_id=person.pk, recovery_code=new, new_password=NEW_PASSWORD, at=AT)


def test_erasing_deletes_the_rows_of_her_tag_without_her_and_destroys_the_key(person, made):
    vault, code = made
    sealed = vault.seal(b"text", context=PLACE)
    erased = []
    vault_erase(user_id=person.pk, erase_rows=erased.append)
    assert erased == [vault.owner_tag]
    assert vault_state(user_id=person.pk) is VaultState.NONE
    with pytest.raises(WrongSecret):
        vault_reopen(user_id=person.pk, recovery_code=code, new_password=PASSWORD, at=AT)
    afresh = vault_create(user_id=person.pk, password=PASSWORD)[0]
    with pytest.raises(SealBroken):
        afresh.open(sealed, context=PLACE)


def test_erasing_twice_or_without_records_does_nothing(person):
    vault_erase(user_id=person.pk, erase_rows=lambda owner_tag: pytest.fail("nothing to erase"))


def test_when_deleting_the_rows_fails_the_key_is_still_there(person, made):
    def breaks(owner_tag):
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        vault_erase(user_id=person.pk, erase_rows=breaks)
    assert vault_open_with_password(user_id=person.pk, password=PASSWORD)


def test_nothing_of_password_code_key_or_tag_reaches_the_log_or_the_database_in_the_clear(person, caplog):
    caplog.set_level(logging.DEBUG)
    vault, code = vault_create(user_id=person.pk, password=PASSWORD)
    vault_close_after_reset(user_id=person.pk)
    vault_reopen(user_id=person.pk, recovery_code=code, new_password=NEW_PASSWORD, at=AT)
    row = OwnerKey.objects.get()
    stored = bytes(row.wrapped_by_password) + bytes(row.wrapped_by_recovery) + bytes(row.sealed_tag)
    for secret in (PASSWORD, NEW_PASSWORD, code, code.replace("-", ""), vault.owner_tag):
        assert secret not in caplog.text
        assert secret.encode() not in stored


def test_a_password_set_behind_her_back_closes_at_sign_in_and_the_code_still_opens(person, made):
    person.set_password(NEW_PASSWORD)
    person.save()
    assert vault_at_sign_in(user_id=person.pk, password=NEW_PASSWORD) is None
    assert vault_state(user_id=person.pk) is VaultState.CLOSED_AFTER_RESET
    assert vault_reopen(user_id=person.pk, recovery_code=made[1], new_password=NEW_PASSWORD, at=AT)


def test_a_password_that_is_not_that_of_the_account_closes_nothing(person, made):
    assert vault_at_sign_in(user_id=person.pk, password="fout") is None
    assert not vault_close_behind_password(user_id=person.pk, password="fout")
    assert not vault_close_behind_password(user_id=person.pk, password=PASSWORD)
    assert vault_open_with_password(user_id=person.pk, password=PASSWORD)
