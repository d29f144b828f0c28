"""What was done: an owner's own log for herself, and a log of administration."""
