"""The description of the HTTP interface as OpenAPI: `/api/openapi.json`. The tests hold it against the real answers."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify

from grader.marking.report import Status
from grader.submission import State
from sandbox.types import Outcome
from web.api.blueprint import blueprint

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_PICTURE: Schema = {
    **_TEXT,
    "contentMediaType": "image/svg+xml",
    "description": "What was drawn, or should be, as an SVG file",
}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_TIME: Schema = {"type": "string", "format": "date-time"}
_TEXTS: Schema = {"type": "object", "additionalProperties": _TEXT}
_KEY: Schema = {**_TEXT, "description": "X25519, 32 bytes in base64url without padding"}
_ENVELOPE: Schema = {
    **_TEXT,
    "description": "`1.<account>.` and in base64url without padding: ephemeral public key (32 bytes), nonce (24), NaCl box of UTF-8 text",
}
_DRAFT_VERSION: dict[str, Schema] = {
    "version": {"type": "integer", "minimum": 1},
    "written_at": {"type": ["string", "null"], "format": "date-time"},
    "saved_at": _TIME,
}


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
        "paths": _paths(),
        "components": {"schemas": _schemas(), "securitySchemes": _SECURITY},
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
        "/api/exercises": {"get": _call("The exercises that the caller may see", {200: "Exercises"})},
        "/api/exercises/{collection}/{slug}": {
            "get": _call(
                "An exercise; students get its public tests only", {200: "Exercise", 404: None}, "collection", "slug"
            )
        },
        "/api/submissions/{submission_id}": {
            "put": {
                **_call(
                    "Accept a submission once; the client makes the id. Keep it and send it again on 401, 429 and 5xx",
                    {201: "Submission", 200: "Submission", 400: None, 403: None, 404: None, 409: None, 413: None, 422: None, 429: None},
                    "submission_id",
                ),
                "requestBody": {"required": True, "content": _json("NewSubmission")},
            },
            "get": _call(
                "Its state, its place in the queue, and its report as the caller may see it",
                {200: "Submission", 404: None},
                "submission_id",
                "report",
            ),
        },
        "/api/submissions/{submission_id}/events": {
            "get": {
                **_call("The same, live", {404: None, 503: None}, "submission_id", "report"),
                "description": "Events `state` (data: Submission) and `beat`; ends with the last state. 503: ask the address itself.",
            }
        },
        "/api/drafts/{collection}/{slug}": {
            "put": {
                **_call(
                    "Keep the caller's unfinished work as the version after `base`, from which it grew. The same again is no"
                    " new version; 409 comes with the version that is here instead, and what was sent stays with the client",
                    {200: "DraftVersion", 400: None, 403: None, 404: None, 409: "DraftConflict", 413: None, 422: None, 429: None},
                    "collection",
                    "slug",
                ),
                "requestBody": {"required": True, "content": _json("NewDraft")},
            },
            "get": _call("The caller's unfinished work", {200: "Draft", 404: None}, "collection", "slug"),
        },
        "/api/runs": {
            "post": {
                **_call(
                    "Run a program in the sandbox without a mark; nothing of it is kept. Submissions that wait come first",
                    {200: "Run", 400: None, 403: None, 404: None, 413: None, 422: None, 429: None, 503: None},
                ),
                "requestBody": {"required": True, "content": _json("NewRun")},
            }
        },
        "/api/sealing-key": {
            "get": _call("The key with which a shared device seals the caller's unsent work at sign-out", {200: "SealingKey"})
        },
        "/api/sealed": {
            "post": {
                **_call(
                    "Open envelopes that were sealed for the caller; nothing is kept. Each is answered in its place",
                    {200: "Opened", 400: None, 413: None, 422: None, 429: None},
                ),
                "requestBody": {"required": True, "content": _json("Envelopes")},
            }
        },
        "/api/token": {"get": _call("A fresh CSRF token for a browser", {200: "Token"})},
        "/api/openapi.json": {"get": {**_call("This document", {200: None}), "security": []}},
    }  # fmt: skip


_PARAMETERS: dict[str, Schema] = {
    "collection": {"name": "collection", "in": "path", "required": True, "schema": _TEXT},
    "slug": {"name": "slug", "in": "path", "required": True, "schema": _TEXT},
    "submission_id": {"name": "submission_id", "in": "path", "required": True, "schema": {**_TEXT, "format": "uuid"}},
    "report": {"name": "report", "in": "query", "schema": {**_TEXT, "enum": ["no"]}, "description": "`no` leaves the report out"},
}  # fmt: skip


def _call(summary: str, answers: dict[int, str | None], *parameters: str) -> Schema:
    """One call; an answer without a schema of its own is an error, or free."""
    known = {**answers} if summary == "This document" else {**answers, 401: None}
    responses = {
        str(status): {
            "description": _STATUSES[status],
            **({"content": _json(schema or "Error")} if schema or status >= 400 else {}),  # noqa: PLR2004
        }
        for status, schema in sorted(known.items())
    }
    for status in known.keys() & {429, 503}:
        responses[str(status)]["headers"] = {"Retry-After": {"schema": _WHOLE}}
    return {
        "summary": summary,
        "parameters": [_PARAMETERS[name] for name in parameters],
        "responses": responses,
    }


_STATUSES = {
    200: "Here it is",
    201: "Accepted",
    400: "Not JSON in UTF-8, or a stale CSRF token (`stale-form`)",
    401: "Signed out",
    403: "Not allowed",
    404: "No such thing, or none that the caller may know of",
    409: "Another content is here",
    413: "Too large",
    422: "Bad input; `fields` names every problem",
    429: "Too many; see Retry-After",
    503: "Not now; see Retry-After",
}


def _json(schema: str) -> Schema:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _record(properties: dict[str, Schema], *optional: str) -> Schema:
    """An object with these properties, all required but the optional ones, and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _schemas() -> dict[str, Schema]:
    feedback = _list_of({"$ref": "#/components/schemas/Feedback"})
    failure = _record({"code": _TEXT, "params": {"type": "object"}, "message": _TEXT, "fields": _TEXTS}, "fields")
    return {
        "Error": _record({"error": failure}),
        "Token": _record({"csrf_token": _TEXT, "user": _WHOLE}),
        "Exercises": _record({"exercises": _list_of({"$ref": "#/components/schemas/ExerciseSummary"})}),
        "ExerciseSummary": _record({"id": _TEXT, "collection": _TEXT, "title": _TEXTS, "revision": _TEXT, "max_points": _WHOLE}),
        "Exercise": _record({
            "format": {"const": 1}, "id": _TEXT, "revision": _TEXT, "title": _TEXTS, "statement": _TEXTS, "language": _TEXT,
            "files": _list_of(_TEXT), "starter": _TEXTS, "solution": _TEXTS, "wrong": _list_of({"type": "object"}),
            "limits": {"type": "object"}, "concepts": _list_of(_TEXT), "curriculum": _list_of(_TEXT), "authors": _list_of(_TEXT),
            "license": {"type": ["string", "null"]}, "tests": _list_of({"type": "object"}), "max_points": _WHOLE,
            "hidden_tests": _WHOLE, "hidden_suites": {**_WHOLE, "description": "Those of the hidden tests that are suites, of several tests each"},
        }),
        "NewSubmission": _record(
            {"exercise": _TEXT, "files": _TEXTS, "revision": {"type": ["string", "null"]},
             "written_at": {"type": ["string", "null"], "format": "date-time"}},
            "revision", "written_at",
        ),
        "NewDraft": _record(
            {"files": _TEXTS, "base": {"type": ["integer", "null"], "minimum": 0},
             "written_at": {"type": ["string", "null"], "format": "date-time"}, "device": {"type": ["string", "null"]}},
            "base", "written_at", "device",
        ),
        "DraftVersion": _record(_DRAFT_VERSION),
        "Draft": _record({"exercise": _TEXT, "files": _TEXTS, **_DRAFT_VERSION}),
        "DraftConflict": _record({"error": failure, "server": {"$ref": "#/components/schemas/Draft"}}),
        "NewRun": _record({"exercise": _TEXT, "files": _TEXTS, "stdin": {"type": ["string", "null"]}}, "stdin"),
        "Run": _record(
            {"outcome": {"enum": [one.value for one in Outcome]}, "stdout": _TEXT, "stderr": _TEXT,
             "exit_code": {"type": ["integer", "null"]}, "wall_seconds": {"type": "number", "minimum": 0},
             "cut": {"type": "boolean"}, "feedback": feedback, "drawing": _PICTURE},
            "drawing",
        ),
        "SealingKey": _record({"user": _WHOLE, "version": {"const": 1}, "public_key": _KEY}),
        "Envelopes": _record({"envelopes": _list_of(_ENVELOPE)}),
        "Opened": _record({"opened": _list_of(_record({"text": _TEXT, "error": failure}, "text", "error"))}),
        "Feedback": _record({"code": _TEXT, "params": {"type": "object"}, "message": _TEXT}),
        "Test": _record(
            {"name": _TEXT, "status": {"enum": [one.value for one in Status]}, "points": _WHOLE, "max_points": _WHOLE,
             "public": {"type": "boolean"}, "outcome": {"enum": [one.value for one in Outcome]}, "feedback": feedback,
             "wall_seconds": {"type": "number", "minimum": 0}, "input": _TEXT, "expected": _TEXT, "actual": _TEXT,
             "stdout": _TEXT, "traceback": _TEXT, "drawing": _PICTURE, "expected_drawing": _PICTURE, "explanation": _TEXT, "suite": _TEXT, "group": _TEXT, "title": _TEXTS,
             "hint": _TEXTS},
            "input", "expected", "actual", "stdout", "traceback", "drawing", "expected_drawing", "explanation", "suite", "group", "title", "hint",
        ),
        "Submission": _record(
            {"format": {"const": 1}, "id": {**_TEXT, "format": "uuid"}, "exercise": _TEXT, "revision": _TEXT, "written_for": _TEXT,
             "state": {"enum": [one.value for one in State]}, "phases": {"type": "object", "additionalProperties": _TIME},
             "links": _record({"self": _TEXT, "events": _TEXT}), "message": _TEXT,
             "queue": _record({"place": _WHOLE, "estimate_seconds": {"type": "number"}, "reason": _TEXT}),
             "points": _WHOLE, "max_points": _WHOLE, "feedback": feedback, "tests": _list_of({"$ref": "#/components/schemas/Test"}),
             "made_by": _record({"marking": _TEXT, "image": _TEXT, "sandbox": _TEXT})},
            "message", "queue", "points", "max_points", "feedback", "tests", "made_by",
        ),
    }  # fmt: skip
