"""Django registration of audit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """What was done: an owner's own log for herself, and a log of administration."""

    name = "speelruimte.foundation.audit"
    label = "audit"
