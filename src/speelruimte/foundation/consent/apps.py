"""Django registration of consent."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """What the client was told, the legal basis, purposes and retention periods."""

    name = "speelruimte.foundation.consent"
    label = "consent"
