"""What a device keeps for a pupil: their list of work and every exercise on it, each with a version that tells a change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from flask import Response, jsonify, url_for
from flask_babel import gettext

from grader.clock import now
from grader.store.progress import Progress, StudentAssignment, assignments_of_student
from web.db import db
from web.device.keeping import release
from web.guard import auth
from web.language.i18n import language
from web.student.blueprint import blueprint


@blueprint.get("/assignments/pages.json")
@auth.role("student")
def pages() -> Response:
    """Addresses, titles and versions: a device fetches those that it does not have in this version."""
    viewer = auth.current_viewer()
    given = assignments_of_student(db(), viewer, now())
    return jsonify(user=viewer.user_id, pages=list(_pages(given)))


def _pages(given: Sequence[StudentAssignment]) -> Iterator[dict[str, Any]]:
    exercises = {progress.exercise.id: progress for one in given for progress in one.exercises}
    due = _due(given)
    versions = {
        exercise_id: _version((*_state(progress), *due[exercise_id])) for exercise_id, progress in exercises.items()
    }
    yield {
        "address": url_for("student.assignments"),
        "title": gettext("My work"),
        "version": _version((*((one.assignment.id, one.assignment.due_at) for one in given), *versions.values())),
    }
    for exercise_id, progress in exercises.items():
        collection, slug = exercise_id.split("/")
        yield {
            "address": url_for("student.exercise", collection=collection, slug=slug),
            "title": progress.exercise.title.in_language(language()),
            "version": versions[exercise_id],
        }


def _state(progress: Progress) -> tuple[object, ...]:
    """What the page of an exercise shows that may change."""
    return (
        progress.exercise.id,
        progress.exercise.revision,
        progress.tries,
        progress.points,
        progress.max_points,
        progress.waiting,
        progress.stuck,
    )


def _due(given: Sequence[StudentAssignment]) -> dict[str, list[tuple[int, datetime | None]]]:
    """By exercise, the assignments that hold it and when they are due: its page says that as well."""
    found: dict[str, list[tuple[int, datetime | None]]] = {}
    for one in given:
        for progress in one.exercises:
            found.setdefault(progress.exercise.id, []).append((one.assignment.id, one.assignment.due_at))
    return found


def _version(state: tuple[object, ...]) -> str:
    return hashlib.sha256(repr((release(), language(), state)).encode()).hexdigest()[:16]
