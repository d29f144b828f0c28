"""Two logs: an owner's own, sealed, and the one of administration, to which lines can only be added."""

import uuid
from typing import ClassVar, Never

from django.db import models

from speelruimte.foundation.encryption.models import OwnerRecord
from speelruimte.foundation.encryption.parts import SealedPart
from speelruimte.kernel.errors import SpeelruimteError


class OwnerEvent(OwnerRecord):
    """A line of someone's own log. What happened is sealed; the database knows a day and no more."""

    line = SealedPart()


class AppendOnly(SpeelruimteError):
    """A line in the log of administration is never changed or taken out by hand."""


class AppendOnlyQuerySet(models.QuerySet["AdminEvent"]):
    """Adds and reads; `expire` of the services is the one way out."""

    def update(self, **kwargs: object) -> Never:
        """Refused."""
        raise AppendOnly("lines of the log are not changed")

    def _update(self, values: object) -> Never:
        # Also what storing an existing record comes down to.
        raise AppendOnly("lines of the log are not changed")

    def delete(self) -> Never:
        """Refused."""
        raise AppendOnly("lines of the log are not deleted")


class AdminEvent(models.Model):
    """What an administrator did: who, what kind of thing, which person, membership or setting, when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Ids and no foreign keys: the line stays true when what it is about is gone.
    municipality_id = models.UUIDField()
    actor_id = models.UUIDField()
    about_id = models.UUIDField(null=True, default=None)
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()

    objects: ClassVar[models.Manager["AdminEvent"]] = models.Manager.from_queryset(AppendOnlyQuerySet)()

    class Meta:
        base_manager_name = "objects"
        default_permissions = ()
        indexes = [models.Index(fields=["municipality_id", "-at"], name="audit_admin_event_latest")]

    def delete(self, using: str | None = None, keep_parents: bool = False) -> Never:
        """Refused."""
        raise AppendOnly("lines of the log are not deleted")
