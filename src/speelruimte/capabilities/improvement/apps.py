"""Django registration of improvement."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """The practice agenda: what she chose to practise, and whether it moves."""

    name = "speelruimte.capabilities.improvement"
    label = "improvement"
