"""Partials that show a coded conversation, real or practised."""
