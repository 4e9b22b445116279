"""An exercise that breaks when it is graded: nobody's zero, told to its author, and graded again once it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from grader import jobs
from grader.clock import now
from grader.errors import ExerciseBroken, NotAllowed
from grader.exercise.problems import Problem
from grader.queue import Queue
from grader.store import moves
from grader.store.catalogue import sync_catalogue
from grader.store.session import Sessions, writing
from grader.store.stuck import broken_when_graded
from grader.submission import State
from grader.workshop import Workshop
from tests.grader.scene import ID, School, catalogue, exercise, send, stored
from tests.grader.scripted import Scripted, raises

BROKEN = ExerciseBroken([Problem("tests/test_x.py", 3, 1, "", "broken-suite", "no tests")])


@pytest.fixture
def shop(sessions: Sessions, queue: Queue) -> Iterator[list[Scripted]]:
    """The slots of this process's workshop, first to last."""
    slots: list[Scripted] = []
    opened = Workshop(sessions, queue, lambda: slots[0])
    opened.open()
    yield slots
    opened.drop_slot()
    from grader import workshop

    workshop._opened.clear()


@pytest.fixture
def sent(sessions: Sessions, school: School, queue: Queue) -> None:
    """A submission that waits."""
    send(sessions, school, queue)


def mend(sessions: Sessions) -> None:
    """A new revision of the exercise is there."""
    with sessions() as session, writing(session):
        sync_catalogue(session, catalogue(exercise(revision="2"), exercise("triple")), now())


def again(sessions: Sessions) -> bool:
    with sessions() as session, writing(session):
        return moves.queue_again(session, ID, now())


def told_to(sessions: Sessions, school: School, name: str) -> dict[str, str]:
    with sessions() as session:
        return broken_when_graded(session, school.viewer(sessions, name))


def test_it_costs_no_slot_and_is_told_to_its_author(sessions, school, shop, sent):
    shop.append(Scripted(meanwhile=raises(BROKEN)))
    jobs.grade(ID)
    done = stored(sessions, school)
    assert (done.state, done.points, shop[0].closed) == (State.STUCK, None, 0)
    assert told_to(sessions, school, "author") == {"basics/double": "tests/test_x.py:3:1  broken-suite\n   no tests"}


def test_what_stuck_is_graded_again_at_the_mended_revision(sessions, school, shop, sent):
    shop.append(Scripted(meanwhile=raises(BROKEN)))
    jobs.grade(ID)
    mend(sessions)
    assert told_to(sessions, school, "author") == {}
    assert again(sessions)
    shop[0].meanwhile = lambda: None
    jobs.grade(ID)
    done = stored(sessions, school)
    assert (done.state, done.revision, done.written_for) == (State.GRADED, "sha256:double-2", "sha256:double-1")


@pytest.mark.parametrize("reason", ["bug\nexercise-broken\n", "sandbox-unavailable"])
def test_what_stuck_by_our_failure_is_graded_again_as_it_was(sessions, school, sent, reason):
    with sessions() as session, writing(session):
        claim = moves.claim(session, ID, now(), now() + timedelta(seconds=30))
        assert claim is not None
        moves.mark_stuck(session, ID, claim.attempt, reason)
    mend(sessions)
    assert again(sessions)
    assert stored(sessions, school).revision == "sha256:double-1"


def test_students_are_told_of_none(sessions, school):
    with pytest.raises(NotAllowed):
        told_to(sessions, school, "mana")
