"""Running a program without a mark: for devices that cannot run it themselves. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from flask import Response, current_app, jsonify
from flask.blueprints import BlueprintSetupState

from grader import runs
from grader.clock import now
from grader.left_files import LeftFile
from grader.run_program import RunReport, from_json, to_json
from grader.run_queue import RunQueue, busy, unavailable
from grader.settings import Settings
from web import db
from web.api.blueprint import blueprint
from web.api.body import json_body
from web.api.places import Places
from web.guard import auth
from web.guard.limits import limiter
from web.language.thai_lines import as_written
from web.practice.verdicts import Verdicts
from web.queue import queue
from web.sentences import explain

FIELDS = frozenset({"exercise", "files", "stdin"})
RUNS_A_MINUTE = "20 per minute"
MOST_AT_ONCE = 8
"""So many threads of a process may wait for runs, so that pages are answered beside them."""
MOST_OF_AN_ACCOUNT = 2
"""So that nobody takes the places, and the workers, of a class."""
_ROOM = "kradan_room_for_runs"


def _prepare(state: BlueprintSetupState) -> None:
    state.app.extensions[_ROOM] = Places(MOST_AT_ONCE, MOST_OF_AN_ACCOUNT)


blueprint.record(_prepare)


@blueprint.post("/runs")
@limiter.limit(RUNS_A_MINUTE, exempt_when=auth.is_signed_out)
@auth.signed_in
def run() -> Response:
    """Run it once in the sandbox, when nothing waits for its mark, and tell what came of it."""
    viewer = auth.current_viewer()
    body = json_body(FIELDS)
    settings: Settings = current_app.extensions["kradan_settings"]
    asked = runs.ask(
        db.db(),
        viewer,
        exercise=body.get("exercise"),
        files=body.get("files"),
        stdin=body.get("stdin"),
        now=now(),
        max_kib=settings.max_submission_kib,
    )
    db.close()
    with _room(viewer.user_id):
        answer = RunQueue(queue()).run(asked.arguments, asked.wall_seconds)
    if answer is None:
        raise unavailable()
    report = from_json(answer)
    return jsonify(_told(report) | _explained(report, asked))


@contextmanager
def _room(user_id: int) -> Iterator[None]:
    """A place to wait in. Raises Retryable where all are taken, or as many as one account may have."""
    room: Places = current_app.extensions[_ROOM]
    if not room.begin(user_id):
        raise busy()
    try:
        yield
    finally:
        room.end(user_id)


def _file(left: LeftFile) -> dict[str, Any]:
    size = {} if left.size_bytes is None else {"size": left.size_bytes}
    return {"name": left.name, **size} | ({} if left.text is None else {"text": left.text})


def _explained(report: RunReport, asked: runs.Asked) -> dict[str, Any]:
    """What the page shows of how it ended, as it shows it of a program that ran on the device; nothing of a good end."""
    if report.judged is None:
        return {}
    said = Verdicts(current_app.jinja_env).of_run(report.judged, asked.main, asked.files, is_here=False)
    return {name: said[name] for name in ("html", "mark") if said[name]}


def _told(report: RunReport) -> dict[str, Any]:
    """The report, each feedback with its sentence; a drawing and files only where there are any."""
    told = to_json(replace(report, feedback=(), left=(), judged=None))
    del told["left"], told["judged"]
    if report.left:
        told["left"] = {"files": [_file(one) for one in report.left], "more": 0}
    told["feedback"] = [
        {"code": one.code, "params": dict(one.params), "message": as_written(explain.feedback(one))}
        for one in report.feedback
    ]
    if report.drawing is None:
        del told["drawing"]
    return told
