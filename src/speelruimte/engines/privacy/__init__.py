"""Identifiers of people in text: finding them, replacing them, asking about the rest."""
