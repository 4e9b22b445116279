"""Submissions that we failed to grade, for those who mend it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grader.access import Action, Viewer, require
from grader.store.tables import CurrentExercise, SubmissionRow, User
from grader.submission import State

MOST_SHOWN = 200
BROKEN = "exercise-broken\n"
"""How the reason begins where not we failed, but the exercise: what follows is for its author."""


@dataclass(frozen=True, slots=True)
class Stuck:
    """One of them, and why: `reason` is a code or a traceback, never for students."""

    id: str
    exercise: str
    person: str
    received_at: datetime
    reason: str


def stuck_submissions(session: Session, viewer: Viewer) -> list[Stuck]:
    """The newest 200 of them, newest first. Raises NotAllowed unless the viewer runs the school."""
    require(viewer, Action.RUN_SCHOOL)
    query = (
        select(
            SubmissionRow.id,
            SubmissionRow.exercise,
            User.name,
            SubmissionRow.received_at,
            func.coalesce(SubmissionRow.stuck_reason, "").label("reason"),
        )
        .join(User, User.id == SubmissionRow.user_id)
        .where(SubmissionRow.state == State.STUCK.value)
        .order_by(SubmissionRow.received_at.desc(), SubmissionRow.id)
        .limit(MOST_SHOWN)
    )
    return [
        Stuck(id=row.id, exercise=row.exercise, person=row.name, received_at=row.received_at, reason=row.reason)
        for row in session.execute(query)
    ]


def broken_when_graded(session: Session, viewer: Viewer) -> dict[str, str]:
    """Exercises that nothing can be graded with at their current revision, and why, in words for their authors.

    Raises NotAllowed for students.
    """
    require(viewer, Action.SEE_ANSWERS)
    query = (
        select(SubmissionRow.exercise, func.max(SubmissionRow.stuck_reason).label("reason"))
        .join(CurrentExercise, CurrentExercise.revision == SubmissionRow.revision)
        .where(SubmissionRow.state == State.STUCK.value, SubmissionRow.stuck_reason.startswith(BROKEN))
        .group_by(SubmissionRow.exercise)
        .order_by(SubmissionRow.exercise)
    )
    return {row.exercise: row.reason.removeprefix(BROKEN) for row in session.execute(query)}
