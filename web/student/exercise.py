"""The exercise page: statement, code and result; and the form that sends the code where no script does."""

from __future__ import annotations

from uuid import uuid4

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from grader import submit
from grader.clock import now
from grader.settings import Settings
from grader.store import exercises, submissions
from grader.submission import FINAL, State
from web.db import db
from web.device import keeping
from web.guard import auth
from web.guard.limits import limiter
from web.language.i18n import language
from web.queue import queue
from web.render import pictures, statement
from web.render.stored_report import result_of
from web.sentences import waiting
from web.student import hints
from web.student.begun import begun
from web.student.blueprint import blueprint
from web.student.where import where_is

SUBMISSIONS_A_MINUTE = "30 per minute"
FIELD = "file:"
"""Before the name of a file, in the form."""


@blueprint.get("/exercises/<collection>/<slug>")
@auth.role("student")
@keeping.may_be_kept
def exercise(collection: str, slug: str) -> str:
    """The exercise with the code that was written last, or the starter."""
    viewer = auth.current_viewer()
    moment = now()
    found = exercises.get_exercise(db(), viewer, f"{collection}/{slug}", moment)
    sent = submissions.history(db(), viewer, viewer.user_id, found.id)
    latest = sent[0] if sent else None
    judged = next((one for one in sent if one.state is State.GRADED), None)
    return render_template(
        "student/exercise.html",
        exercise=found,
        statement=statement.to_html(found.statement.in_language(language())),
        hints=hints.hints_of(found, sent, language()),
        tries=hints.tries(sent),
        drawn=list(pictures.wanted(found, language())),
        viewer=viewer,
        begun=begun(found, viewer, latest),
        latest=latest,
        waits=latest is not None and latest.state not in FINAL,
        words_now=waiting.words(latest.state, waiting.place_in_queue(latest)) if latest else "",
        judged=judged,
        shown=result_of(judged, viewer) if judged else None,
        where=where_is(found.id, viewer, moment),
        now=moment,
        field=FIELD,
    )


@blueprint.post("/exercises/<collection>/<slug>")
@limiter.limit(SUBMISSIONS_A_MINUTE, exempt_when=auth.is_signed_out)
@auth.role("student")
def send(collection: str, slug: str) -> Response:
    """Accept what the form holds; the submission's own page then shows how it fares."""
    settings: Settings = current_app.extensions["kradan_settings"]
    files = {name.removeprefix(FIELD): text for name, text in request.form.items() if name.startswith(FIELD)}
    accepted = submit.accept(
        db(),
        auth.current_viewer(),
        request.form.get("id") or str(uuid4()),
        exercise=f"{collection}/{slug}",
        files={name: _as_typed(text) for name, text in files.items()},
        revision=request.form.get("revision") or None,
        written_at=None,
        now=now(),
        queue=queue(),
        max_kib=settings.max_submission_kib,
    )
    return redirect(url_for("student.submission", submission_id=accepted.submission.id), code=303)


def _as_typed(text: str) -> str:
    """A form sends line ends of its own; the code had plain ones."""
    return text.replace("\r\n", "\n")
