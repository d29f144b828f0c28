"""Motivational interviewing: read a transcript, code what was said, count, and give feedback."""
