"""Difficult thinking as plain Python: no Django, no network, no database, no clock."""
