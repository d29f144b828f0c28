"""Tests of both logs."""
