"""A sealed part of a record: two columns, its own key and its ciphertext, behind one name.

class Note(OwnerRecord):
    text = SealedPart()

note.text = vault.seal(b"...", context=part_context(note, part="text"))
part_write(note, part="text", text="...", vault=vault)     # the same, for text
part_read(note, part="text", vault=vault)                  # the text, or None once erased
"""

from typing import Self, overload

from django.db import models

from speelruimte.foundation.encryption.sealing import Sealed, Vault


class SealedPart:
    """Adds the columns ``<name>_key`` and ``<name>_ciphertext``; reads and writes as ``Sealed | None``."""

    name: str

    def contribute_to_class(self, cls: type[models.Model], name: str) -> None:
        """Called by Django when the model is made."""
        self.name = name
        for column in (self.key_column, self.ciphertext_column):
            cls.add_to_class(column, models.BinaryField(null=True, default=None))
        setattr(cls, name, self)

    @property
    def key_column(self) -> str:
        """Name of the column with the wrapped key of the part."""
        return f"{self.name}_key"

    @property
    def ciphertext_column(self) -> str:
        """Name of the column with the encrypted bytes."""
        return f"{self.name}_ciphertext"

    @overload
    def __get__(self, record: None, owner: type[models.Model]) -> Self: ...
    @overload
    def __get__(self, record: models.Model, owner: type[models.Model]) -> Sealed | None: ...
    def __get__(self, record: models.Model | None, owner: type[models.Model]) -> Self | Sealed | None:
        if record is None:
            return self
        key, ciphertext = getattr(record, self.key_column), getattr(record, self.ciphertext_column)
        if key is None or ciphertext is None:
            return None
        return Sealed(bytes(key), bytes(ciphertext))

    def __set__(self, record: models.Model, sealed: Sealed | None) -> None:
        setattr(record, self.key_column, sealed.wrapped_key if sealed else None)
        setattr(record, self.ciphertext_column, sealed.ciphertext if sealed else None)


def sealed_parts(model: type[models.Model]) -> tuple[SealedPart, ...]:
    """Every sealed part of a model, its bases included."""
    found = {name: part for base in model.__mro__ for name, part in vars(base).items() if isinstance(part, SealedPart)}
    return tuple(found.values())


def part_context(record: models.Model, *, part: str) -> str:
    """The place of a part: "{app}.{model}:{row uuid}:{part}"."""
    return f"{record._meta.label_lower}:{record.pk}:{part}"


def part_write(record: models.Model, *, part: str, text: str, vault: Vault) -> None:
    """Seal a text into a part of a record; the caller stores the record."""
    setattr(record, part, vault.seal(text.encode(), context=part_context(record, part=part)))


def part_read(record: models.Model, *, part: str, vault: Vault) -> str | None:
    """Return the text of a part, or None when it was never written or has been erased.

    Raises:
        SealBroken: the record is another owner's, or was tampered with.
    """
    sealed = getattr(record, part)
    if sealed is None:
        return None
    return vault.open(sealed, context=part_context(record, part=part)).decode()
