"""A sealed part reads and writes as one attribute, and is bound to its row."""

import uuid

import pytest
from django.test.utils import isolate_apps

from speelruimte.foundation.encryption.errors import SealBroken
from speelruimte.foundation.encryption.models import OwnerRecord
from speelruimte.foundation.encryption.parts import SealedPart, part_context, part_read, part_write, sealed_parts
from speelruimte.foundation.encryption.sealing import Vault

VAULT = Vault(bytes(range(32)))

with isolate_apps("speelruimte.foundation.encryption"):

    class Titled(OwnerRecord):
        title = SealedPart()

        class Meta:
            app_label = "encryption"
            abstract = True

    class Note(Titled):
        text = SealedPart()

        class Meta:
            app_label = "encryption"


def test_a_part_is_two_columns_behind_one_name():
    columns = {field.name for field in Note._meta.get_fields()}
    assert {"text_key", "text_ciphertext", "title_key", "title_ciphertext"} <= columns
    assert {part.name for part in sealed_parts(Note)} == {"text", "title"}
    assert Note.text.key_column == "text_key"


def test_text_reads_back_and_an_empty_part_is_none():
    note = Note()
    assert part_read(note, part="text", vault=VAULT) is None
    part_write(note, part="text", text="Zij vertelde over haar zoon – en over ‘straks’.", vault=VAULT)
    assert part_read(note, part="text", vault=VAULT) == "Zij vertelde over haar zoon – en over ‘straks’."
    note.text = None
    assert part_read(note, part="text", vault=VAULT) is None


def test_the_place_names_app_model_row_and_part():
    row = uuid.UUID(int=7)
    assert part_context(Note(id=row), part="text") == f"encryption.note:{row}:text"


def test_a_part_put_in_another_row_or_another_part_does_not_open():
    one, other = Note(), Note()
    part_write(one, part="text", text="tekst", vault=VAULT)
    other.text = one.title = one.text
    for note, part in ((other, "text"), (one, "title")):
        with pytest.raises(SealBroken):
            part_read(note, part=part, vault=VAULT)
