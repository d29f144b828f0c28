"""Workers as processes of their own: one is killed in the middle, several look at the same table at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from speelruimte.foundation.jobs.tests.tasks import wait_until

CHILD = Path(__file__).with_name("process.py")
KILLED = -9
PATIENCE = 60  # seconds


class Processes:
    """Starts processes against one database: a new SQLite file, or the PostgreSQL of this test run."""

    def __init__(self, folder):
        self.folder = folder
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "SPEELRUIMTE_REDIS_URL"},
            "PYTHONPATH": os.pathsep.join(sys.path),
            "DJANGO_SETTINGS_MODULE": "speelruimte.config.settings",
            "SPEELRUIMTE_DATA_DIR": str(folder),
            "JOBS_TEST_FOLDER": str(folder),
        }
        if connection.vendor == "postgresql":
            address = os.environ["SPEELRUIMTE_DATABASE_URL"].rpartition("/")[0]
            self._environment["SPEELRUIMTE_DATABASE_URL"] = f"{address}/{connection.settings_dict['NAME']}"

    def start(self, *words):
        return subprocess.Popen(
            [sys.executable, str(CHILD), *words],
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *words):
        done = self.start(*words)
        said, complaints = done.communicate(timeout=PATIENCE)
        assert done.returncode == 0, complaints
        return said.strip()

    def rows(self):
        return json.loads(self.run("rows"))

    def begun(self):
        file = self.folder / "begun"
        return len(file.read_text()) if file.exists() else 0


@pytest.fixture
def processes(tmp_path, transactional_db):
    processes = Processes(tmp_path)
    processes.run("prepare")
    return processes


def killed_in_the_middle(processes):
    worker = processes.start("work")
    try:
        wait_until(processes.begun)
    finally:
        worker.kill()
        worker.communicate(timeout=PATIENCE)
    assert worker.returncode == KILLED


def test_what_a_killed_worker_was_doing_is_finished_by_another(processes):
    processes.run("hand_in", "waits_for_go")
    killed_in_the_middle(processes)
    (processes.folder / "go").touch()
    assert processes.run("work") == "0", "a lease that still runs was not respected"
    assert processes.rows() == [["RUNNING", 1, []]]
    assert processes.run("work", "61") == "1"
    assert processes.rows() == [["SUCCESSFUL", 2, []]]
    assert processes.begun() == 2


def test_a_worker_that_is_alive_keeps_a_task_that_takes_longer_than_its_lease(processes):
    processes.run("hand_in", "waits_for_renewal")
    assert processes.run("beat") == "1"
    assert processes.rows() == [["SUCCESSFUL", 1, []]]


def test_what_is_due_daily_is_handed_in_once_however_many_ask_at_the_same_moment(processes):
    assert processes.run("together", "8", "2026-11-24T02:00:00+01:00") == "1"
    assert processes.run("together", "8", "2026-11-24T23:59:00+01:00") == "0"
    assert processes.rows() == [["READY", 0, ["2026-11-24"]]]
    assert processes.run("together", "8", "2026-11-25T02:00:00+01:00") == "1"


def test_workers_beside_each_other_run_every_task_once(processes):
    processes.run("hand_in", "answers", "60")
    workers = [processes.start("work") for _ in range(2)]
    said = [worker.communicate(timeout=PATIENCE)[0] for worker in workers]
    assert sum(map(int, said)) == 60
    assert processes.rows() == [["SUCCESSFUL", 1, []]] * 60
