"""Django registration of feedback."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """Partials that show a coded conversation, real or practised."""

    name = "speelruimte.foundation.feedback"
    label = "feedback"
