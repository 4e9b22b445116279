"""Everything a gradebook is computed from, in a few queries that leave the large reports where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from grader.access import Action, Viewer
from grader.gradebook.policy import Graded, Policy
from grader.gradebook.table import Column, Correction, Gradebook, Key, Person, table
from grader.store import assignments, classes, exercises
from grader.store.assignments import AssignmentRecord
from grader.store.overrides import load_overrides
from grader.store.tables import Membership, SubmissionRow
from grader.submission import State


@dataclass(frozen=True, slots=True)
class ClassBook:
    """A class's gradebook and the assignments that its columns belong to, in the columns' order."""

    book: Gradebook
    given: tuple[AssignmentRecord, ...]


def gradebook_of(
    session: Session,
    viewer: Viewer,
    class_id: int,
    assignment_id: int | None = None,
    policy: Policy = Policy(),  # noqa: B008 - frozen
) -> ClassBook:
    """The gradebook of a class, of all it was given or of one assignment. Raises as `get_class` for running the class.

    An assignment that is not the class's gives a book without columns.
    """
    classes.get_class(session, viewer, class_id, Action.RUN_CLASS)
    given = [
        one
        for one in assignments.load_assignments(session, [class_id])
        if assignment_id is None or one.id == assignment_id
    ]
    columns = [column for one in given for column in _columns(session, one)]
    roster = [
        Person(user_id=pupil.user_id, name=pupil.name, number=pupil.number, username=pupil.username)
        for pupil in classes.roster(session, viewer, class_id)
    ]
    wanted = list(dict.fromkeys(column.exercise for column in columns))
    graded, waiting = _submissions(session, class_id, wanted)
    corrections = {
        (one.assignment_id, one.user_id, one.exercise): Correction(one.points, one.reason)
        for one in load_overrides(session, [one.id for one in given])
    }
    return ClassBook(table(roster, columns, graded, corrections, waiting=waiting, policy=policy), tuple(given))


def _columns(session: Session, given: AssignmentRecord) -> list[Column]:
    return [
        Column(
            assignment_id=given.id,
            exercise=one.id,
            title=one.title,
            max_points=one.max_points,
            due_at=given.due_at,
        )
        for one in exercises.exercises_of(session, given.collection, given.exercise)
    ]


def _submissions(session: Session, class_id: int, wanted: Sequence[str]) -> tuple[list[Graded], frozenset[Key]]:
    """What the pupils of the class were graded for, and whose exercises wait for a mark."""
    query = (
        select(
            SubmissionRow.id,
            SubmissionRow.user_id,
            SubmissionRow.exercise,
            SubmissionRow.state,
            SubmissionRow.points,
            SubmissionRow.max_points,
            SubmissionRow.received_at,
            SubmissionRow.written_at,
        )
        .join(Membership, Membership.user_id == SubmissionRow.user_id)
        .where(Membership.class_id == class_id, Membership.teacher.is_(False), SubmissionRow.exercise.in_(wanted))
    )
    graded: list[Graded] = []
    waiting: set[Key] = set()
    for row in session.execute(query):
        if row.state == State.GRADED:
            graded.append(
                Graded(
                    submission_id=row.id,
                    user_id=row.user_id,
                    exercise=row.exercise,
                    points=row.points,
                    max_points=row.max_points,
                    received_at=row.received_at,
                    written_at=row.written_at,
                )
            )
        elif row.state != State.STUCK:
            waiting.add((row.user_id, row.exercise))
    return graded, frozenset(waiting)
