"""Tags and filters for every page: numbers in words, form fields, bars, icons, what unfolds."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from django import template
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from speelruimte.foundation.ui import numbers
from speelruimte.foundation.ui.bars import BarView, bar_view
from speelruimte.foundation.ui.fields import FieldKind, field_dress
from speelruimte.foundation.ui.frame import Frame, frame_of

register = template.Library()

# Our own drawings on a grid of 24, stroke only.
ICONS = {
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "check": '<path d="M5 13l5 5 9-11"/>',
    "attention": '<path d="M12 4l9 16H3z"/><path d="M12 10v4M12 17v.5"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5M12 8v.5"/>',
    "mistake": '<circle cx="12" cy="12" r="9"/><path d="M9 9l6 6M15 9l-6 6"/>',
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "pencil": '<path d="M4 20l1-5L16 4l4 4L9 19z"/>',
}


@register.filter
def decimal(value: float | None, places: int = 1) -> str:
    """`{{ 1.44|decimal }}` gives 1,4 in Dutch; nothing for None."""
    return "" if value is None else numbers.decimal_text(value, places=places)


@register.filter
def whole(value: float | None) -> str:
    """`{{ 12000|whole }}` gives 12.000 in Dutch."""
    return "" if value is None else numbers.whole_text(value)


@register.filter
def percent(value: float | None) -> str:
    """`{{ 0.3|percent }}` gives 30%; for tables, where words take too much room."""
    return "" if value is None else numbers.percent_text(value)


@register.filter
def share(value: float | None) -> str:
    """`{{ 0.3|share }}` gives "3 van de 10"."""
    return "" if value is None else numbers.share_text(value)


@register.filter
def interval(bounds: numbers.Bounds | None, kind: str = "share") -> str:
    """`{{ estimate|interval }}` gives "tussen 2 en 4 van de 10"; `|interval:"ratio"` "tussen 0,5 en 1,4"."""
    if bounds is None:
        return ""
    return numbers.ratio_interval_text(bounds) if kind == "ratio" else numbers.interval_text(bounds)


@register.filter
def day(value: date | None, form: str = "long") -> str:
    """`{{ moment|day }}` gives "23 november 2026", `|day:"short"` "23 nov"."""
    return "" if value is None else numbers.day_text(value, short=form == "short")


@register.filter
def days(value: int) -> str:
    """`{{ 3|days }}` gives "3 dagen"."""
    return numbers.days_text(value)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing that says nothing new: always beside words, hidden from a screen reader."""
    drawing = mark_safe(ICONS[name])  # noqa: S308 - our own constant
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', drawing)


@register.simple_tag(takes_context=True)
def page_frame(context: Context) -> Frame:
    """Municipality, theme and person for the base page."""
    return frame_of(context)


class FieldContext(TypedDict):
    """What ui/_field.html takes."""

    field: BoundField
    kind: FieldKind


@register.inclusion_tag("ui/_field.html")
def field(bound: BoundField) -> FieldContext:
    """`{% field form.email %}`: label, help, error and control in NL Design System markup."""
    return FieldContext(kind=field_dress(bound), field=bound)


class BarContext(TypedDict):
    """What ui/_bar.html takes."""

    bar: BarView
    text: str


@register.inclusion_tag("ui/_bar.html")
def bar(
    value: float,
    *,
    text: str,
    low: float | None = None,
    high: float | None = None,
    norms: Sequence[float] = (),
    maximum: float = 1,
) -> BarContext:
    """`{% bar 0.3 low=0.2 high=0.4 text=_("…") %}`: one horizontal bar; `text` says the same in words."""
    return BarContext(bar=bar_view(value, low=low, high=high, norms=norms, maximum=maximum), text=text)


@register.simple_block_tag
def unfold(content: SafeString, summary: str, opened: bool = False, anchor: str = "") -> SafeString:
    """`{% unfold "…" %} … {% endunfold %}`: something that unfolds, closed unless `opened`."""
    context = {"summary": summary, "body": content, "opened": opened, "anchor": anchor}
    return mark_safe(render_to_string("ui/_details.html", context))  # noqa: S308 - a rendered template
