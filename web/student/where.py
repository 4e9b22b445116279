"""Where an exercise stands in a student's work: the class and assignment it is part of, and what comes after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from grader.access import Viewer
from grader.store.exercises import ExerciseSummary
from grader.store.progress import StudentAssignment, assignments_of_student
from web.db import db


@dataclass(frozen=True, slots=True)
class Where:
    """The assignment with the nearest due time that holds the exercise."""

    given: StudentAssignment
    following: ExerciseSummary | None
    """The next exercise of the assignment; None after the last one."""

    def is_overdue(self, moment: datetime) -> bool:
        """Whether the due time has passed."""
        due_at = self.given.assignment.due_at
        return due_at is not None and due_at < moment


def where_is(exercise_id: str, viewer: Viewer, moment: datetime) -> Where | None:
    """None where no assignment holds it (any more)."""
    for given in assignments_of_student(db(), viewer, moment):
        exercises = [progress.exercise for progress in given.exercises]
        places = [place for place, exercise in enumerate(exercises) if exercise.id == exercise_id]
        if places:
            after = exercises[places[0] + 1 :]
            return Where(given, after[0] if after else None)
    return None
