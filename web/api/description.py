"""The description of the HTTP interface as OpenAPI: `/api/openapi.json`. The tests hold it against the real answers."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from grader.marking.report import Status
from grader.submission import State
from sandbox.types import Outcome
from web.api import unfinished
from web.api.blueprint import blueprint
from web.api.schema import FAILURE, FEEDBACK, PICTURE, TEXT, TEXTS, TIME, WHOLE, Schema, call, json_of, list_of, record


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """For programs that want to know what they can ask; open to everyone."""
    return jsonify(description())


def description() -> dict[str, Any]:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kradan", "version": "1"},
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {"session": []}],
        "paths": _paths() | unfinished.PATHS,
        "components": {"schemas": _schemas() | unfinished.SCHEMAS, "securitySchemes": _SECURITY},
    }


_SECURITY: Schema = {
    "token": {"type": "http", "scheme": "bearer", "description": "Made by a user on their own page; shown once."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "kradan_session",
        "description": "A browser's own; a change also needs the header X-CSRFToken.",
    },
}


def _paths() -> dict[str, Any]:
    return {
        "/api/exercises": {"get": call("The exercises that the caller may see", {200: "Exercises"})},
        "/api/exercises/{collection}/{slug}": {
            "get": call(
                "An exercise; students get its public tests only", {200: "Exercise", 404: None}, "collection", "slug"
            )
        },
        "/api/submissions/{submission_id}": {
            "put": {
                **call(
                    "Accept a submission once; the client makes the id. Keep it and send it again on 401, 429 and 5xx",
                    {201: "Submission", 200: "Submission", 400: None, 403: None, 404: None, 409: None, 413: None, 422: None, 429: None},
                    "submission_id",
                ),
                "requestBody": {"required": True, "content": json_of("NewSubmission")},
            },
            "get": call(
                "Its state, its place in the queue, and its report as the caller may see it",
                {200: "Submission", 404: None},
                "submission_id",
                "report",
            ),
        },
        "/api/submissions/{submission_id}/events": {
            "get": {
                **call("The same, live", {404: None, 503: None}, "submission_id", "report"),
                "description": "Events `state` (data: Submission) and `beat`; ends with the last state. 503: ask the address itself.",
            }
        },
        "/api/token": {"get": call("A fresh CSRF token for a browser", {200: "Token"})},
        "/api/openapi.json": {"get": {**call("This document", {200: None}), "security": []}},
    }  # fmt: skip


def _schemas() -> dict[str, Schema]:
    return {
        "Error": record({"error": FAILURE}),
        "Token": record({"csrf_token": TEXT, "user": WHOLE, "sign_in": TEXT}),
        "Exercises": record({"exercises": list_of({"$ref": "#/components/schemas/ExerciseSummary"})}),
        "ExerciseSummary": record({"id": TEXT, "collection": TEXT, "title": TEXTS, "revision": TEXT, "max_points": WHOLE}),
        "Exercise": record({
            "format": {"const": 1}, "id": TEXT, "revision": TEXT, "title": TEXTS, "statement": TEXTS, "language": TEXT,
            "files": list_of(TEXT), "starter": TEXTS, "solution": TEXTS, "wrong": list_of({"type": "object"}),
            "limits": {"type": "object"}, "concepts": list_of(TEXT), "curriculum": list_of(TEXT), "authors": list_of(TEXT),
            "license": {"type": ["string", "null"]}, "tests": list_of({"type": "object"}), "max_points": WHOLE,
            "hidden_tests": WHOLE, "hidden_suites": {**WHOLE, "description": "Those of the hidden tests that are suites, of several tests each"},
        }),
        "NewSubmission": record(
            {"exercise": TEXT, "files": TEXTS, "revision": {"type": ["string", "null"]},
             "written_at": {"type": ["string", "null"], "format": "date-time"}},
            "revision", "written_at",
        ),
        "Feedback": record({"code": TEXT, "params": {"type": "object"}, "message": TEXT}),
        "Test": record(
            {"name": TEXT, "status": {"enum": [one.value for one in Status]}, "points": WHOLE, "max_points": WHOLE,
             "public": {"type": "boolean"}, "outcome": {"enum": [one.value for one in Outcome]}, "feedback": FEEDBACK,
             "wall_seconds": {"type": "number", "minimum": 0}, "input": TEXT, "expected": TEXT, "actual": TEXT,
             "stdout": TEXT, "traceback": TEXT, "drawing": PICTURE, "expected_drawing": PICTURE, "explanation": TEXT, "suite": TEXT, "group": TEXT, "title": TEXTS,
             "hint": TEXTS},
            "input", "expected", "actual", "stdout", "traceback", "drawing", "expected_drawing", "explanation", "suite", "group", "title", "hint",
        ),
        "Submission": record(
            {"format": {"const": 1}, "id": {**TEXT, "format": "uuid"}, "exercise": TEXT, "revision": TEXT, "written_for": TEXT,
             "state": {"enum": [one.value for one in State]}, "phases": {"type": "object", "additionalProperties": TIME},
             "links": record({"self": TEXT, "events": TEXT}), "message": TEXT,
             "queue": record({"place": WHOLE, "estimate_seconds": {"type": "number"}, "reason": TEXT}),
             "points": WHOLE, "max_points": WHOLE, "feedback": FEEDBACK, "tests": list_of({"$ref": "#/components/schemas/Test"}),
             "made_by": record({"marking": TEXT, "image": TEXT, "sandbox": TEXT})},
            "message", "queue", "points", "max_points", "feedback", "tests", "made_by",
        ),
    }  # fmt: skip
