"""Sweeping: whatever was killed or lost, every submission goes on by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.errors import Retryable
from grader.grade import return_claim
from grader.queue import Queue, job_id
from grader.store import moves, waiting
from grader.store.session import Sessions, writing

EVERY_SECONDS = 15.0
GRACE = timedelta(seconds=5)
"""A submission this young is being rung for by the page that took it."""
LOST_AFTER = timedelta(seconds=20)
"""Between a job's leaving the queue and its claim lie milliseconds; after so long it is lost."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What one round did."""

    rung: int = 0
    """Submissions that the workers were told of (again)."""
    returned: int = 0
    """Submissions taken back from workers that were lost."""
    queue_answers: bool = True

    @property
    def is_clean(self) -> bool:
        """Whether there was nothing to do."""
        return not self.rung and not self.returned and self.queue_answers


def sweep(sessions: Sessions, queue: Queue, now: datetime) -> Swept:
    """One round. Safe to run beside other sweepers and workers: every move is conditional, every job runs twice harmlessly."""
    returned = _take_back(sessions, queue, now)
    try:
        rung = _ring_again(sessions, queue, now)
    except Retryable:
        return Swept(returned=returned, queue_answers=False)
    return Swept(rung=rung, returned=returned)


def _take_back(sessions: Sessions, queue: Queue, now: datetime) -> int:
    """Running submissions whose worker has not been heard of until their lease ran out."""
    with sessions() as session:
        found = waiting.lost(session, now)
    for one in found:
        return_claim(sessions, one.id, one.attempt, one.failures, "worker-lost", now)
        queue.announce(one.id)
    return len(found)


def _ring_again(sessions: Sessions, queue: Queue, now: datetime) -> int:
    """The ones never rung for, the ones to be tried again, and the ones whose job is gone. Raises Retryable."""
    jobs = queue.jobs_waiting()
    with sessions() as session:
        fresh = waiting.not_rung(session, now - GRACE)
        again = waiting.due_again(session, now)
        queued = waiting.queued_before(session, now - LOST_AFTER)
    gone = [one for one in queued if job_id(one.id, one.next_attempt) not in jobs]
    for one in [*fresh, *again, *gone]:
        if job_id(one.id, one.next_attempt) not in jobs:
            queue.forget(one.id, one.next_attempt)
            queue.request_grading(one.id, one.next_attempt, one.wall_seconds)
        with sessions() as session, writing(session):
            if not moves.mark_queued(session, one.id, now):
                moves.note_ring(session, one.id)
        queue.announce(one.id)
    return len(fresh) + len(again) + len(gone)
