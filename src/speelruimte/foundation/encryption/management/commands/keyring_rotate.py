"""Give the key ring a new key and move every owner key to it."""

from argparse import ArgumentParser
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from speelruimte.foundation.encryption.errors import KeyRingError
from speelruimte.foundation.encryption.keyring import KeyRing, keyring_add_key, keyring_keep_only, keyring_read
from speelruimte.foundation.encryption.models import OwnerKey
from speelruimte.foundation.encryption.services import owner_key_move

BATCH = 100

# A request that began with the ring of before may still store something under its key; none lasts this long.
QUIET_TIME = timedelta(minutes=15)


class Command(BaseCommand):
    """Adds a key and rewraps, or finishes what was interrupted; with --retire takes old keys off the ring."""

    help = (
        "Voegt een nieuwe sleutel aan de sleutelbos toe en pakt alle sleutels van medewerkers opnieuw in. "
        "Onderbroken? Draai het commando nog eens: het gaat verder waar het was. "
        "Met --retire verdwijnen daarna de oude sleutels van de bos; oude back-ups gaan dan niet meer open."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One option: --retire."""
        parser.add_argument("--retire", action="store_true", help="haal oude sleutels van de bos")

    def handle(self, *, retire: bool, **options: object) -> None:
        """Rotate or retire; what went wrong with the ring is said in one sentence."""
        try:
            ring = keyring_read(settings.KEYRING_FILE)
            if not retire and not _waiting(ring):
                ring = keyring_add_key(settings.KEYRING_FILE)
            self._move_all(ring)
            if retire:
                self._retire(at=timezone.now())
        except KeyRingError as error:
            raise CommandError(str(error)) from error

    def _move_all(self, ring: KeyRing) -> None:
        moved = 0
        while batch := _waiting(ring)[:BATCH]:
            moved += _batch_move(batch, ring=ring)
            self.stdout.write(f"{moved} sleutels opnieuw ingepakt")

    def _retire(self, *, at: datetime) -> None:
        changed_at = datetime.fromtimestamp(settings.KEYRING_FILE.stat().st_mtime, tz=at.tzinfo)
        if at - changed_at < QUIET_TIME:
            raise CommandError("De sleutelbos is net veranderd. Wacht een kwartier en probeer het dan opnieuw.")
        in_use = frozenset(OwnerKey.objects.values_list("keyring_id", flat=True).distinct())
        ring = keyring_keep_only(settings.KEYRING_FILE, in_use=in_use)
        self.stdout.write(f"Op de sleutelbos: {len(ring.keys)} sleutel(s)")


def _waiting(ring: KeyRing) -> list[UUID]:
    """Ids of the rows that are not under the active key."""
    return list(OwnerKey.objects.exclude(keyring_id=ring.active).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _batch_move(row_ids: list[UUID], *, ring: KeyRing) -> int:
    """Move these rows to the active key, all or none of them."""
    rows = OwnerKey.objects.select_for_update().filter(pk__in=row_ids)
    for row in rows:
        owner_key_move(row, ring=ring)
        row.save()
    return len(rows)
