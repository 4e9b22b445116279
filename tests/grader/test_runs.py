"""Runs without a mark, from the page's question to the worker's answer, with a real queue and real workers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from redis import Redis
from rq import Queue as Jobs
from rq.serializers import JSONSerializer

from grader import runs
from grader.errors import Invalid, NotAllowed, NotFound, Retryable, TooLarge
from grader.queue import RUNS, Queue
from grader.run_queue import MOST_WAITING, RunFailed, RunQueue
from grader.runs import Asked
from grader.store.session import Sessions
from grader.submission import State
from grader.worker import GradingWorker, work
from grader.workshop import Workshop
from sandbox.errors import BadRequest, SandboxUnavailable
from tests.grader.scene import NOON, RIGHT, School
from tests.grader.scripted import Scripted, raises
from tests.grader.test_worker import Desk, Worker

HELLO = "print('hello', input())\n"


def ask(sessions: Sessions, school: School, who: str = "mana", **changes: Any) -> Asked:
    body: dict[str, Any] = {"exercise": "basics/double", "files": {"solution.py": HELLO}, "stdin": "Mana\n"}
    body |= changes
    viewer = school.viewer(sessions, who)
    with sessions() as session:
        return runs.ask(session, viewer, **body, now=NOON, max_kib=1)


def database_of(sessions: Sessions) -> str:
    return str(sessions.kw["bind"].url.render_as_string(hide_password=False))


@pytest.fixture
def waiting(queue: Queue) -> Jobs:
    return Jobs(RUNS, connection=queue.connection, serializer=JSONSerializer)


# --- asking ----------------------------------------------------------------------------------------------------------


def test_what_is_asked_is_checked_and_says_how_long_it_may_take(sessions, school):
    asked = ask(sessions, school, stdin=None)
    assert asked == Asked("sha256:double-1", "solution.py", {"solution.py": HELLO}, "", 2.0)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"exercise": 1}, "exercise", "not-an-exercise-id"),
        ({"files": None}, "files", "no-files"),
        ({"files": {"a.py": 1}}, "files.a.py", "not-text"),
        ({"files": {"a.py": ""}}, "files.a.py", "file-not-asked-for"),
        ({"stdin": 1}, "stdin", "not-text"),
        ({"stdin": ["1"]}, "stdin", "not-text"),
    ],
)
def test_each_bad_field_is_named(sessions, school, changes, field, code):
    with pytest.raises(Invalid) as raised:
        ask(sessions, school, **changes)
    assert raised.value.fields[field] == code


def test_files_and_input_together_are_as_large_as_a_submission_may_be(sessions, school):
    with pytest.raises(TooLarge):
        ask(sessions, school, stdin="x" * 1024)


def test_who_may_not_send_may_not_run(sessions, school):
    with pytest.raises(NotAllowed):
        ask(sessions, school, "piti")
    with pytest.raises(NotFound):
        ask(sessions, school, exercise="basics/none")


# --- waiting ---------------------------------------------------------------------------------------------------------


def test_where_no_worker_begins_in_time_it_can_be_tried_again_and_nothing_is_left(queue, waiting):
    began = time.monotonic()
    with pytest.raises(Retryable) as raised:
        RunQueue(queue).run(("r", {}, ""), 1.0, patience_seconds=0.1)
    assert time.monotonic() - began < 60
    assert raised.value.code == "runs-busy"
    assert int(raised.value.params["retry_after_seconds"]) >= 1
    assert len(waiting) == 0


def test_a_queue_that_is_long_already_takes_no_more(queue, waiting):
    for _ in range(MOST_WAITING):
        waiting.enqueue_call("grader.jobs.run", args=("r", {}, ""))
    with pytest.raises(Retryable, match="runs-busy"):
        RunQueue(queue).run(("r", {}, ""), 1.0)
    assert len(waiting) == MOST_WAITING


def test_without_redis_it_can_be_tried_again(dead_queue):
    with pytest.raises(Retryable, match="runs-unavailable"):
        RunQueue(dead_queue).run(("r", {}, ""), 1.0)


# --- the worker ------------------------------------------------------------------------------------------------------


@pytest.fixture
def answers(sessions: Sessions, queue: Queue, valkey_url: str) -> Iterator[Callable[[Scripted], Any]]:
    """Ask for a run of `double` and let a worker with this sandbox answer."""
    shops: list[Workshop] = []

    def answer(box: Scripted, wanted: tuple[Any, ...] = ("sha256:double-1", {"solution.py": HELLO}, "Mana\n")) -> Any:
        shops.append(Workshop(sessions, queue, lambda: box))
        shops[-1].open()
        connection = Redis.from_url(valkey_url)
        with ThreadPoolExecutor(1) as threads:
            asked = threads.submit(RunQueue(queue).run, wanted, 2.0)
            waiting = Jobs(RUNS, connection=queue.connection)
            deadline = time.monotonic() + 20
            while not len(waiting):
                assert time.monotonic() < deadline
                time.sleep(0.01)
            GradingWorker(connection, lambda: None, lambda: None).work(burst=True, logging_level="CRITICAL")
            return asked.result(20)

    yield answer
    for shop in shops:
        shop.drop_slot()
    Workshop(sessions, queue, Scripted).close()


def test_a_sandbox_that_is_away_is_told_as_nothing_and_costs_the_slot(school, answers):
    box = Scripted(meanwhile=raises(SandboxUnavailable("gone")))
    assert answers(box) is None
    assert box.closed == 1


def test_a_bug_of_ours_is_raised_where_it_was_asked_and_costs_the_slot(school, answers):
    box = Scripted(meanwhile=raises(BadRequest("bug")))
    with pytest.raises(RunFailed, match="BadRequest"):
        answers(box)
    assert box.closed == 1


def test_nothing_of_a_run_stays_in_the_queue(school, answers, queue):
    assert answers(Scripted(values=[None]))["outcome"] == "exited"
    left = [key for key in queue.connection.keys("rq:*") if b"job" in key or b"result" in key]
    assert left == []


def test_what_waits_for_its_mark_comes_first(sessions, school, queue, valkey_url):
    """One worker, a run that waits first and a submission that comes after it: the submission is graded before."""
    desk = Desk(sessions, school, queue)
    Jobs(RUNS, connection=queue.connection, serializer=JSONSerializer).enqueue_call(
        "grader.jobs.run", args=("sha256:double-1", {"solution.py": HELLO}, "")
    )
    desk.send(1)
    box = Scripted()
    work(
        database_of(sessions),
        valkey_url,
        lambda: box,
        lambda: None,
        until_empty=True,
    )
    kinds = [type(request.cases[0]).__name__ for request in box.requests]
    assert kinds == ["CallCase", "ProgramCase"]
    assert desk.look(1).state is State.GRADED


def test_a_worker_that_only_grades_leaves_runs_alone(sessions, school, queue, waiting, valkey_url):
    waiting.enqueue_call("grader.jobs.run", args=("sha256:double-1", {"solution.py": HELLO}, ""))
    box = Scripted()
    work(database_of(sessions), valkey_url, lambda: box, lambda: None, runs=False, until_empty=True)
    assert (box.requests, len(waiting)) == ([], 1)


def test_a_real_worker_runs_a_program_and_grades_beside_it(sessions, school, queue, valkey_url):
    worker = Worker(database_of(sessions), valkey_url, "local")
    desk = Desk(sessions, school, queue)
    try:
        desk.send(1, RIGHT)
        desk.wait_for(1, State.GRADED)
        asked = ask(sessions, school)
        told = RunQueue(queue).run(asked.arguments, asked.wall_seconds)
        assert (told["outcome"], told["stdout"]) == ("exited", "hello Mana\n")
        looping = ask(sessions, school, files={"solution.py": "while True: pass\n"})
        told = RunQueue(queue).run(looping.arguments, looping.wall_seconds)
        assert (told["outcome"], [one["code"] for one in told["feedback"]]) == ("timed_out", ["timed-out"])
    finally:
        assert worker.end() == 0
