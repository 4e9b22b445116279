"""The student's own page: what their classes were given, how far they have come, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import render_template

from grader.clock import now
from grader.store.progress import Progress, StudentAssignment, assignments_of_student
from web.db import db
from web.device import keeping
from web.guard import auth
from web.student.blueprint import blueprint


@dataclass(frozen=True, slots=True)
class Next:
    """The exercise to go on with, and the assignment it is in."""

    given: StudentAssignment
    progress: Progress


@blueprint.get("/assignments")
@auth.role("student")
@keeping.may_be_kept
def assignments() -> str:
    """All of them, the nearest due time first."""
    moment = now()
    given = assignments_of_student(db(), auth.current_viewer(), moment)
    return render_template(
        "student/assignments.html",
        given=given,
        next=what_is_next(given, moment),
        now=moment,
        viewer=auth.current_viewer(),
    )


def what_is_next(given: Sequence[StudentAssignment], moment: datetime) -> Next | None:
    """The first exercise without full marks: of what is still due soonest, then of what is overdue or without a time."""
    late = {one.assignment.id: one.assignment.due_at is not None and one.assignment.due_at < moment for one in given}
    for one in sorted(given, key=lambda one: late[one.assignment.id]):
        for progress in one.exercises:
            if not progress.is_full and not progress.waiting:
                return Next(one, progress)
    return None
