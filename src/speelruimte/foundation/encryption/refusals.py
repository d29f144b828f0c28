"""Why a password or code was not taken, in a sentence and at the right field."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelruimte.foundation.encryption.opening import WrongPassword
from speelruimte.kernel.errors import SpeelruimteError


def wait_text(until: datetime) -> str:
    """From when a new try is taken."""
    local = timezone.localtime(until)
    moment = _("%(day)s at %(time)s") % {"day": date_format(local, "j F"), "time": date_format(local, "H:i")}
    return _("That went wrong a few times. Nothing is lost. You can try again on %(moment)s.") % {"moment": moment}


def field_and_text(error: SpeelruimteError, *, fields: frozenset[str]) -> tuple[str, str]:
    """The field that the reason belongs to, and the reason."""
    problem = getattr(error, "problem", "")
    if problem == "recovery_code_length":
        found = getattr(error, "found", "")
        return "recovery_code", _("A recovery code has 20 characters. There are %(found)s here.") % {"found": found}
    if problem:
        return "recovery_code", _("There is a typing error in the code. Compare it with your paper once more.")
    if "recovery_code" in fields and not isinstance(error, WrongPassword):
        return "recovery_code", _("This is not your recovery code. Do you perhaps have a newer one?")
    return "password", _("This is not your password.")
