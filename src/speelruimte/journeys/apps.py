"""Django registration of journeys."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    """Home and the pages where capabilities meet."""

    name = "speelruimte.journeys"
    label = "journeys"
