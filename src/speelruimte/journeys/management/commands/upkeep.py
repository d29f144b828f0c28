"""`speelruimte manage upkeep`: what a night's upkeep does, now."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from speelruimte.journeys.upkeep import upkeep_run


class Command(BaseCommand):
    """Erase what is past its period, and say of each kind how many there were."""

    help = "Wist wat over zijn bewaartermijn heen is. Draait elke nacht vanzelf; vaker mag."

    def handle(self, *args: object, **options: object) -> None:
        """Run every part, and print its name and count."""
        for name, count in upkeep_run(today=timezone.localdate()).items():
            self.stdout.write(f"{name}: {count}")
