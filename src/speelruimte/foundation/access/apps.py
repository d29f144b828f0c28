"""Django registration of access."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """From actor and id to a record, or NotAllowed; and the access matrix that proves it."""

    name = "speelruimte.foundation.access"
    label = "access"
