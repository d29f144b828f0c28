"""`speelruimte demo`: prepares once, serves, and finds everything ready at the second start."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from urllib.error import URLError

import pytest
from tests.waiting import until


@pytest.fixture
def address():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(port, folder):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SPEELRUIMTE_")}
    environment |= {"SPEELRUIMTE_DATA_DIR": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.Popen(
        [sys.executable, "-m", "speelruimte", "demo", "--port", str(port)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def stopped(process):
    os.killpg(process.pid, signal.SIGINT)
    return process.communicate(timeout=30)[1]


def answers(port, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.read().decode()
    except (URLError, ConnectionError):
        return ""


def test_it_prepares_once_and_serves_twice(address, tmp_path):
    folder = tmp_path / "demo"
    first = started(address, folder)
    try:
        assert "oefenen-in-voorbeeldstad" in until(lambda: answers(address, "/voorbeeld/"), seconds=120)
    finally:
        said = stopped(first)
    assert "klaargezet" in said
    assert (folder / "recovery_codes.json").stat().st_mode & 0o077 == 0

    second = started(address, folder)
    try:
        assert until(lambda: answers(address, "/"), seconds=60)
    finally:
        said = stopped(second)
    assert "klaargezet" not in said
    assert "staat klaar" in said
