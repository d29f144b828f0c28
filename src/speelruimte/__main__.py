"""`python -m speelruimte` is the same as the command `speelruimte`."""

from speelruimte.config.cli import main

main()
