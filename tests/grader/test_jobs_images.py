"""A submission in a language whose image is still being built waits, however long that takes, and costs no slot."""

from __future__ import annotations

from datetime import timedelta

from grader import jobs
from grader.clock import now
from grader.grade import MOST_FAILURES
from grader.submission import State
from grader.sweep import sweep
from grader.workshop import Workshop
from sandbox.errors import ImageMissing
from tests.grader.scene import ID, make_school, send, stored
from tests.grader.scripted import Scripted, raises


def test_it_is_queued_again_without_counting_as_a_failure_and_graded_when_the_image_is_there(sessions, queue):
    school = make_school(sessions)
    send(sessions, school, queue)
    box = Scripted(meanwhile=raises(ImageMissing("the image kradan-sandbox-c is not here")))
    shop = Workshop(sessions, queue, lambda: box)
    shop.open()
    moment = now()
    for _ in range(2 * MOST_FAILURES):
        jobs.grade(ID)
        assert (stored(sessions, school).state, stored(sessions, school).stuck_reason) == (State.QUEUED, None)
        moment += timedelta(seconds=60)
        assert sweep(sessions, queue, moment).rung == 1
    assert box.closed == 0
    box.meanwhile = lambda: None
    jobs.grade(ID)
    assert stored(sessions, school).state is State.GRADED
    shop.drop_slot()
