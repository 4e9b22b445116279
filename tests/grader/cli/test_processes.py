"""The commands that production runs one by one: `serve`, `worker --processes`, `sweep`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from grader.queue import job_id
from grader.store import exercises
from grader.store.submissions import get_submission
from grader.submission import State, Submission
from tests.grader.scene import ID, School
from tests.grader.test_submit import send

ROOT = Path(__file__).resolve().parents[3]


def until(answer: Callable[[], bool], told: Callable[[], object] = lambda: "waited too long") -> None:
    deadline = time.monotonic() + 90
    while not answer():
        assert time.monotonic() < deadline, told()
        time.sleep(0.05)


@pytest.fixture
def environ(database_url: str, valkey_url: str) -> Mapping[str, str]:
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("KRADAN_")},
        "PYTHONPATH": str(ROOT),
        "KRADAN_MODE": "development",
        "KRADAN_SECRET_KEY": "a secret of the tests",
        "KRADAN_DATABASE_URL": database_url,
        "KRADAN_REDIS_URL": valkey_url,
        "KRADAN_EXERCISES_DIR": str(ROOT / "exercises"),
    }


@pytest.fixture
def start(environ: Mapping[str, str]) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def one(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "grader", *arguments]
        started.append(subprocess.Popen(command, env=environ, cwd="/", start_new_session=True))
        return started[-1]

    yield one
    for process in started:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def look(sessions, school: School) -> Submission:
    with sessions() as session:
        return get_submission(session, school.viewer(sessions, "mana"), ID)


def test_two_worker_processes_are_one_command_and_a_dead_one_is_replaced(sessions, school, queue, start):
    tree = start("worker", "--processes", "2", "--sandbox", "local")
    children = Path(f"/proc/{tree.pid}/task/{tree.pid}/children")
    until(lambda: len(children.read_text().split()) == 2)
    first = int(children.read_text().split()[0])
    os.kill(first, signal.SIGKILL)
    until(lambda: str(first) not in children.read_text().split() and len(children.read_text().split()) == 2)
    send(sessions, school, queue)
    until(lambda: look(sessions, school).state is State.GRADED, lambda: look(sessions, school))
    tree.terminate()
    assert tree.wait(60) == 0


def test_the_sweeper_rings_and_brings_the_exercises_up_to_date(sessions, school, queue, dead_queue, environ):
    send(sessions, school, dead_queue)
    done = subprocess.run(
        [sys.executable, "-m", "grader", "sweep", "--once"],
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert queue.jobs_waiting() == {job_id(ID, 1)}
    assert "rung=1" in done.stderr
    with sessions() as session:
        assert exercises.current_exercise(session, "python-basics/sum-two").max_points > 0


def test_the_sweeper_outlives_a_database_that_is_away_and_ends_when_asked(environ, tmp_path):
    log = tmp_path / "log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "grader", "sweep"],
            env={**environ, "KRADAN_DATABASE_URL": f"sqlite:///{tmp_path}/nowhere/k.db"},
            stderr=sink,
        )
    until(lambda: "sweep-failed" in log.read_text())
    assert process.poll() is None
    process.terminate()
    assert process.wait(30) == 0


def test_the_web_server_serves_and_ends_when_asked(start):
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    server = start("serve", "--port", str(port), "--processes", "1", "--threads", "4")

    def answers() -> bool:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
        return False

    until(answers)
    server.terminate()
    assert server.wait(60) == 0
