"""Tests of owner-only encryption."""
