"""What may be known about an owner key without opening it, and the rows that belong to an opened one."""

from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from speelruimte.foundation.encryption.models import KeyState, OwnerKey, OwnerRecord
from speelruimte.foundation.encryption.sealing import Vault

Record = TypeVar("Record", bound=OwnerRecord)


class VaultState(StrEnum):
    """Whether someone has records of her own, and whether her password opens them."""

    NONE = "none"
    OPENABLE = "openable"
    CLOSED_AFTER_RESET = "closed_after_reset"


def vault_state(*, user_id: UUID) -> VaultState:
    """State of someone's records; for her own pages only."""
    state = OwnerKey.objects.filter(user_id=user_id).values_list("state", flat=True).first()
    return VaultState(state) if state else VaultState.NONE


def vault_id(*, user_id: UUID) -> UUID | None:
    """Id of the owner key that is in use for this person and open to her password; None when there is none."""
    return OwnerKey.objects.filter(user_id=user_id, state=KeyState.OPENABLE).values_list("id", flat=True).first()


def recovery_confirmed(*, user_id: UUID) -> bool:
    """Whether she has shown that she kept her recovery code."""
    return OwnerKey.objects.filter(user_id=user_id, recovery_confirmed=True).exists()


def owner_rows(queryset: QuerySet[Record], *, vault: Vault) -> QuerySet[Record]:
    """The rows of the owner of this vault, and no others."""
    return queryset.filter(owner_tag=vault.owner_tag)
