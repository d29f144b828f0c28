"""Conversations as the database knows them: two sealed parts and two dates, of an owner without a name."""

from django.db import models

from speelruimte.foundation.encryption.models import OwnerRecord
from speelruimte.foundation.encryption.parts import SealedPart


class Conversation(OwnerRecord):
    """One conversation, or a plan for one. The words go before the codes do."""

    record = SealedPart()
    texts = SealedPart()
    text_until = models.DateField(db_index=True)
    codes_until = models.DateField(db_index=True)

    class Meta(OwnerRecord.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(text_until__lte=models.F("codes_until")), name="conversation_text_goes_first"
            )
        ]


class ReaderNote(OwnerRecord):
    """That the owner read how feedback is to be read; at most one per owner."""

    class Meta(OwnerRecord.Meta):
        constraints = [models.UniqueConstraint(fields=["owner_tag"], name="conversation_reader_note_once")]
