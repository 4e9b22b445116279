"""Pages for machines: is it alive, can it work, and what are its numbers."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from grader.errors import Retryable
from grader.store.submissions import count_by_state
from grader.submission import State
from web.db import db
from web.queue import queue

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def healthz() -> Response:
    """This process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """This process can do its work: the database and the queue answer it."""
    checks = {"database": _database_answers(), "queue": _jobs_waiting() is not None}
    ready = all(checks.values())
    return jsonify(status="ready" if ready else "not ready", checks=checks), 200 if ready else 503


@blueprint.get("/metrics")
def metrics() -> Response:
    """Numbers in the text form of Prometheus; none of them is about a person."""
    counts = count_by_state(db())
    lines = [
        "# HELP kradan_submissions Submissions by state.",
        "# TYPE kradan_submissions gauge",
        *(f'kradan_submissions{{state="{state.value}"}} {counts.get(state, 0)}' for state in State),
    ]
    waiting = _jobs_waiting()
    if waiting is not None:
        lines += [
            "# HELP kradan_jobs_waiting Jobs that no worker has taken yet.",
            "# TYPE kradan_jobs_waiting gauge",
            f"kradan_jobs_waiting {waiting}",
        ]
    return Response("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")


def _database_answers() -> bool:
    try:
        db().execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def _jobs_waiting() -> int | None:
    """How many jobs wait; None when the queue does not answer."""
    try:
        return len(queue().jobs_waiting())
    except Retryable:
        return None
