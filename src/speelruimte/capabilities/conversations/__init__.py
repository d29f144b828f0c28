"""Conversations: transcripts in, codes and feedback out, for the owner alone."""
