"""Overrides: a teacher's corrections of marks, each added behind the earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from grader.store.tables import Override, User


@dataclass(frozen=True, slots=True)
class OverrideRecord:
    """One correction: what, by whom, when and why."""

    id: int
    assignment_id: int
    user_id: int
    exercise: str
    points: int | None
    """None takes an earlier override back."""
    reason: str
    made_by: int
    made_by_name: str
    made_at: datetime


def add_override(
    session: Session,
    *,
    assignment_id: int,
    user_id: int,
    exercise: str,
    points: int | None,
    reason: str,
    made_by: int,
    now: datetime,
) -> int:
    """A new correction behind all earlier ones; its id."""
    values = {
        "assignment_id": assignment_id,
        "user_id": user_id,
        "exercise": exercise,
        "points": points,
        "reason": reason,
        "made_by": made_by,
        "made_at": now,
    }
    return session.execute(insert(Override).values(values).returning(Override.id)).scalar_one()


def load_overrides(
    session: Session, assignment_ids: list[int], user_id: int | None = None, exercise: str | None = None
) -> list[OverrideRecord]:
    """All corrections of these assignments, oldest first: the last one of a cell holds. Pages come here through a class."""
    query = (
        select(Override, User.name.label("made_by_name"))
        .join(User, User.id == Override.made_by)
        .where(Override.assignment_id.in_(assignment_ids))
        .order_by(Override.made_at, Override.id)
    )
    if user_id is not None:
        query = query.where(Override.user_id == user_id)
    if exercise is not None:
        query = query.where(Override.exercise == exercise)
    return [
        OverrideRecord(
            id=row.id,
            assignment_id=row.assignment_id,
            user_id=row.user_id,
            exercise=row.exercise,
            points=row.points,
            reason=row.reason,
            made_by=row.made_by,
            made_by_name=made_by_name,
            made_at=row.made_at,
        )
        for row, made_by_name in session.execute(query)
    ]
