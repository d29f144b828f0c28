"""Pages of conversations: the way in (intake.py), and a conversation with its feedback (pages.py)."""
