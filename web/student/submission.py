"""One submission: the code as it was sent, its report and its times; and the result alone, for the exercise page."""

from __future__ import annotations

from uuid import UUID

from flask import render_template

from grader.clock import now
from grader.store import submissions
from grader.store.sent import title_of
from grader.submission import FINAL, State
from web.db import db
from web.guard import auth
from web.render import highlight
from web.render.stored_report import result_of
from web.sentences import waiting
from web.student.blueprint import blueprint
from web.student.where import where_is


@blueprint.get("/submissions/<uuid:submission_id>")
@auth.role("student")
def submission(submission_id: UUID) -> str:
    """The whole of it; without scripts the page loads itself anew until the result is there."""
    viewer = auth.current_viewer()
    found = submissions.get_submission(db(), viewer, str(submission_id))
    sent = submissions.history(db(), viewer, viewer.user_id, found.exercise)
    earlier = [one for one in sent if one.received_at < found.received_at]
    return render_template(
        "student/submission.html",
        submission=found,
        title=title_of(db(), found.exercise),
        files={name: highlight.lines(source, highlight.language_of(name)) for name, source in found.files.items()},
        shown=result_of(found, viewer) if found.state is State.GRADED else None,
        words=waiting.words(found.state, waiting.place_in_queue(found)),
        waits=found.state not in FINAL,
        number=len(earlier) + 1,
        earlier=earlier[0] if earlier else None,
        where=where_is(found.exercise, viewer, now()),
    )


@blueprint.get("/submissions/<uuid:submission_id>/result")
@auth.role("student")
def result(submission_id: UUID) -> str:
    """What the exercise page puts in place when the result has come."""
    viewer = auth.current_viewer()
    found = submissions.get_submission(db(), viewer, str(submission_id))
    return render_template(
        "student/result.html",
        submission=found,
        shown=result_of(found, viewer) if found.state is State.GRADED else None,
        words=waiting.words(found.state, waiting.place_in_queue(found)),
        where=where_is(found.exercise, viewer, now()),
    )
