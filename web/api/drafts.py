"""A learner's unfinished work: kept as it is typed, so that another device goes on with it; told to its owner alone."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, jsonify

from grader import drafts
from grader.clock import now
from grader.drafts import DraftConflict
from grader.settings import Settings
from grader.store.drafts import Draft
from web.api.blueprint import blueprint
from web.api.body import json_body
from web.db import db
from web.errors import answer_to, respond
from web.guard import auth
from web.guard.limits import limiter
from web.language.i18n import iso

FIELDS = frozenset({"files", "base", "written_at", "device"})
SAVED_A_MINUTE = "240 per minute"
"""Of one account: a page saves every few seconds, and some pupils have several open."""


@blueprint.put("/drafts/<collection>/<slug>")
@limiter.limit(SAVED_A_MINUTE, exempt_when=auth.is_signed_out)
@auth.signed_in
def put_draft(collection: str, slug: str) -> tuple[Response, int]:
    """Keep it as the next version; 409, with the one that is here, where that is not what it grew from."""
    viewer = auth.current_viewer()
    body = json_body(FIELDS)
    settings: Settings = current_app.extensions["kradan_settings"]
    try:
        saved = drafts.save(
            db(),
            viewer,
            f"{collection}/{slug}",
            files=body.get("files"),
            base=body.get("base"),
            written_at=body.get("written_at"),
            device=body.get("device"),
            now=now(),
            max_kib=settings.max_submission_kib,
        )
    except DraftConflict as error:
        refused = respond(answer_to(error))
        return jsonify({**refused.get_json(), "server": _told(error.kept)}), refused.status_code
    return jsonify(_when(saved)), 200


@blueprint.get("/drafts/<collection>/<slug>")
@auth.signed_in
def get_draft(collection: str, slug: str) -> Response:
    """The caller's own."""
    return jsonify(_told(drafts.get(db(), auth.current_viewer(), f"{collection}/{slug}")))


def _told(draft: Draft) -> dict[str, Any]:
    return {"exercise": draft.exercise, "files": dict(draft.files), **_when(draft)}


def _when(draft: Draft) -> dict[str, Any]:
    """Which version it is; without the text, which whoever sent it has."""
    return {
        "version": draft.version,
        "written_at": iso(draft.written_at) if draft.written_at else None,
        "saved_at": iso(draft.saved_at),
    }
