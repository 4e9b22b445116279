from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

import pytest
from rq.timeouts import JobTimeoutException
from sqlalchemy.exc import OperationalError

from grader import jobs
from grader.clock import now
from grader.errors import Conflict, ExerciseBroken
from grader.exercise.problems import Problem
from grader.grade import MOST_FAILURES
from grader.queue import Queue, job_id
from grader.store import moves
from grader.store.session import Sessions
from grader.submission import State
from grader.submit import Accepted
from grader.sweep import GRACE, LOST_AFTER, sweep
from grader.workshop import Workshop, workshop
from sandbox.contract import Sandbox
from sandbox.errors import BadRequest, SandboxUnavailable
from tests.grader import scene
from tests.grader.scene import ID, School, stored
from tests.grader.scripted import Scripted, raises

LATER = timedelta(seconds=60)


class Slots:
    """Opens the sandboxes of a test, one after the other; the last one again and again."""

    def __init__(self, *boxes: Scripted | Exception) -> None:
        self.boxes = list(boxes)
        self.opened = 0

    def __call__(self) -> Sandbox:
        self.opened += 1
        box = self.boxes.pop(0) if len(self.boxes) > 1 else self.boxes[0]
        if isinstance(box, Exception):
            raise box
        return box


@pytest.fixture
def open_shop(sessions: Sessions, queue: Queue) -> Iterator[Callable[..., Slots]]:
    shops = []

    def make(*boxes: Scripted | Exception) -> Slots:
        slots = Slots(*boxes)
        shops.append(Workshop(sessions, queue, slots))
        shops[-1].open()
        return slots

    yield make
    for shop in shops:
        shop.drop_slot()
    workshop_closed()


def raising(error: Exception) -> Callable[..., None]:
    def call(*_args: object, **_named: object) -> None:
        raise error

    return call


def workshop_closed() -> None:
    from grader import workshop as module

    module._opened.clear()


@pytest.fixture
def send(sessions: Sessions, school: School) -> Callable[[Queue], Accepted]:
    return partial(scene.send, sessions, school)


def test_a_job_grades_what_it_is_told(sessions, school, queue, send, open_shop):
    send(queue)
    open_shop(Scripted())
    jobs.grade(ID)
    assert stored(sessions, school).state is State.GRADED


def test_a_job_that_runs_twice_grades_once(sessions, school, queue, send, open_shop):
    send(queue)
    box = Scripted()
    open_shop(box)
    jobs.grade(ID)
    first = stored(sessions, school)
    jobs.grade(ID)
    assert stored(sessions, school) == first
    assert len(box.requests) == 1


def test_a_job_for_something_that_is_not_there_ends_quietly(school, queue, open_shop):
    open_shop(Scripted())
    jobs.grade("00000000-0000-4000-8000-000000000000")


def test_one_slot_serves_one_job_after_the_other(sessions, school, queue, send, open_shop):
    box = Scripted()
    slots = open_shop(box)
    send(queue)
    jobs.grade(ID)
    jobs.grade(ID)
    assert (slots.opened, box.closed) == (1, 0)


def test_outside_of_a_worker_a_job_says_so():
    with pytest.raises(RuntimeError, match="kradan worker"):
        workshop()


def test_a_submission_that_breaks_every_slot_is_tried_again_by_the_sweeper_and_then_stuck(
    sessions, school, queue, send, open_shop
):
    send(queue)
    open_shop(Scripted(meanwhile=raises(SandboxUnavailable("the slot broke"))))
    moment = now()
    for attempt in range(1, MOST_FAILURES):
        jobs.grade(ID)
        waiting = stored(sessions, school)
        assert (waiting.state, waiting.attempt) == (State.QUEUED, attempt)
        moment += LATER
        assert sweep(sessions, queue, moment).rung == 1
        assert job_id(ID, attempt + 1) in queue.jobs_waiting()
    jobs.grade(ID)
    done = stored(sessions, school)
    assert (done.state, done.points) == (State.STUCK, None)
    assert "sandbox-unavailable" in str(done.stuck_reason)


def test_however_long_docker_is_away_a_submission_waits_and_is_graded_then(sessions, school, queue, send, open_shop):
    send(queue)
    away = SandboxUnavailable("no engine answers")
    slots = open_shop(*[away] * 2 * MOST_FAILURES, Scripted())
    moment = now()
    for _ in range(2 * MOST_FAILURES):
        queue.connection.flushdb()
        jobs.grade(ID)
        assert (stored(sessions, school).state, stored(sessions, school).attempt) == (State.QUEUED, 0)
        moment += LATER
        assert sweep(sessions, queue, moment).rung == 1
    jobs.grade(ID)
    assert stored(sessions, school).state is State.GRADED
    assert slots.opened == 2 * MOST_FAILURES + 1


def test_a_slot_that_broke_is_destroyed_even_when_that_cannot_be_stored(
    sessions, school, queue, send, open_shop, monkeypatch
):
    send(queue)
    broken = Scripted(meanwhile=raises(SandboxUnavailable("the slot broke")))
    open_shop(broken)
    monkeypatch.setattr(moves, "put_back", raising(OperationalError("update", {}, Exception("the database is away"))))
    with pytest.raises(OperationalError):
        jobs.grade(ID)
    assert broken.closed == 1


