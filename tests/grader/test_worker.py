from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from grader.clock import now
from grader.errors import Retryable
from grader.queue import Queue, job_id
from grader.store import submissions
from grader.store.session import Sessions
from grader.submission import State, Submission
from grader.sweep import sweep
from grader.worker import work
from sandbox.errors import SandboxUnavailable
from tests.grader.scene import RIGHT, School, send, submission_id
from tests.grader.scripted import Scripted, raises

ROOT = Path(__file__).resolve().parents[2]
SLOW = "import time\n" + RIGHT.replace("return", "time.sleep(1)\n    return")


class Worker:
    """A real worker process with a local slot."""

    def __init__(self, database_url: str, redis_url: str, sandbox: str) -> None:
        environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "KRADAN_MODE": "development",
            "KRADAN_SECRET_KEY": "a secret of the tests",
            "KRADAN_DATABASE_URL": database_url,
            "KRADAN_REDIS_URL": redis_url,
        }
        command = [sys.executable, "-m", "grader", "worker", "--processes", "1", "--sandbox", sandbox]
        self.process = subprocess.Popen(command, env=environ, cwd="/", start_new_session=True)

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send the signal and wait."""
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture(params=["local", pytest.param("docker", marks=pytest.mark.docker)])
def start(request: pytest.FixtureRequest, database_url: str, valkey_url: str) -> Iterator[Callable[[], Worker]]:
    """Start a worker; whatever still runs at the end is killed."""
    started: list[Worker] = []

    def one() -> Worker:
        started.append(Worker(database_url, valkey_url, request.param))
        return started[-1]

    yield one
    for worker in started:
        worker.process.kill()
        worker.process.wait()


class Desk:
    """Mana's desk: sends, and looks how far it has come."""

    def __init__(self, sessions: Sessions, school: School, queue: Queue) -> None:
        self.sessions, self.school, self.queue = sessions, school, queue
        self.viewer = school.viewer(sessions, "mana")

    def send(self, number: int, source: str = RIGHT) -> None:
        send(self.sessions, self.school, self.queue, submission_id(number), files={"solution.py": source})

    def look(self, number: int) -> Submission:
        with self.sessions() as session:
            return submissions.get_submission(session, self.viewer, submission_id(number))

    def wait_for(self, number: int, state: State) -> Submission:
        deadline = time.monotonic() + 120
        while (found := self.look(number)).state is not state:
            assert time.monotonic() < deadline, f"{found.state} and not {state}: {found.stuck_reason}"
            time.sleep(0.01)
        return found


@pytest.fixture
def desk(sessions: Sessions, school: School, queue: Queue) -> Desk:
    return Desk(sessions, school, queue)


def test_a_worker_grades_what_waited_and_what_comes(desk, start):
    desk.send(1)
    worker = start()
    first = desk.wait_for(1, State.GRADED)
    assert (first.points, first.max_points, first.attempt) == (3, 3, 1)
    for number in range(2, 12):
        desk.send(number, RIGHT.replace("* 2", "+ 2") if number % 2 else RIGHT)
    points = [desk.wait_for(number, State.GRADED).points for number in range(2, 12)]
    assert points == [3, 1] * 5
    assert worker.end() == 0


def test_a_submission_under_way_is_finished_when_the_worker_is_asked_to_end(desk, start):
    worker = start()
    desk.send(1, SLOW)
    desk.wait_for(1, State.RUNNING)
    assert worker.end() == 0
    assert desk.look(1).state is State.GRADED


def test_a_killed_worker_loses_nothing_and_doubles_nothing(desk, sessions, queue, start):
    first = start()
    desk.send(1, SLOW)
    desk.send(2)
    desk.send(3)
    desk.wait_for(1, State.RUNNING)
    first.end(signal.SIGKILL)
    assert [desk.look(number).state for number in (1, 2, 3)] == [State.RUNNING, State.QUEUED, State.QUEUED]
    start()
    assert desk.wait_for(2, State.GRADED).attempt == 1
    assert desk.wait_for(3, State.GRADED).attempt == 1
    assert desk.look(1).state is State.RUNNING
    assert sweep(sessions, queue, now() + timedelta(seconds=31)).returned == 1
    assert sweep(sessions, queue, now() + timedelta(seconds=40)).rung == 1
    again = desk.wait_for(1, State.GRADED)
    assert (again.attempt, again.points) == (2, 3)
    with sessions() as session:
        assert submissions.count_by_state(session) == {State.GRADED: 3}


def test_a_job_that_outlives_its_time_costs_the_slot_and_the_submission_is_graded_again(
    desk, sessions, queue, dead_queue, start
):
    start()
    impatient = Desk(sessions, desk.school, dead_queue)
    impatient.send(1, SLOW)
    queue._jobs.enqueue_call("grader.jobs.grade", args=(submission_id(1),), timeout=1, job_id="too-short")
    put_back = desk.wait_for(1, State.QUEUED)
    assert (put_back.attempt, put_back.points) == (1, None)
    sweep(sessions, queue, now() + timedelta(seconds=60))
    again = desk.wait_for(1, State.GRADED)
    assert (again.attempt, again.points) == (2, 3)


def test_a_worker_without_a_sandbox_takes_no_job_and_says_why(desk, database_url, valkey_url):
    desk.send(1)
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "KRADAN_MODE": "development",
        "KRADAN_SECRET_KEY": "a secret of the tests",
        "KRADAN_DATABASE_URL": database_url,
        "KRADAN_REDIS_URL": valkey_url,
        "DOCKER_HOST": "unix:///nowhere/docker.sock",
    }
    command = [sys.executable, "-m", "grader", "worker", "--processes", "1", "--sandbox", "docker"]
    ended = subprocess.run(command, env=environ, cwd="/", capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert "No sandbox can be had now" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert desk.look(1).state is State.QUEUED


@pytest.fixture
def _own_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_own_signals")
def test_a_worker_that_lost_its_sandbox_for_good_leaves_the_jobs_to_others(desk, queue, database_url, valkey_url):
    for number in (1, 2):
        desk.send(number)
    slots = [Scripted(meanwhile=raises(SandboxUnavailable("the slot broke")))]

    def open_slot() -> Scripted:
        if not slots:
            raise SandboxUnavailable("no engine answers")
        return slots.pop()

    with pytest.raises(Retryable):
        work(database_url, valkey_url, open_slot, lambda: None, until_empty=True)
    assert (desk.look(1).state, desk.look(1).attempt) == (State.QUEUED, 1)
    assert job_id(submission_id(2), 1) in queue.jobs_waiting()
