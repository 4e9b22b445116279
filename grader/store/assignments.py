"""Assignments: what was given to a class, and to whom an exercise is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from grader.access import Action, Viewer
from grader.errors import NotFound
from grader.exercise.model import LocalText
from grader.store.classes import get_class
from grader.store.tables import Assignment, Collection, CurrentExercise


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """A collection, or one exercise of it, given to a class."""

    id: int
    class_id: int
    collection: str
    exercise: str | None
    """None: all exercises of the collection."""
    title: LocalText
    """Of the collection, or of the one exercise."""
    opens_at: datetime | None
    due_at: datetime | None

    def is_open(self, now: datetime) -> bool:
        """Whether pupils may see it yet."""
        return self.opens_at is None or self.opens_at <= now


def assignments_of(session: Session, viewer: Viewer, class_id: int) -> list[AssignmentRecord]:
    """What a class was given, oldest first; pupils see it all too, so ask `is_open`. Raises as `get_class`."""
    get_class(session, viewer, class_id, Action.SEE_CLASS)
    return load_assignments(session, [class_id])


def get_assignment(
    session: Session, viewer: Viewer, assignment_id: int, action: Action = Action.RUN_CLASS
) -> AssignmentRecord:
    """One assignment. Raises NotFound, and as `get_class` for its class."""
    class_id = session.scalar(select(Assignment.class_id).where(Assignment.id == assignment_id))
    if class_id is None:
        raise NotFound("no-such-assignment")
    get_class(session, viewer, class_id, action)
    return next(found for found in load_assignments(session, [class_id]) if found.id == assignment_id)


def load_assignments(session: Session, class_ids: list[int]) -> list[AssignmentRecord]:
    """What these classes were given, oldest first. For pages there is `assignments_of`."""
    query = (
        select(Assignment, Collection.title.label("collection_title"), CurrentExercise.title.label("exercise_title"))
        .outerjoin(Collection, Collection.slug == Assignment.collection)
        .outerjoin(CurrentExercise, CurrentExercise.exercise == Assignment.exercise)
        .where(Assignment.class_id.in_(class_ids))
        .order_by(Assignment.created_at, Assignment.id)
    )
    return [
        AssignmentRecord(
            id=row.id,
            class_id=row.class_id,
            collection=row.collection,
            exercise=row.exercise,
            title=LocalText(exercise_title or collection_title or {"en": row.exercise or row.collection}),
            opens_at=row.opens_at,
            due_at=row.due_at,
        )
        for row, collection_title, exercise_title in session.execute(query)
    ]


def classes_given(session: Session, exercise_id: str, now: datetime) -> frozenset[int]:
    """The classes to which this exercise is open now."""
    query = select(Assignment.class_id).where(
        Assignment.collection == exercise_id.partition("/")[0],
        Assignment.exercise.is_(None) | (Assignment.exercise == exercise_id),
        Assignment.opens_at.is_(None) | (Assignment.opens_at <= now),
    )
    return frozenset(session.scalars(query))


def add_assignment(
    session: Session,
    *,
    class_id: int,
    collection: str,
    exercise: str | None,
    opens_at: datetime | None,
    due_at: datetime | None,
    made_by: int,
    now: datetime,
) -> int:
    """A new assignment; its id."""
    values = {
        "class_id": class_id,
        "collection": collection,
        "exercise": exercise,
        "opens_at": opens_at,
        "due_at": due_at,
        "created_by": made_by,
        "created_at": now,
    }
    return session.execute(insert(Assignment).values(values).returning(Assignment.id)).scalar_one()


def set_dates(session: Session, assignment_id: int, opens_at: datetime | None, due_at: datetime | None) -> None:
    """Other dates for an assignment."""
    values = {"opens_at": opens_at, "due_at": due_at}
    session.execute(update(Assignment).where(Assignment.id == assignment_id).values(values))


def remove_assignment(session: Session, assignment_id: int) -> None:
    """Take an assignment back; the submissions stay, its overrides go."""
    session.execute(delete(Assignment).where(Assignment.id == assignment_id))
