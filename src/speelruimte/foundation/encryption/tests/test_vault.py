"""What a vault seals, only the same vault opens, and only at the same place."""

import copy
import json
import pickle  # noqa: TID251  (to show that it fails)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speelruimte.foundation.encryption.errors import SealBroken
from speelruimte.foundation.encryption.sealing import OWNER_TAG_LENGTH, Sealed, Vault

KEY = bytes(range(32))
HERS, COLLEAGUES = Vault(KEY), Vault(bytes(32))
contexts = st.text(st.characters(codec="utf-8"), max_size=40)


@given(st.binary(max_size=300), contexts)
def test_what_is_sealed_opens_at_its_own_place(plaintext, context):
    assert HERS.open(HERS.seal(plaintext, context=context), context=context) == plaintext


@given(st.binary(max_size=80), contexts, contexts)
def test_a_part_moved_to_another_place_does_not_open(plaintext, context, elsewhere):
    sealed = HERS.seal(plaintext, context=context)
    if elsewhere == context:
        return
    with pytest.raises(SealBroken):
        HERS.open(sealed, context=elsewhere)


def test_another_owner_cannot_open_it():
    with pytest.raises(SealBroken):
        COLLEAGUES.open(HERS.seal(b"text", context="a.b:1:text"), context="a.b:1:text")


def test_the_key_of_one_part_does_not_open_the_ciphertext_of_another():
    one, other = (HERS.seal(b"text", context="a.b:1:text") for _ in range(2))
    with pytest.raises(SealBroken):
        HERS.open(Sealed(one.wrapped_key, other.ciphertext), context="a.b:1:text")


@given(st.integers(0, 60), st.integers(1, 255), st.booleans())
def test_one_changed_byte_anywhere_is_noticed(position, change, in_key):
    sealed = HERS.seal(b"a sentence that is long enough to be hit", context="place")
    target = bytearray(sealed.wrapped_key if in_key else sealed.ciphertext)
    target[position % len(target)] ^= change
    changed = Sealed(bytes(target), sealed.ciphertext) if in_key else Sealed(sealed.wrapped_key, bytes(target))
    with pytest.raises(SealBroken):
        HERS.open(changed, context="place")


@given(st.integers(0, 12))
def test_a_part_that_was_cut_off_does_not_open(length):
    sealed = HERS.seal(b"text", context="place")
    with pytest.raises(SealBroken):
        HERS.open(Sealed(sealed.wrapped_key[:length], sealed.ciphertext), context="place")


def test_the_same_text_never_looks_the_same():
    seals = [HERS.seal(b"text", context="place") for _ in range(50)]
    assert len({sealed.wrapped_key for sealed in seals}) == len({sealed.ciphertext for sealed in seals}) == 50


def test_the_owner_tag_is_stable_and_differs_per_owner():
    assert Vault(KEY).owner_tag == HERS.owner_tag != COLLEAGUES.owner_tag
    assert len(HERS.owner_tag) == OWNER_TAG_LENGTH


def test_a_vault_shows_nothing_of_its_key():
    assert repr(HERS) == str(HERS) == f"{HERS!s}" == "<Vault>"
    assert "ciphertext" not in repr(HERS.seal(b"text", context="place"))


@pytest.mark.parametrize("store", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps])
def test_a_vault_cannot_be_stored_or_copied(store):
    with pytest.raises(TypeError):
        store(HERS)
