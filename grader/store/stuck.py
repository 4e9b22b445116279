"""Submissions that we failed to grade, for those who mend it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grader.access import Action, Viewer, require
from grader.store.tables import SubmissionRow, User
from grader.submission import State

MOST_SHOWN = 200


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