def test_a_slot_that_broke_is_destroyed_and_the_next_job_gets_a_fresh_one(sessions, school, queue, send, open_shop):
    broken = Scripted(meanwhile=raises(SandboxUnavailable("the slot broke")))
    slots = open_shop(broken, Scripted())
    send(queue)
    jobs.grade(ID)
    assert broken.closed == 1
    jobs.grade(ID)
    assert slots.opened == 2
    assert stored(sessions, school).state is State.GRADED


def test_a_job_that_outlives_its_time_costs_the_slot_and_is_tried_again(sessions, school, queue, send, open_shop):
    slow = Scripted(meanwhile=raises(JobTimeoutException("Task exceeded maximum timeout value (64 seconds)")))
    open_shop(slow, Scripted())
    send(queue)
    jobs.grade(ID)
    assert slow.closed == 1
    assert stored(sessions, school).state is State.QUEUED


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (BadRequest("a limit out of range"), "BadRequest: a limit out of range"),
        (ZeroDivisionError("ours"), "ZeroDivisionError: ours"),
        (Conflict("strange"), "strange"),
        (ExerciseBroken([Problem("exercise.yaml", 3, 1, "tests", "bad", "no tests")]), "exercise.yaml:3:1"),
    ],
)
def test_anything_else_is_stuck_at_once_with_the_reason_for_staff(
    sessions, school, queue, send, open_shop, error, told
):
    send(queue)
    open_shop(Scripted(meanwhile=raises(error)))
    jobs.grade(ID)
    done = stored(sessions, school)
    assert (done.state, done.points) == (State.STUCK, None)
    assert told in str(done.stuck_reason)


def test_a_submission_that_redis_never_heard_of_is_rung_for(sessions, school, queue, dead_queue, send):
    send(dead_queue)
    assert sweep(sessions, queue, now()).rung == 0
    assert sweep(sessions, queue, now() + GRACE).rung == 1
    assert queue.jobs_waiting() == {job_id(ID, 1)}
    assert stored(sessions, school).state is State.QUEUED


def test_a_flushed_redis_loses_nothing(sessions, school, queue, send):
    send(queue)
    queue.connection.flushall()
    assert sweep(sessions, queue, now()).rung == 0
    assert sweep(sessions, queue, now() + LOST_AFTER).rung == 1
    assert queue.jobs_waiting() == {job_id(ID, 1)}


def test_a_job_lost_between_leaving_the_queue_and_its_claim_is_rung_again(sessions, school, queue, send):
    send(queue)
    queue.connection.lpop("rq:queue:grading")
    assert queue.connection.exists(f"rq:job:{job_id(ID, 1)}")
    assert sweep(sessions, queue, now() + LOST_AFTER).rung == 1
    assert queue.jobs_waiting() == {job_id(ID, 1)}


def test_what_waits_in_the_queue_is_left_alone(sessions, school, queue, send):
    send(queue)
    assert sweep(sessions, queue, now() + timedelta(hours=1)).is_clean
    assert len(queue.jobs_waiting()) == 1


def test_a_lost_worker_is_noticed_when_its_lease_has_run_out(sessions, school, queue, send):
    from grader import grade as grading

    send(queue)
    grading.begin(sessions, ID, now, queue.announce)
    assert sweep(sessions, queue, now()).returned == 0
    moment = now() + timedelta(seconds=31)
    assert sweep(sessions, queue, moment).returned == 1
    assert sweep(sessions, queue, moment + timedelta(seconds=15)).rung == 1
    assert queue.jobs_waiting() == {job_id(ID, 1), job_id(ID, 2)}


def test_workers_that_are_lost_again_and_again_leave_it_stuck(sessions, school, queue, send):
    from grader import grade as grading

    send(queue)
    moment = now()
    for _ in range(MOST_FAILURES):
        grading.begin(sessions, ID, partial(max, moment, moment), queue.announce)
        moment += LATER
        assert sweep(sessions, queue, moment).returned == 1
        moment += LATER
    done = stored(sessions, school)
    assert (done.state, done.stuck_reason) == (State.STUCK, "worker-lost")


def test_with_redis_down_the_sweeper_still_takes_back_what_was_lost(sessions, school, queue, dead_queue, send):
    from grader import grade as grading

    send(queue)
    grading.begin(sessions, ID, now, queue.announce)
    swept = sweep(sessions, dead_queue, now() + LATER)
    assert (swept.returned, swept.queue_answers) == (1, False)


def test_a_page_hears_that_a_submission_changed(school, queue, send, sessions, open_shop):
    with queue.listen([ID]) as listener:
        assert listener.wait(0.01) is None
        send(queue)
        assert listener.wait(5) == ID
        open_shop(Scripted())
        jobs.grade(ID)
        assert [listener.wait(5), listener.wait(5)] == [ID, ID]
