"""Django registration of administration."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """What the functional administrator does: people, teams and who belongs where."""

    name = "speelruimte.foundation.administration"
    label = "administration"
