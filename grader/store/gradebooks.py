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
from grader.store.exercises import ExerciseSummary
from grader.store.overrides import load_overrides
from grader.store.tables import Membership, SubmissionRow
from grader.submission import State


@dataclass(frozen=True, slots=True)
class ClassBook:
    """A class's gradebook and the assignments that its columns belong to, in the columns' order."""

    book: Gradebook
    given: tuple[AssignmentRecord, ...]
    pupils: int = 0
    """How many are in the class; `book` may have only some of their rows."""


def gradebook_of(
    session: Session,
    viewer: Viewer,
    class_id: int,
    assignment_id: int | None = None,
    policy: Policy = Policy(),  # noqa: B008 - frozen
    *,
    first: int = 0,
    most: int | None = None,
) -> ClassBook:
    """The gradebook of a class, of all it was given or of one assignment. Raises as `get_class` for running the class.

    An assignment that is not the class's gives a book without columns. `first` and `most` ask for some of the rows only: a
    page shows as many as a person can look at, and nothing is read or computed for the others.
    """
    classes.get_class(session, viewer, class_id, Action.RUN_CLASS)
    given = [
        one
        for one in assignments.load_assignments(session, [class_id])
        if assignment_id is None or one.id == assignment_id
    ]
    contents = exercises.exercises_of_each(session, {(one.collection, one.exercise) for one in given})
    columns = [column for one in given for column in _columns(one, contents[one.collection, one.exercise])]
    pupils = classes.roster(session, viewer, class_id)
    shown = pupils[first:] if most is None else pupils[first : first + most]
    roster = [
        Person(user_id=pupil.user_id, name=pupil.name, number=pupil.number, username=pupil.username) for pupil in shown
    ]
    some = None if len(shown) == len(pupils) else [pupil.user_id for pupil in shown]
    wanted = list(dict.fromkeys(column.exercise for column in columns))
    graded, waiting = _submissions(session, class_id, wanted, some)
    corrections = {
        (one.assignment_id, one.user_id, one.exercise): Correction(one.points, one.reason)
        for one in load_overrides(session, [one.id for one in given])
    }
    book = table(roster, columns, graded, corrections, waiting=waiting, policy=policy)
    return ClassBook(book, tuple(given), len(pupils))


def _columns(given: AssignmentRecord, asked: Sequence[ExerciseSummary]) -> list[Column]:
    return [
        Column(
            assignment_id=given.id,
            exercise=one.id,
            title=one.title,
            max_points=one.max_points,
            due_at=given.due_at,
        )
        for one in asked
    ]


def _submissions(
    session: Session, class_id: int, wanted: Sequence[str], some: Sequence[int] | None
) -> tuple[list[Graded], frozenset[Key]]:
    """What the pupils of the class (or some of them) were graded for, and whose exercises wait for a mark.

    All columns stand in one index, and rows come as plain tuples: there may be hundreds of thousands.
    """
    sent, members = SubmissionRow.__table__.c, Membership.__table__.c
    query = (
        select(
            sent.id,
            sent.user_id,
            sent.exercise,
            sent.points,
            sent.max_points,
            sent.received_at,
            sent.written_at,
            sent.state,
        )
        .join_from(SubmissionRow.__table__, Membership.__table__, members.user_id == sent.user_id)
        .where(members.class_id == class_id, members.teacher.is_(False), sent.exercise.in_(wanted))
    )
    if some is not None:
        query = query.where(sent.user_id.in_(some))
    graded: list[Graded] = []
    waiting: set[Key] = set()
    for *told, state in session.execute(query):
        if state == State.GRADED:
            graded.append(Graded(*told))
        elif state != State.STUCK:
            waiting.add((told[1], told[2]))
    return graded, frozenset(waiting)
