"""Sending a submission and asking after it."""

from __future__ import annotations

from uuid import UUID

from flask import Response, current_app, jsonify, request

from grader import submit
from grader.clock import now
from grader.settings import Settings
from grader.store import submissions
from web.api.blueprint import blueprint
from web.api.body import json_body
from web.api.news import news, receipt
from web.db import db
from web.guard import auth
from web.guard.limits import limiter
from web.queue import queue

FIELDS = frozenset({"exercise", "files", "revision", "written_at"})
SUBMISSIONS_A_MINUTE = "30 per minute"
"""Of one account; never of an address, behind which a whole school may stand."""


@blueprint.put("/submissions/<uuid:submission_id>")
@limiter.limit(SUBMISSIONS_A_MINUTE, exempt_when=auth.is_signed_out)
@auth.signed_in
def put_submission(submission_id: UUID) -> tuple[Response, int, dict[str, str]]:
    """Accept it once: 201 when it is new, 200 when it was here already."""
    viewer = auth.current_viewer()
    body = json_body(FIELDS)
    settings: Settings = current_app.extensions["kradan_settings"]
    accepted = submit.accept(
        db(),
        viewer,
        str(submission_id),
        exercise=body.get("exercise"),
        files=body.get("files"),
        revision=body.get("revision"),
        written_at=body.get("written_at"),
        now=now(),
        queue=queue(),
        max_kib=settings.max_submission_kib,
    )
    told = receipt(accepted.submission)
    return jsonify(told), 201 if accepted.new else 200, {"Location": told["links"]["self"]}


@blueprint.get("/submissions/<uuid:submission_id>")
@auth.signed_in
def get_submission(submission_id: UUID) -> Response:
    """How it fares, and its report once there is one."""
    viewer = auth.current_viewer()
    found = submissions.get_submission(db(), viewer, str(submission_id))
    return jsonify(news(found, viewer, with_report=request.args.get("report") != "no"))
