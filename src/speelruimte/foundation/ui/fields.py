"""Form fields in the markup of NL Design System."""

from enum import StrEnum

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates


class FieldKind(StrEnum):
    """How a field is laid out."""

    TEXT = "text"
    AREA = "area"
    SELECT = "select"
    CHECKBOX = "checkbox"
    CHOICES = "choices"
    FILE = "file"
    HIDDEN = "hidden"


CLASSES = {
    FieldKind.TEXT: "utrecht-textbox utrecht-textbox--html-input",
    FieldKind.AREA: "utrecht-textarea utrecht-textarea--html-textarea",
    FieldKind.SELECT: "utrecht-select utrecht-select--html-select",
    FieldKind.CHECKBOX: "utrecht-checkbox utrecht-checkbox--html-input",
    FieldKind.FILE: "utrecht-form-field__input",
}


class NldsRenderer(DjangoTemplates):
    """Renders `{{ form }}` and `{{ form.x.as_field_group }}` as NL Design System form fields."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


def field_kind(widget: forms.Widget) -> FieldKind:
    """The layout that goes with a widget."""
    if widget.is_hidden:
        return FieldKind.HIDDEN
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return FieldKind.CHOICES
    if isinstance(widget, forms.CheckboxInput):
        return FieldKind.CHECKBOX
    if isinstance(widget, forms.Textarea):
        return FieldKind.AREA
    if isinstance(widget, forms.Select):
        return FieldKind.SELECT
    return FieldKind.FILE if isinstance(widget, forms.FileInput) else FieldKind.TEXT


def field_dress(field: BoundField) -> FieldKind:
    """Give the field's widget the class of its kind, beside classes it has already; says which kind it is.

    A form owns a copy of its widgets, so this touches no other form.
    """
    widget = field.field.widget
    kind = field_kind(widget)
    radio = isinstance(widget, forms.RadioSelect) and not widget.allow_multiple_selected
    wanted = CLASSES.get(kind, "utrecht-radio-button utrecht-radio-button--html-input" if radio else "utrecht-checkbox")
    present = str(widget.attrs.get("class", ""))
    if kind is not FieldKind.HIDDEN and wanted not in present:
        widget.attrs["class"] = f"{wanted} {present}".strip()
    return kind
