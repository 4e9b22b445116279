"""Giving a class something to do, and changing its dates."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from grader.access import Action, Viewer
from grader.errors import Invalid
from grader.store import assignments, exercises
from grader.store.classes import get_class
from grader.store.session import writing


def assign(
    session: Session,
    viewer: Viewer,
    class_id: int,
    *,
    collection: str,
    exercise: str | None = None,
    opens_at: datetime | None = None,
    due_at: datetime | None = None,
    now: datetime,
) -> int:
    """Give a collection, or one exercise of it, to a class; the assignment's id.

    Raises Invalid for a collection or exercise that there is not, for one that the class has already and for dates in the
    wrong order; and as `get_class` for running the class.
    """
    get_class(session, viewer, class_id, Action.RUN_CLASS)
    _require_order(opens_at, due_at)
    if not exercises.exercises_of(session, collection, exercise):
        raise Invalid(
            {"exercise" if exercise else "collection": "no-such-exercise" if exercise else "no-such-collection"}
        )
    with writing(session):
        given = assignments.load_assignments(session, [class_id])
        if any((old.collection, old.exercise) == (collection, exercise) for old in given):
            raise Invalid({"exercise" if exercise else "collection": "already-assigned"})
        return assignments.add_assignment(
            session,
            class_id=class_id,
            collection=collection,
            exercise=exercise,
            opens_at=opens_at,
            due_at=due_at,
            made_by=viewer.user_id,
            now=now,
        )


def change_dates(
    session: Session, viewer: Viewer, assignment_id: int, opens_at: datetime | None, due_at: datetime | None
) -> None:
    """Other dates; None for none. Raises Invalid for dates in the wrong order, else as `get_assignment`."""
    assignments.get_assignment(session, viewer, assignment_id)
    _require_order(opens_at, due_at)
    with writing(session):
        assignments.set_dates(session, assignment_id, opens_at, due_at)


def take_back(session: Session, viewer: Viewer, assignment_id: int) -> None:
    """Remove an assignment: what the pupils sent stays, overrides of its marks go. Raises as `get_assignment`."""
    assignments.get_assignment(session, viewer, assignment_id)
    with writing(session):
        assignments.remove_assignment(session, assignment_id)


def _require_order(opens_at: datetime | None, due_at: datetime | None) -> None:
    if opens_at is not None and due_at is not None and due_at <= opens_at:
        raise Invalid({"due_at": "due-before-open"})
