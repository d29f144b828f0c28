"""Municipalities, departments, teams and who belongs to them, from day to day."""
