from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest

from grader import grade
from grader.lease import LEASE, Lease
from grader.marking.report import from_json
from grader.queue import Queue
from grader.store import moves, submissions, waiting
from grader.store.catalogue import sync_catalogue
from grader.store.moves import Claim
from grader.store.session import Sessions, writing
from grader.submission import MOVES, State
from tests.grader.scene import ID, NOON, School, catalogue, exercise, send, stored
from tests.grader.scripted import Scripted


class Clock:
    """A clock that a test winds; each look at it takes a millisecond."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        self.time += timedelta(milliseconds=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def sent(sessions: Sessions, school: School, dead_queue: Queue) -> str:
    """A submission that waits."""
    send(sessions, school, dead_queue, now=NOON)
    return ID


def begin(sessions: Sessions, clock: Clock) -> Claim:
    claim = grade.begin(sessions, ID, clock, lambda _id: None)
    assert claim is not None
    return claim


def test_a_right_submission_gets_full_marks_and_every_phase_its_time(sessions, school, sent, clock, heard):
    claim = grade.begin(sessions, sent, clock, heard.append)
    assert claim is not None
    assert grade.finish(sessions, claim, Scripted(), clock, heard.append)
    done = stored(sessions, school)
    assert (done.state, done.points, done.max_points) == (State.GRADED, 3, 3)
    phases = [done.received_at, done.queued_at, done.started_at, done.ran_at, done.graded_at]
    assert phases == sorted(phase for phase in phases if phase)
    assert len(set(phases[2:])) == 3
    assert heard == [sent, sent]


def test_only_inputs_reach_the_sandbox(sessions, school, sent, clock):
    sandbox = Scripted()
    grade.finish(sessions, begin(sessions, clock), sandbox, clock, print)
    assert "18" not in repr(sandbox.requests[0].cases)


def test_a_wrong_submission_is_graded_too(sessions, school, sent, clock):
    grade.finish(sessions, begin(sessions, clock), Scripted([4, 11]), clock, print)
    assert (stored(sessions, school).points, stored(sessions, school).max_points) == (1, 3)


def test_the_report_is_kept_with_what_made_it(sessions, school, sent, clock):
    grade.finish(sessions, begin(sessions, clock), Scripted(), clock, print)
    with sessions() as session:
        report = from_json(submissions.report_json(session, school.viewer(sessions, "somsri"), sent))
    assert (report.image, report.sandbox, report.revision) == ("sha256:scripted", "scripted", "sha256:double-1")
    assert report.feedback == ()


def test_a_submission_is_claimed_once(sessions, school, sent, clock):
    assert begin(sessions, clock).attempt == 1
    assert grade.begin(sessions, sent, clock, print) is None


def test_what_is_graded_or_unknown_is_not_claimed(sessions, school, sent, clock):
    grade.finish(sessions, begin(sessions, clock), Scripted(), clock, print)
    assert grade.begin(sessions, sent, clock, print) is None
    assert grade.begin(sessions, "nothing", clock, print) is None


def test_killed_between_claim_and_save_it_is_graded_by_the_next_and_the_late_report_is_not_stored(
    sessions, school, sent, clock
):
    slow = begin(sessions, clock)
    grade.return_claim(sessions, ID, slow.attempt, slow.failures, "worker-lost", clock())
    assert stored(sessions, school).state is State.QUEUED
    quick = begin(sessions, clock)
    assert quick.attempt == 2
    assert grade.finish(sessions, quick, Scripted(), clock, print)
    assert not grade.finish(sessions, slow, Scripted([0, 0]), clock, print)
    assert stored(sessions, school).points == 3


def test_a_claim_that_was_lost_while_running_stores_nothing(sessions, school, sent, clock):
    claim = begin(sessions, clock)
    sandbox = Scripted(
        meanwhile=lambda: grade.return_claim(sessions, ID, claim.attempt, claim.failures, "worker-lost", clock())
    )
    assert not grade.finish(sessions, claim, sandbox, clock, print)
    assert stored(sessions, school).state is State.QUEUED


def test_our_failure_is_tried_again_after_a_growing_pause_and_then_stuck_without_a_mark(
    sessions, school, sent, clock, heard
):
    pauses = []
    for _ in range(grade.MOST_FAILURES - 1):
        claim = begin(sessions, clock)
        clock.time = NOON
        grade.put_back(sessions, claim, "sandbox-unavailable", clock, heard.append)
        with sessions() as session:
            pause = next(
                seconds
                for seconds in range(100)
                if waiting.due_again(session, NOON + timedelta(seconds=seconds, milliseconds=1))
            )
        pauses.append(pause)
    grade.put_back(sessions, begin(sessions, clock), "sandbox-unavailable", clock, heard.append)
    done = stored(sessions, school)
    assert pauses == [2, 15, 45]
    assert (done.state, done.points, done.stuck_reason) == (State.STUCK, None, "sandbox-unavailable")
    assert len(heard) == grade.MOST_FAILURES


def test_a_stuck_one_that_is_queued_again_by_a_person_starts_over(sessions, school, sent, clock):
    grade.give_up(sessions, begin(sessions, clock), "bug\nwith a \0 in it", print)
    assert stored(sessions, school).stuck_reason == "bug\nwith a \ufffd in it"
    with sessions() as session, writing(session):
        assert moves.queue_again(session, ID, clock())
    claim = begin(sessions, clock)
    assert (claim.attempt, claim.failures) == (2, 0)
    grade.finish(sessions, claim, Scripted(), clock, print)
    assert stored(sessions, school).stuck_reason is None


def test_a_report_says_when_a_newer_revision_was_graded(sessions, school, dead_queue, clock):
    with sessions() as session, writing(session):
        sync_catalogue(session, catalogue(exercise(revision="2"), exercise("triple")), NOON)
    send(sessions, school, dead_queue, revision="sha256:double-1", now=NOON)
    grade.finish(sessions, begin(sessions, clock), Scripted(), clock, print)
    with sessions() as session:
        report = from_json(submissions.report_json(session, school.viewer(sessions, "mana"), ID))
    assert [one.code for one in report.feedback] == ["newer-revision"]
    assert report.revision == "sha256:double-2"


def test_a_lease_is_renewed_while_it_is_held_and_no_longer(sessions, school, sent, clock):
    claim = begin(sessions, clock)
    renewed = threading.Event()

    def later() -> datetime:
        renewed.set()
        return NOON + timedelta(hours=1)

    with Lease(sessions, claim, later, every_seconds=0.01):
        assert renewed.wait(20)
    with sessions() as session:
        assert not waiting.lost(session, NOON + timedelta(hours=1))
        assert [one.id for one in waiting.lost(session, NOON + timedelta(hours=1, seconds=1) + LEASE)] == [ID]


def test_a_lease_ends_by_itself_when_the_claim_was_lost(sessions, school, sent, clock):
    claim = begin(sessions, clock)
    grade.return_claim(sessions, ID, claim.attempt, claim.failures, "worker-lost", clock())
    with Lease(sessions, claim, clock, every_seconds=0.01) as lease:
        lease._thread.join(20)
        assert not lease._thread.is_alive()


@pytest.mark.parametrize("old", list(State))
@pytest.mark.parametrize("new", list(State))
def test_only_the_moves_that_the_core_knows_can_be_written(old, new):
    if new in MOVES[old]:
        assert moves._from((old,), new) == [old.value]
    else:
        with pytest.raises(ValueError, match="no submission goes"):
            moves._from((old,), new)
