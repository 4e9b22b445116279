"""Grading a stored submission: claim it, evaluate it in the sandbox, save its report; our own failures are never a mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from grader.evaluate import evaluate
from grader.lease import LEASE, Lease
from grader.marking.report import Feedback, Report, to_json
from grader.store import exercises, moves
from grader.store.moves import Claim
from grader.store.session import Sessions, writing
from grader.submission import Submission
from sandbox.contract import Sandbox
from sandbox.types import RunRequest, RunResult

Clock = Callable[[], datetime]
Announce = Callable[[str], None]

MOST_FAILURES = 4
"""So often we fail with one submission before it counts as stuck."""
UNTIL_READY = timedelta(seconds=10)
"""Before it is tried again where an image is being built."""
PAUSES = (timedelta(seconds=2), timedelta(seconds=15), timedelta(seconds=45))
"""Before it is tried again after the first failure, the second …; the sweeper rings, so it may be some seconds more."""


def begin(sessions: Sessions, submission_id: str, clock: Clock, announce: Announce) -> Claim | None:
    """Claim the submission; None when there is nothing to do: another worker has it, or it is done."""
    now = clock()
    with sessions() as session, writing(session):
        claim = moves.claim(session, submission_id, now, now + LEASE)
    if claim is not None:
        announce(submission_id)
    return claim


def finish(sessions: Sessions, claim: Claim, sandbox: Sandbox, clock: Clock, announce: Announce) -> bool:
    """Evaluate and save; False when the claim was lost meanwhile and nothing was saved.

    Raises Retryable where no sandbox could run it, and whatever else goes wrong: the caller then calls `put_back` or `give_up`.
    """
    submission = claim.submission
    with sessions() as session:
        exercise = exercises.by_revision(session, submission.revision)
    watched = _Watched(sandbox, clock)
    with Lease(sessions, claim, clock):
        report = evaluate(exercise, submission.files, watched)
    report = _with_remarks(report, submission)
    graded_at = clock()
    with sessions() as session, writing(session):
        saved = moves.save_report(
            session,
            submission.id,
            claim.attempt,
            to_json(report),
            points=report.points,
            max_points=report.max_points,
            ran_at=watched.ran_at or graded_at,
            graded_at=graded_at,
        )
    announce(submission.id)
    return saved


def put_back(sessions: Sessions, claim: Claim, reason: str, clock: Clock, announce: Announce) -> None:
    """Our failure that may pass: queue it again after a pause, or call it stuck after too many."""
    return_claim(sessions, claim.submission.id, claim.attempt, claim.failures, reason, clock())
    announce(claim.submission.id)


def wait(sessions: Sessions, claim: Claim, clock: Clock, announce: Announce) -> None:
    """Something of this machine's is not ready yet, such as the image of a language: queue it again, however often it takes."""
    with sessions() as session, writing(session):
        moves.put_back(session, claim.submission.id, claim.attempt, clock() + UNTIL_READY, failed=False)
    announce(claim.submission.id)


def give_up(sessions: Sessions, claim: Claim, reason: str, announce: Announce) -> None:
    """Our failure that will not pass: stuck, with the reason (a traceback) for staff."""
    with sessions() as session, writing(session):
        moves.mark_stuck(session, claim.submission.id, claim.attempt, reason)
    announce(claim.submission.id)


def return_claim(  # noqa: PLR0917 - a claim in its parts: the sweeper has no more than those
    sessions: Sessions, submission_id: str, attempt: int, failures: int, reason: str, now: datetime
) -> None:
    """Queue a claimed submission again after its pause, or call it stuck when we have failed too often."""
    with sessions() as session, writing(session):
        if failures + 1 >= MOST_FAILURES:
            moves.mark_stuck(session, submission_id, attempt, reason)
        else:
            moves.put_back(session, submission_id, attempt, now + PAUSES[min(failures, len(PAUSES) - 1)])


def _with_remarks(report: Report, submission: Submission) -> Report:
    """The report, saying so when it was graded at a newer revision than the student saw."""
    if submission.written_for == submission.revision:
        return report
    return replace(report, feedback=(*report.feedback, Feedback("newer-revision")))


class _Watched:
    """A sandbox that remembers when it was done."""

    def __init__(self, sandbox: Sandbox, clock: Clock) -> None:
        self.kind = sandbox.kind
        self.ran_at: datetime | None = None
        self._sandbox = sandbox
        self._clock = clock

    def run(self, request: RunRequest) -> RunResult:
        result = self._sandbox.run(request)
        self.ran_at = self._clock()
        return result

    def close(self) -> None:
        self._sandbox.close()
