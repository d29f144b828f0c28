"""Speelruimte: learning to hold conversations that help people take charge of their own lives."""

__version__ = "0.1.0"
