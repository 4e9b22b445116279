"""Exercises as the caller may see them: a student gets the public tests and never an answer to a hidden one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from flask import Response, jsonify

from grader.access import Action, Viewer, may
from grader.clock import now
from grader.exercise.json_form import to_json
from grader.exercise.model import Exercise, SuiteTest, Test
from grader.store import exercises as store
from grader.store.exercises import ExerciseSummary
from web.api.blueprint import blueprint
from web.db import db
from web.guard import auth


@blueprint.get("/exercises")
@auth.signed_in
def exercise_list() -> Response:
    """All of them, collection by collection."""
    found = store.list_exercises(db(), auth.current_viewer(), now())
    return jsonify(exercises=list(_summaries(found)))


@blueprint.get("/exercises/<collection>/<slug>")
@auth.signed_in
def exercise(collection: str, slug: str) -> Response:
    """One of them, whole as far as the caller may see it."""
    viewer = auth.current_viewer()
    found = store.get_exercise(db(), viewer, f"{collection}/{slug}", now())
    return jsonify(as_seen_by(found, viewer))


def as_seen_by(whole: Exercise, viewer: Viewer) -> dict[str, Any]:
    """The exercise as JSON; what only staff may see is not in it for anyone else."""
    told = whole if may(viewer, Action.SEE_ANSWERS) else without_answers(whole)
    hidden = [test for test in whole.tests if not test.public]
    return to_json(told) | {
        "max_points": whole.max_points,
        "hidden_tests": len(hidden),
        "hidden_suites": sum(isinstance(test.kind, SuiteTest) for test in hidden),
    }


def without_answers(whole: Exercise) -> Exercise:
    """The exercise with its public tests only, without the solutions, right or wrong, and without the files of suites."""
    public = tuple(_without_suite(test) for test in whole.tests if test.public)
    return replace(whole, tests=public, solution={}, wrong=())


def _without_suite(test: Test) -> Test:
    return replace(test, kind=SuiteTest(test.kind.path)) if isinstance(test.kind, SuiteTest) else test


def _summaries(found: Iterable[ExerciseSummary]) -> Iterable[dict[str, Any]]:
    for one in found:
        yield {
            "id": one.id,
            "collection": one.collection,
            "title": dict(one.title.texts),
            "revision": one.revision,
            "max_points": one.max_points,
        }
