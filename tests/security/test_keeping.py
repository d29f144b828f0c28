"""A conversation is kept wholly or not at all, and once, whatever happens to the process or the mouse button."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

CHILD = Path(__file__).with_name("keeping.py")
KILLED = -9


@pytest.fixture
def process(tmp_path, transactional_db):
    """Run the child against a database of its own: a new SQLite file, or the PostgreSQL of this test run."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "speelruimte.config.settings",
        "SPEELRUIMTE_DATA_DIR": str(tmp_path),
    }
    if connection.vendor == "postgresql":
        address = os.environ["SPEELRUIMTE_DATABASE_URL"].rpartition("/")[0]
        environment["SPEELRUIMTE_DATABASE_URL"] = f"{address}/{connection.settings_dict['NAME']}"

    def run(*words):
        return subprocess.run(
            [sys.executable, str(CHILD), *words], env=environment, capture_output=True, text=True, timeout=120
        )

    assert run("prepare").returncode == 0
    return run


@pytest.mark.parametrize("writes", ["1", "2"])
def test_a_process_that_is_killed_while_keeping_leaves_nothing(process, writes):
    assert process("killed", writes).returncode == KILLED
    assert process("count").stdout.split() == ["0", "0"]


def test_what_is_kept_is_there_with_its_line_in_her_log(process):
    assert process("killed", "3").stdout.split() == ["1", "1"]


def test_two_clicks_at_the_same_moment_keep_one_conversation(process):
    done = process("together")
    assert done.stderr == ""
    assert done.stdout.split() == ["1", "1"]


def test_a_conversation_that_is_erased_while_it_is_changed_is_gone_and_nothing_breaks(process):
    done = process("erased-while-changing")
    assert done.stderr == ""
    assert done.stdout.split()[0] == "0"
