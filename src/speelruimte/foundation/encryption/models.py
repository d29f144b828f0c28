"""Owner keys as the database knows them, and the shape of every owner-only record."""

import uuid

from django.conf import settings
from django.db import models

from speelruimte.foundation.encryption.sealing import OWNER_TAG_LENGTH


class KeyState(models.TextChoices):
    """Whether a password opens the key."""

    OPENABLE = "openable", "openable"
    CLOSED_AFTER_RESET = "closed_after_reset", "closed after reset"


class OwnerKey(models.Model):
    """The wrapped key of one person. Without the key ring and what she knows it opens nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # An account does not take the key along silently: her records are erased first, through vault_erase.
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    keyring_id = models.CharField(max_length=16, db_index=True)
    wrapped_by_password = models.BinaryField(default=bytes)
    wrapped_by_recovery = models.BinaryField(default=bytes)
    sealed_tag = models.BinaryField()
    state = models.CharField(max_length=20, choices=KeyState.choices, default=KeyState.OPENABLE)
    recovery_confirmed = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=KeyState.values), name="encryption_ownerkey_state_is_known"
            )
        ]


class OpeningTries(models.Model):
    """Wrong passwords or codes in a row; gone after the first right one."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+")
    failed = models.PositiveIntegerField(default=0)
    blocked_until = models.DateTimeField(null=True, default=None)

    class Meta:
        default_permissions = ()


class OwnerRecord(models.Model):
    """A record that belongs to one person: no reference to her but a tag that only her key gives.

    The day is in the clear, because records past their period must be found without her.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner_tag = models.CharField(max_length=OWNER_TAG_LENGTH, db_index=True, editable=False)
    created_on = models.DateField(db_index=True)

    class Meta:
        abstract = True
        default_permissions = ()
