"""What a student sent: for one exercise, with two of them to compare, and over all exercises."""

from __future__ import annotations

from flask import render_template

from grader.clock import now
from grader.store import exercises
from grader.store import submissions as store
from grader.store.sent import sent_by, title_of
from web.db import db
from web.guard import auth
from web.student.blueprint import blueprint


@blueprint.get("/exercises/<collection>/<slug>/history")
@auth.role("student")
def history(collection: str, slug: str) -> str:
    """All submissions for one exercise, newest first."""
    viewer = auth.current_viewer()
    exercise_id = f"{collection}/{slug}"
    sent = store.history(db(), viewer, viewer.user_id, exercise_id)
    if not sent:
        exercises.get_exercise(db(), viewer, exercise_id, now())
    return render_template(
        "student/history.html", exercise_id=exercise_id, title=title_of(db(), exercise_id), sent=sent
    )


@blueprint.get("/submissions")
@auth.role("student")
def submissions() -> str:
    """The newest submissions of all exercises."""
    return render_template("student/submissions.html", sent=sent_by(db(), auth.current_viewer()))
