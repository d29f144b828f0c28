"""Composition root: settings, addresses and the command line; the only package that knows everything."""
