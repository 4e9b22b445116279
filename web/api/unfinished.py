"""The description of work that is not handed in: drafts, runs without a mark, sealed work of a shared device."""

from __future__ import annotations

from sandbox.types import Outcome
from web.api.schema import FAILURE, FEEDBACK, PICTURE, TEXT, TEXTS, TIME, WHOLE, Schema, call, json_of, list_of, record

KEY: Schema = {**TEXT, "description": "X25519, 32 bytes in base64url without padding"}
ENVELOPE: Schema = {
    **TEXT,
    "description": "`1.<account>.` and in base64url without padding: ephemeral public key (32 bytes), nonce (24), NaCl box of UTF-8"
    " text. `2.<account>.<sign-in>.` has that sign-in's proof (32 bytes) before the text",
}
PROVEN: Schema = {
    "type": "boolean",
    "description": "Whether it was sealed while the account was signed in at the device that did it; else its owner is asked",
}
DRAFT_VERSION: dict[str, Schema] = {
    "version": {"type": "integer", "minimum": 1},
    "written_at": {"type": ["string", "null"], "format": "date-time"},
    "saved_at": TIME,
}

PATHS: dict[str, Schema] = {
    "/api/drafts/{collection}/{slug}": {
        "put": {
            **call(
                "Keep the caller's unfinished work as the version after `base`, from which it grew. The same again is no"
                " new version; 409 comes with the version that is here instead, and what was sent stays with the client",
                {200: "DraftVersion", 400: None, 403: None, 404: None, 409: "DraftConflict", 413: None, 422: None, 429: None},
                "collection",
                "slug",
            ),
            "requestBody": {"required": True, "content": json_of("NewDraft")},
        },
        "get": call("The caller's unfinished work", {200: "Draft", 404: None}, "collection", "slug"),
    },
    "/api/runs": {
        "post": {
            **call(
                "Run a program in the sandbox without a mark; nothing of it is kept. Submissions that wait come first",
                {200: "Run", 400: None, 403: None, 404: None, 413: None, 422: None, 429: None, 503: None},
            ),
            "requestBody": {"required": True, "content": json_of("NewRun")},
        }
    },
    "/api/sealing-key": {
        "get": call("The key with which a shared device seals the caller's unsent work at sign-out", {200: "SealingKey"})
    },
    "/api/sealed": {
        "post": {
            **call(
                "Open envelopes that were sealed for the caller; nothing is kept. Each is answered in its place",
                {200: "Opened", 400: None, 413: None, 422: None, 429: None},
            ),
            "requestBody": {"required": True, "content": json_of("Envelopes")},
        }
    },
}  # fmt: skip

LEFT = record({"files": list_of(record({"name": TEXT, "size": WHOLE, "text": TEXT}, "size", "text")), "more": WHOLE})
"""The files that a run wrote; one without a text is too large to be told."""

MARK = record({"file": TEXT, "line": WHOLE, "words": TEXT})
"""The line of the code that `html`, the exercise page's explanation of how a run ended, speaks of."""

SCHEMAS: dict[str, Schema] = {
    "NewDraft": record(
        {"files": TEXTS, "base": {"type": ["integer", "null"], "minimum": 0},
         "written_at": {"type": ["string", "null"], "format": "date-time"}, "device": {"type": ["string", "null"]}},
        "base", "written_at", "device",
    ),
    "DraftVersion": record(DRAFT_VERSION),
    "Draft": record({"exercise": TEXT, "files": TEXTS, **DRAFT_VERSION}),
    "DraftConflict": record({"error": FAILURE, "server": {"$ref": "#/components/schemas/Draft"}}),
    "NewRun": record({"exercise": TEXT, "files": TEXTS, "stdin": {"type": ["string", "null"]}}, "stdin"),
    "Run": record(
        {"outcome": {"enum": [one.value for one in Outcome]}, "stdout": TEXT, "stderr": TEXT,
         "exit_code": {"type": ["integer", "null"]}, "wall_seconds": {"type": "number", "minimum": 0},
         "cut": {"type": "boolean"}, "feedback": FEEDBACK, "drawing": PICTURE, "left": LEFT,
         "html": TEXT, "mark": MARK},
        "drawing", "left", "html", "mark",
    ),
    "SealingKey": record({"user": WHOLE, "version": {"const": 1}, "public_key": KEY}),
    "Envelopes": record({"envelopes": list_of(ENVELOPE)}),
    "Opened": record(
        {"opened": list_of(record({"text": TEXT, "proven": PROVEN, "error": FAILURE}, "text", "proven", "error")), "public_key": KEY}
    ),
}  # fmt: skip
