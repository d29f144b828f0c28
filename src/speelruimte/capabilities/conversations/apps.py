"""Django registration of conversations."""

from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    """Conversations: transcripts in, codes and feedback out, for the owner alone."""

    name = "speelruimte.capabilities.conversations"
    label = "conversations"
