"""What the queue calls, by its dotted name: a job to grade brings one id and may come twice; a run brings all it needs."""

from __future__ import annotations

import traceback
from typing import Any

import structlog
from rq.timeouts import JobTimeoutException

from grader import grade as grading
from grader import run_program as running
from grader.clock import now
from grader.errors import ExerciseBroken, Retryable
from grader.exercise.problems import in_words
from grader.store.exercises import by_revision
from grader.store.moves import Claim
from grader.store.stuck import BROKEN
from grader.workshop import Workshop, workshop
from sandbox.errors import ImageMissing

log = structlog.get_logger(__name__)


def grade(submission_id: str) -> None:
    """Grade a submission that waits; anything but a report is our failure, and costs this worker its slot.

    Without a slot nothing is claimed: while Docker is away a whole class waits, and the sweeper rings again.
    """
    shop = workshop()
    try:
        slot = shop.slot()
    except Retryable as error:
        log.warning("no-slot", submission=submission_id, reason=str(error))
        return
    claim = grading.begin(shop.sessions, submission_id, now, shop.queue.announce)
    if claim is None:
        return
    try:
        grading.finish(shop.sessions, claim, slot, now, shop.queue.announce)
    except Exception as error:  # noqa: BLE001 - this is where whatever went wrong is sorted
        _sort_out(shop, claim, error)


def run(revision: str, files: dict[str, str], stdin: str) -> dict[str, Any] | None:
    """Run a program without a mark, of an exercise at this revision: the report as JSON; None where nothing runs here now.

    Whatever else goes wrong is raised, and costs this worker its slot.
    """
    shop = workshop()
    with shop.sessions() as session:
        exercise = by_revision(session, revision)
    try:
        return running.to_json(running.run_program(exercise, files, stdin, shop.slot()))
    except Retryable as error:
        if not _is_being_prepared(error):
            shop.drop_slot()
        log.warning("cannot-run", exercise=exercise.id, reason=str(error))
        return None
    except Exception:
        shop.drop_slot()
        raise


def _sort_out(shop: Workshop, claim: Claim, error: Exception) -> None:
    """Broken exercises, lost sandboxes, time-outs of ours and bugs each end in their state; the slot is not trusted again.

    Where only the exercise is broken, the slot did its part: a class that sends to such a one must not cost a slot each time.
    """
    try:
        _tell(shop, claim, error)
    finally:
        if not isinstance(error, ExerciseBroken) and not _is_being_prepared(error):
            shop.drop_slot()


def _is_being_prepared(error: Exception) -> bool:
    """Whether the image of the submission's language is not there yet."""
    return isinstance(error, Retryable) and isinstance(error.__cause__, ImageMissing)


def _tell(shop: Workshop, claim: Claim, error: Exception) -> None:
    if _is_being_prepared(error):
        log.warning("no-image", submission=claim.submission.id, reason=str(error))
        grading.wait(shop.sessions, claim, now, shop.queue.announce)
    elif isinstance(error, Retryable):
        grading.put_back(shop.sessions, claim, str(error), now, shop.queue.announce)
    elif isinstance(error, JobTimeoutException):
        grading.put_back(shop.sessions, claim, f"platform-time-out: {error}", now, shop.queue.announce)
    elif isinstance(error, ExerciseBroken):
        told = "\n".join(in_words(problem) for problem in error.problems)
        grading.give_up(shop.sessions, claim, BROKEN + told, shop.queue.announce)
    else:
        grading.give_up(shop.sessions, claim, f"bug\n{_trace(error)}", shop.queue.announce)


def _trace(error: Exception) -> str:
    return "".join(traceback.format_exception(error))[-20_000:]
