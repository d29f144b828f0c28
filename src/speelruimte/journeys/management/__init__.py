"""Commands of the journeys."""
