"""The words in which the HTTP interface is described: OpenAPI's types, records, calls and their answers."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
PICTURE: Schema = {
    **TEXT,
    "contentMediaType": "image/svg+xml",
    "description": "What was drawn, or should be, as an SVG file",
}
WHOLE: Schema = {"type": "integer", "minimum": 0}
TIME: Schema = {"type": "string", "format": "date-time"}
TEXTS: Schema = {"type": "object", "additionalProperties": TEXT}


PARAMETERS: dict[str, Schema] = {
    "collection": {"name": "collection", "in": "path", "required": True, "schema": TEXT},
    "slug": {"name": "slug", "in": "path", "required": True, "schema": TEXT},
    "submission_id": {"name": "submission_id", "in": "path", "required": True, "schema": {**TEXT, "format": "uuid"}},
    "report": {"name": "report", "in": "query", "schema": {**TEXT, "enum": ["no"]}, "description": "`no` leaves the report out"},
}  # fmt: skip


def call(summary: str, answers: dict[int, str | None], *parameters: str) -> Schema:
    """One call; an answer without a schema of its own is an error, or free."""
    known = {**answers} if summary == "This document" else {**answers, 401: None}
    responses = {
        str(status): {
            "description": STATUSES[status],
            **({"content": json_of(schema or "Error")} if schema or status >= 400 else {}),  # noqa: PLR2004
        }
        for status, schema in sorted(known.items())
    }
    for status in known.keys() & {429, 503}:
        responses[str(status)]["headers"] = {"Retry-After": {"schema": WHOLE}}
    return {
        "summary": summary,
        "parameters": [PARAMETERS[name] for name in parameters],
        "responses": responses,
    }


STATUSES = {
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


def json_of(schema: str) -> Schema:
    """Content of this schema."""
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def record(properties: dict[str, Schema], *optional: str) -> Schema:
    """An object with these properties, all required but the optional ones, and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def list_of(items: Schema) -> Schema:
    """A list of these."""
    return {"type": "array", "items": items}


FEEDBACK: Schema = list_of({"$ref": "#/components/schemas/Feedback"})
FAILURE: Schema = record({"code": TEXT, "params": {"type": "object"}, "message": TEXT, "fields": TEXTS}, "fields")
"""What is told of an error."""
