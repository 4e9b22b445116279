"""What a student was given and how far they have come: their own page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from grader.access import Viewer
from grader.store import assignments, exercises
from grader.store.assignments import AssignmentRecord
from grader.store.exercises import ExerciseSummary
from grader.store.tables import SchoolClass, SubmissionRow
from grader.submission import FINAL, State


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a student has come with one exercise."""

    exercise: ExerciseSummary
    tries: int
    """Submissions that were graded or wait to be; what we failed to grade does not count."""
    points: int | None = None
    """Of the best graded submission."""
    max_points: int | None = None
    """Of the same submission: an older revision may have had others."""
    waiting: bool = False
    """A submission has no result yet."""
    stuck: bool = False
    """The newest submission is one that we failed to grade."""

    @property
    def is_full(self) -> bool:
        """Whether full marks were earned."""
        return self.points is not None and self.points == self.max_points


@dataclass(frozen=True, slots=True)
class StudentAssignment:
    """An assignment as one student sees it."""

    assignment: AssignmentRecord
    class_name: str
    exercises: tuple[Progress, ...]


def assignments_of_student(session: Session, viewer: Viewer, now: datetime) -> list[StudentAssignment]:
    """What this student's classes were given and is open: the nearest due time first, those without one last."""
    names = dict(_class_names(session, viewer.attends))
    given = [one for one in assignments.load_assignments(session, list(names)) if one.is_open(now)]
    asked = exercises.exercises_of_each(session, {(one.collection, one.exercise) for one in given})
    contents = {one.id: asked[one.collection, one.exercise] for one in given}
    wanted = {exercise.id: exercise for found in contents.values() for exercise in found}
    progress = progress_of(session, viewer, list(wanted.values()))
    found = [
        StudentAssignment(one, names[one.class_id], tuple(progress[exercise.id] for exercise in contents[one.id]))
        for one in given
    ]
    return sorted(
        found, key=lambda one: (one.assignment.due_at is None, one.assignment.due_at or now, one.assignment.id)
    )


def progress_of(session: Session, viewer: Viewer, wanted: Sequence[ExerciseSummary]) -> dict[str, Progress]:
    """The viewer's own progress with each of these exercises, by exercise id."""
    query = (
        select(SubmissionRow.exercise, SubmissionRow.state, SubmissionRow.points, SubmissionRow.max_points)
        .where(SubmissionRow.user_id == viewer.user_id, SubmissionRow.exercise.in_([one.id for one in wanted]))
        .order_by(SubmissionRow.exercise, SubmissionRow.received_at)
    )
    sent: dict[str, list[tuple[State, int | None, int | None]]] = {}
    for row in session.execute(query):
        sent.setdefault(row.exercise, []).append((State(row.state), row.points, row.max_points))
    return {one.id: _progress(one, sent.get(one.id, [])) for one in wanted}


def _progress(exercise: ExerciseSummary, sent: Sequence[tuple[State, int | None, int | None]]) -> Progress:
    """`sent`: state, points and possible points, oldest first."""
    marks = [
        (points, most)
        for state, points, most in sent
        if state is State.GRADED and points is not None and most is not None
    ]
    best = max(marks, key=lambda mark: mark[0] / max(mark[1], 1), default=(None, None))
    return Progress(
        exercise=exercise,
        tries=sum(state is not State.STUCK for state, _, _ in sent),
        points=best[0],
        max_points=best[1],
        waiting=any(state not in FINAL for state, _, _ in sent),
        stuck=bool(sent) and sent[-1][0] is State.STUCK,
    )


def _class_names(session: Session, class_ids: Iterable[int]) -> list[tuple[int, str]]:
    query = select(SchoolClass.id, SchoolClass.name).where(
        SchoolClass.id.in_(list(class_ids)), SchoolClass.archived.is_(False)
    )
    return [(row.id, row.name) for row in session.execute(query)]
