"""Waiting submissions: the place in the queue that a student sees, and the lists that the sweeper works through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from grader.store.tables import ExerciseRevision, SubmissionRow
from grader.submission import State, Submission

RECENT = 20
"""How many of the newest graded submissions an estimate is made from."""
GUESS_SECONDS = 0.5
"""The time for one submission where none was graded yet."""


class Reason(StrEnum):
    """Why a submission has no result yet."""

    NOT_QUEUED = "not-queued"
    """Stored, and the workers are about to be told."""
    IN_QUEUE = "in-queue"
    RUNNING = "running"
    PREPARING = "preparing"
    """What it needs is being made ready on this machine: the image of its language."""
    TRYING_AGAIN = "trying-again"
    """We failed and shall try again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a submission stands that has no result yet."""

    ahead: int
    """How many are graded before it, those under way included."""
    estimate_seconds: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the queue must know to ring for a submission."""

    id: str
    next_attempt: int
    wall_seconds: float
    """What its tests together may take."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A submission whose worker has not renewed its lease."""

    id: str
    attempt: int
    failures: int


def place_of(session: Session, submission: Submission, workers: int) -> Place:
    """Where it stands; `workers` is how many grade at once."""
    if submission.state is State.RUNNING:
        return Place(ahead=0, estimate_seconds=_seconds_each(session), reason=Reason.RUNNING)
    earlier = SubmissionRow.state.in_([State.RECEIVED.value, State.QUEUED.value]) & (
        (SubmissionRow.received_at < submission.received_at)
        | ((SubmissionRow.received_at == submission.received_at) & (SubmissionRow.id < submission.id))
    )
    ahead_of_it = earlier | (SubmissionRow.state == State.RUNNING.value)
    ahead = session.scalar(select(func.count()).select_from(SubmissionRow).where(ahead_of_it)) or 0
    row = session.execute(
        select(SubmissionRow.failures, SubmissionRow.retry_at, SubmissionRow.queued_at).where(
            SubmissionRow.id == submission.id
        )
    ).one_or_none()
    retrying = row is not None and row.failures > 0
    reason = Reason.NOT_QUEUED if submission.state is State.RECEIVED else Reason.IN_QUEUE
    if row is not None and row.retry_at and row.queued_at and row.retry_at > row.queued_at:
        reason = Reason.PREPARING
    return Place(
        ahead=ahead,
        estimate_seconds=round(_seconds_each(session) * (ahead / max(workers, 1) + 1), 1),
        reason=Reason.TRYING_AGAIN if retrying else reason,
    )


def not_rung(session: Session, received_before: datetime) -> list[Waiting]:
    """Stored before this time, and the bell never rung: Redis was down, or the web process died in between."""
    return _list(session, SubmissionRow.state == State.RECEIVED.value, SubmissionRow.received_at < received_before)


def due_again(session: Session, now: datetime) -> list[Waiting]:
    """Queued again after our failure, and the time to retry has come."""
    return _list(session, SubmissionRow.state == State.QUEUED.value, SubmissionRow.retry_at <= now)


def queued_before(session: Session, moment: datetime) -> list[Waiting]:
    """Rung for before this time and not begun; each should have a job in the queue."""
    return _list(
        session,
        SubmissionRow.state == State.QUEUED.value,
        SubmissionRow.queued_at < moment,
        SubmissionRow.retry_at.is_(None),
    )


def lost(session: Session, now: datetime) -> list[Lost]:
    """Running, and the lease has run out."""
    query = select(SubmissionRow.id, SubmissionRow.attempt, SubmissionRow.failures).where(
        SubmissionRow.state == State.RUNNING.value, SubmissionRow.lease_until < now
    )
    return [Lost(id=row.id, attempt=row.attempt, failures=row.failures) for row in session.execute(query)]


def _list(session: Session, *conditions: Any) -> list[Waiting]:
    query: Select[*tuple[Any, ...]] = (
        select(SubmissionRow.id, SubmissionRow.attempt, ExerciseRevision.wall_seconds)
        .join(ExerciseRevision, ExerciseRevision.revision == SubmissionRow.revision)
        .where(*conditions)
        .order_by(SubmissionRow.received_at, SubmissionRow.id)
    )
    return [_waiting(row) for row in session.execute(query)]


def _waiting(row: Row[*tuple[Any, ...]]) -> Waiting:
    return Waiting(id=row.id, next_attempt=row.attempt + 1, wall_seconds=row.wall_seconds)


def _seconds_each(session: Session) -> float:
    """The mean time of the newest graded submissions, from start to report."""
    query = (
        select(SubmissionRow.started_at, SubmissionRow.graded_at)
        .where(SubmissionRow.state == State.GRADED.value)
        .order_by(SubmissionRow.received_at.desc())
        .limit(RECENT)
    )
    times = [(row.graded_at - row.started_at).total_seconds() for row in session.execute(query)]
    return round(sum(times) / len(times), 3) if times else GUESS_SECONDS
