"""The practice agenda as the database knows it: one sealed part, of an owner without a name."""

from django.db import models

from speelruimte.foundation.encryption.models import OwnerRecord
from speelruimte.foundation.encryption.parts import SealedPart


class PracticeAgenda(OwnerRecord):
    """What one person practises; at most one per owner."""

    items = SealedPart()
    touched_on = models.DateField(db_index=True)

    class Meta(OwnerRecord.Meta):
        constraints = [models.UniqueConstraint(fields=["owner_tag"], name="improvement_agenda_once")]
