"""Django registration of organisations."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Municipalities, departments, teams and who belongs to them, from day to day."""

    name = "speelruimte.foundation.organisations"
    label = "organisations"
