"""The moves of a submission from state to state: each is one conditional update, and the row count tells who made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, literal, select, update
from sqlalchemy.orm import Session

from grader.store.stuck import BROKEN
from grader.store.submissions import COLUMNS, submission_from
from grader.store.tables import CurrentExercise, Moment, SubmissionRow
from grader.submission import State, Submission, may_move


@dataclass(frozen=True, slots=True)
class Claim:
    """A submission that this worker alone may grade, until its lease runs out."""

    submission: Submission
    attempt: int
    """Tells this claim from an earlier one by a worker that was lost; every later move asks for it."""
    failures: int
    """How often we failed with it before."""


def mark_queued(session: Session, submission_id: str, now: datetime) -> bool:
    """The bell was rung for a new submission. False when a worker was faster, or it was queued before."""
    values = {"rings": SubmissionRow.rings + 1, "queued_at": now}
    return _move(session, submission_id, State.RECEIVED, State.QUEUED, values)


def note_ring(session: Session, submission_id: str) -> bool:
    """The bell was rung again for a queued submission; it may be rung for a retry only once."""
    done = session.execute(
        update(SubmissionRow)
        .where(SubmissionRow.id == submission_id, SubmissionRow.state == State.QUEUED.value)
        .values(rings=SubmissionRow.rings + 1, retry_at=None)
        .returning(SubmissionRow.id)
    )
    return done.first() is not None


def claim(session: Session, submission_id: str, now: datetime, lease_until: datetime) -> Claim | None:
    """Take a waiting submission for grading; None when there is none to take: another worker has it, or it is done."""
    waiting = (State.RECEIVED, State.QUEUED)
    done = session.execute(
        update(SubmissionRow)
        .where(SubmissionRow.id == submission_id, SubmissionRow.state.in_(_from(waiting, State.RUNNING)))
        .values(
            state=State.RUNNING.value,
            attempt=SubmissionRow.attempt + 1,
            queued_at=func.coalesce(SubmissionRow.queued_at, literal(now, Moment())),
            started_at=now,
            ran_at=None,
            graded_at=None,
            retry_at=None,
            lease_until=lease_until,
        )
        .returning(*COLUMNS, SubmissionRow.failures)
    )
    row = done.one_or_none()
    if row is None:
        return None
    return Claim(submission=submission_from(row), attempt=row.attempt, failures=row.failures)


def renew_lease(session: Session, submission_id: str, attempt: int, lease_until: datetime) -> bool:
    """Say that the worker still lives. False when the claim was lost: somebody else may be grading it."""
    done = session.execute(
        update(SubmissionRow)
        .where(*_claimed(submission_id, attempt))
        .values(lease_until=lease_until)
        .returning(SubmissionRow.id)
    )
    return done.first() is not None


def save_report(
    session: Session,
    submission_id: str,
    attempt: int,
    report: dict[str, Any],
    *,
    points: int,
    max_points: int,
    ran_at: datetime,
    graded_at: datetime,
) -> bool:
    """The report of this claim. False when the claim was lost; then nothing is stored."""
    values = {
        "report": report,
        "points": points,
        "max_points": max_points,
        "ran_at": ran_at,
        "graded_at": graded_at,
        "lease_until": None,
        "stuck_reason": None,
    }
    return _move(session, submission_id, State.RUNNING, State.GRADED, values, attempt=attempt)


def put_back(session: Session, submission_id: str, attempt: int, retry_at: datetime, *, failed: bool = True) -> bool:
    """Queue it again, to be rung at `retry_at`; `failed`: because we failed, and not for something that comes in time.

    False when the claim was lost.
    """
    values = {"failures": SubmissionRow.failures + int(failed), "retry_at": retry_at, "lease_until": None}
    return _move(session, submission_id, State.RUNNING, State.QUEUED, values, attempt=attempt)


def mark_stuck(session: Session, submission_id: str, attempt: int, reason: str) -> bool:
    """Our failure for good: no mark, and `reason` for staff. False when the claim was lost."""
    values = {
        "failures": SubmissionRow.failures + 1,
        "stuck_reason": reason.replace("\0", "\ufffd"),
        "lease_until": None,
    }
    return _move(session, submission_id, State.RUNNING, State.STUCK, values, attempt=attempt)


def queue_again(session: Session, submission_id: str, now: datetime) -> bool:
    """A person asks for it to be graded again; earlier failures count no more. False unless it was graded or stuck.

    Where the exercise was broken, that is at its current revision: the author has mended it.
    """
    current = (
        select(CurrentExercise.revision).where(CurrentExercise.exercise == SubmissionRow.exercise).scalar_subquery()
    )
    is_broken = SubmissionRow.stuck_reason.startswith(BROKEN)
    revision = case((is_broken, func.coalesce(current, SubmissionRow.revision)), else_=SubmissionRow.revision)
    done = session.execute(
        update(SubmissionRow)
        .where(
            SubmissionRow.id == submission_id,
            SubmissionRow.state.in_(_from((State.GRADED, State.STUCK), State.QUEUED)),
        )
        .values(state=State.QUEUED.value, failures=0, retry_at=now, queued_at=now, stuck_reason=None, revision=revision)
        .returning(SubmissionRow.id)
    )
    return done.first() is not None


def _move(
    session: Session,
    submission_id: str,
    old: State,
    new: State,
    values: dict[str, Any],
    *,
    attempt: int | None = None,
) -> bool:
    conditions = [SubmissionRow.id == submission_id, SubmissionRow.state.in_(_from((old,), new))]
    if attempt is not None:
        conditions.append(SubmissionRow.attempt == attempt)
    done = session.execute(
        update(SubmissionRow).where(*conditions).values(state=new.value, **values).returning(SubmissionRow.id)
    )
    return done.first() is not None


def _claimed(submission_id: str, attempt: int) -> tuple[Any, ...]:
    return (
        SubmissionRow.id == submission_id,
        SubmissionRow.state == State.RUNNING.value,
        SubmissionRow.attempt == attempt,
    )


def _from(old: tuple[State, ...], new: State) -> list[str]:
    """The states to move from, of which `grader.submission` must know every one as legal."""
    illegal = [state for state in old if not may_move(state, new)]
    if illegal:
        message = f"no submission goes from {illegal} to {new}"
        raise ValueError(message)
    return [state.value for state in old]
