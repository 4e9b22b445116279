"""A submission, live: server-sent events from the queue to the report. A page that is refused here asks again by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from time import monotonic
from typing import Any
from uuid import UUID

from flask import Flask, Response, current_app, request
from flask.blueprints import BlueprintSetupState
from flask_babel import force_locale

from grader.access import Viewer
from grader.errors import AppError, Retryable
from grader.queue import Listener
from grader.settings import Settings
from grader.store import submissions
from grader.submission import FINAL, State
from web import db
from web.api.blueprint import blueprint
from web.api.news import news
from web.api.places import Places
from web.errors import Answer, respond
from web.guard import auth
from web.language.i18n import language
from web.queue import queue

LOOK_AGAIN_SECONDS = 1.0
"""Places in the queue move without a whisper, so the database is asked so often."""
BEAT_SECONDS = 10.0
"""A sign of life so often: proxies keep the line open, and a browser that went away is noticed."""
LONGEST_SECONDS = 300.0
STREAMS_OF_AN_ACCOUNT = 4
"""So that nobody with many tabs takes them all."""
RETRY_AFTER_SECONDS = 1
_STREAMS = "kradan_streams"


def streams() -> Places:
    """Those of this application."""
    found: Places = current_app.extensions[_STREAMS]
    return found


def _prepare(state: BlueprintSetupState) -> None:
    settings: Settings = state.app.extensions["kradan_settings"]
    state.app.extensions[_STREAMS] = Places(settings.live_streams, STREAMS_OF_AN_ACCOUNT)


blueprint.record(_prepare)


@blueprint.get("/submissions/<uuid:submission_id>/events")
@auth.signed_in
def events(submission_id: UUID) -> Response:
    """`state` events with the same JSON as the submission's own address, `beat` events in between; ends with the last state."""
    viewer = auth.current_viewer()
    submissions.get_submission(db.db(), viewer, str(submission_id))
    db.close()
    open_streams = streams()
    if not open_streams.begin(viewer.user_id):
        return respond(Answer(503, "too-many-streams", retry_after_seconds=RETRY_AFTER_SECONDS))
    try:
        listener = queue().listen([str(submission_id)])
    except Retryable:
        open_streams.end(viewer.user_id)
        return respond(Answer(503, "too-many-streams", retry_after_seconds=RETRY_AFTER_SECONDS))
    told = _stream(listener, _looker(str(submission_id), viewer))
    response = Response(told, mimetype="text/event-stream", headers={"X-Accel-Buffering": "no"})
    response.call_on_close(lambda: open_streams.end(viewer.user_id))
    response.call_on_close(lambda: listener.__exit__(None, None, None))
    return response


def _looker(submission_id: str, viewer: Viewer) -> Callable[[], dict[str, Any]]:
    """What looks how the submission fares, each time as a request of its own: nothing is held in between."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined] # noqa: SLF001 - Flask's documented name
    environ, chosen = request.environ, language()
    with_report = request.args.get("report") != "no"

    def look() -> dict[str, Any]:
        with app.request_context(environ), force_locale(chosen):
            found = submissions.get_submission(db.db(), viewer, submission_id)
            return news(found, viewer, with_report=with_report)

    return look


def _stream(listener: Listener, look: Callable[[], dict[str, Any]]) -> Iterator[str]:
    """The events; ended early where there is nothing more to hear: the queue is away, or the account was closed."""
    try:
        yield from _events(listener, look)
    except AppError:
        return


def _events(listener: Listener, look: Callable[[], dict[str, Any]]) -> Iterator[str]:
    began = spoke = monotonic()
    last: dict[str, Any] | None = None
    while monotonic() - began < LONGEST_SECONDS:
        told = look()
        if told != last:
            yield _event("state", told)
            last, spoke = told, monotonic()
        elif monotonic() - spoke >= BEAT_SECONDS:
            yield _event("beat", {})
            spoke = monotonic()
        if State(told["state"]) in FINAL:
            return
        listener.wait(LOOK_AGAIN_SECONDS)


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
