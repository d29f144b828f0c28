"""Numbers, shares, intervals and days as a person reads them, in the active language."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from babel.dates import format_date
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext, ngettext


class Bounds(Protocol):
    """Anything with a lower and an upper bound, such as an interval of a measure."""

    @property
    def low(self) -> float: ...
    @property
    def high(self) -> float: ...


def decimal_text(value: float, *, places: int = 1) -> str:
    """A number with a fixed number of decimals; a comma in Dutch, a point in English. Halves go up."""
    step = Decimal(1).scaleb(-places)
    rounded = Decimal(str(value)).quantize(step, rounding=ROUND_HALF_UP)
    return number_format(abs(rounded) if rounded == 0 else rounded, decimal_pos=places, use_l10n=True)


def whole_text(value: float) -> str:
    """A count, with a separator for thousands."""
    return number_format(int(_tenths_up(value)), use_l10n=True, force_grouping=True)


def percent_text(value: float) -> str:
    """A share 0..1 as whole percents, for tables."""
    return gettext("%(percent)s%%") % {"percent": decimal_text(value * 100, places=0)}


def share_text(value: float) -> str:
    """A share 0..1 in tenths, in words: "3 of 10", "about 3 of 10", "fewer than 1 of 10"."""
    tenths = Decimal(str(value)) * 10
    nearest = int(_tenths_up(float(tenths)))
    if tenths == nearest:
        return gettext("%(tenths)d of 10") % {"tenths": nearest}
    if nearest == 0:
        return gettext("fewer than 1 of 10")
    if nearest == 10:
        return gettext("more than 9 of 10")
    return gettext("about %(tenths)d of 10") % {"tenths": nearest}


def interval_text(bounds: Bounds) -> str:
    """An interval of a share, each bound to the nearest tenth: "between 2 and 4 of 10"."""
    low, high = int(_tenths_up(bounds.low * 10)), int(_tenths_up(bounds.high * 10))
    if low == high:
        return gettext("about %(tenths)d of 10") % {"tenths": low}
    return gettext("between %(low)d and %(high)d of 10") % {"low": low, "high": high}


def ratio_interval_text(bounds: Bounds) -> str:
    """An interval of a ratio, one decimal: "between 0.5 and 1.4"."""
    low, high = decimal_text(bounds.low), decimal_text(bounds.high)
    if low == high:
        return gettext("about %(value)s") % {"value": low}
    return gettext("between %(low)s and %(high)s") % {"low": low, "high": high}


def day_text(value: date | datetime, *, short: bool = False) -> str:
    """A day: "23 November 2026", or short "23 Nov". A moment is first brought to the local time zone."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return str(format_date(value, "d MMM" if short else "d MMMM y", locale=get_language() or "nl"))


def days_text(days: int) -> str:
    """A number of days in words."""
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def _tenths_up(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
