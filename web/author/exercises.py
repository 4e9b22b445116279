"""Exercises that cannot be used, or graded with, as they are now: file, line and what to mend."""

from __future__ import annotations

from flask import render_template

from grader.exercise.problems import in_words
from grader.store.exercises import broken_exercises
from grader.store.stuck import broken_when_graded
from web.author.blueprint import blueprint
from web.db import db
from web.guard import auth


@blueprint.get("/exercises")
@auth.role("author", "admin")
def exercises() -> str:
    """Each of them with its problems."""
    broken = broken_exercises(db(), auth.current_viewer())
    shown = {exercise: [in_words(problem) for problem in problems] for exercise, problems in broken.items()}
    graded = broken_when_graded(db(), auth.current_viewer())
    return render_template("author/exercises.html", broken=shown, graded=graded)
