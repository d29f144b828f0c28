"""The command line as a person types it."""

import subprocess
import sys

from typer.testing import CliRunner

from speelruimte.config.cli import app


def test_help_names_every_command():
    shown = CliRunner().invoke(app, ["--help"]).output
    for name in ("demo", "serve", "code", "coder", "manage"):
        assert name in shown


def test_manage_hands_on_to_the_framework():
    ended = subprocess.run(
        [sys.executable, "-m", "speelruimte", "manage", "help", "migrate"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "--fake" in ended.stdout
