"""Django registration of ui."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Base page, partials, template tags, tokens and the pattern page."""

    name = "speelruimte.foundation.ui"
    label = "ui"
