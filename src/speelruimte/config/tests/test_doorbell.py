"""The bell over a real Redis: a worker that looks at the table once an hour hears it and does the work."""

import base64
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import redis

from speelruimte.foundation.jobs.tests import tasks
from speelruimte.foundation.jobs.tests.tasks import wait_until

CHILD = Path(tasks.__file__).with_name("process.py")
PATIENCE = 60  # seconds
DONE = '["SUCCESSFUL", 1, []]'  # a task without arguments; the night's upkeep has one
DEAF_FOR_AN_HOUR = """
import importlib
worker = importlib.import_module("speelruimte.config.cli.worker")
worker.LOOK_EVERY_SECONDS = 3600
worker.work()
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def store(tmp_path):
    """A Redis of our own."""
    program = shutil.which("redis-server")
    if program is None:
        message = "no redis-server found: install it (Debian: apt install redis-server)"
        (pytest.fail if os.environ.get("STRICT") else pytest.skip)(message)
    port = free_port()
    server = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)],
        stdout=subprocess.DEVNULL,
    )
    client = redis.Redis(port=port)
    try:
        wait_until(lambda: _answers(client))
        yield client
    finally:
        client.close()
        server.terminate()
        server.wait(PATIENCE)


def _answers(client):
    try:
        return client.ping()
    except redis.ConnectionError:
        return False


def environment(folder, port):
    return {
        **{name: value for name, value in os.environ.items() if name != "SPEELRUIMTE_DATABASE_URL"},
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "speelruimte.config.settings",
        "SPEELRUIMTE_DATA_DIR": str(folder),
        "SPEELRUIMTE_REDIS_URL": f"redis://127.0.0.1:{port}/0",
    }


def run(known, *words):
    done = subprocess.run(
        [sys.executable, str(CHILD), *words], env=known, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stderr
    return done


def test_a_worker_hears_the_bell_and_the_message_says_nothing(store, tmp_path):
    known = environment(tmp_path, store.connection_pool.connection_kwargs["port"])
    run(known, "prepare")
    run(known, "hand_in", "answers")
    (message,) = map(json.loads, store.lrange("celery", 0, -1))
    assert json.loads(base64.b64decode(message["body"]))[:2] == [[], {}]
    assert "answers" not in str(message)
    worker = subprocess.Popen([sys.executable, "-c", DEAF_FOR_AN_HOUR], env=known, stderr=subprocess.PIPE, text=True)
    try:
        wait_until(lambda: DONE in run(known, "rows").stdout)
        wait_until(lambda: any(one["cmd"] == "brpop" for one in store.client_list()))
        run(known, "hand_in", "answers")
        wait_until(lambda: run(known, "rows").stdout.count(DONE) == 2)
    finally:
        worker.terminate()
        complaints = worker.communicate(timeout=PATIENCE)[1]
    assert worker.returncode == 0, complaints


def test_a_redis_that_is_away_costs_no_work_and_hardly_any_time(tmp_path):
    known = environment(tmp_path, free_port())
    run(known, "prepare")
    begun = time.monotonic()
    said = run(known, "hand_in", "answers")
    assert time.monotonic() - begun < PATIENCE / 2
    assert "doorbell_not_rung" in said.stderr
    assert '"READY"' in run(known, "rows").stdout
