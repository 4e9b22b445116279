"""What one student sent, over all exercises: the list of their own work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from grader.access import Viewer
from grader.exercise.model import LocalText
from grader.store.tables import CurrentExercise, SubmissionRow
from grader.submission import State

MOST = 200
"""How many of the newest are listed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A line of the list."""

    id: str
    exercise: str
    title: LocalText
    """Of the exercise as it is now; its id where there is none of that name any more."""
    state: State
    received_at: datetime
    points: int | None
    max_points: int | None


def sent_by(session: Session, viewer: Viewer) -> list[Sent]:
    """The viewer's own submissions, newest first."""
    query = (
        select(
            SubmissionRow.id,
            SubmissionRow.exercise,
            CurrentExercise.title,
            SubmissionRow.state,
            SubmissionRow.received_at,
            SubmissionRow.points,
            SubmissionRow.max_points,
        )
        .outerjoin(CurrentExercise, CurrentExercise.exercise == SubmissionRow.exercise)
        .where(SubmissionRow.user_id == viewer.user_id)
        .order_by(SubmissionRow.received_at.desc(), SubmissionRow.id)
        .limit(MOST)
    )
    return [
        Sent(
            id=row.id,
            exercise=row.exercise,
            title=LocalText(row.title or {"en": row.exercise}),
            state=State(row.state),
            received_at=row.received_at,
            points=row.points,
            max_points=row.max_points,
        )
        for row in session.execute(query)
    ]


def title_of(session: Session, exercise_id: str) -> LocalText:
    """What the exercise of a submission is called now; its id where there is none of that name any more."""
    title = session.scalar(select(CurrentExercise.title).where(CurrentExercise.exercise == exercise_id))
    return LocalText(title or {"en": exercise_id})
