"""Django registration of jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Background work that survives a killed process."""

    name = "speelruimte.foundation.jobs"
    label = "jobs"
