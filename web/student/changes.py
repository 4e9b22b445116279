"""What changed between two submissions for the same exercise."""

from __future__ import annotations

from uuid import UUID

from flask import render_template, request

from grader.access import Viewer
from grader.errors import NotFound
from grader.store.sent import title_of
from grader.store.submissions import get_submission
from grader.submission import Submission
from web.db import db
from web.guard import auth
from web.render import changes as lines
from web.render.highlight import language_of
from web.student.blueprint import blueprint


@blueprint.get("/exercises/<collection>/<slug>/changes")
@auth.role("student")
def changes(collection: str, slug: str) -> str:
    """Line by line; `old` and `new` are ids of submissions, and the earlier one stands left."""
    viewer = auth.current_viewer()
    exercise_id = f"{collection}/{slug}"
    asked = [_submission(viewer, exercise_id, request.args.get(name, "")) for name in ("old", "new")]
    old, new = sorted(asked, key=lambda one: one.received_at)
    names = [*new.files, *(name for name in old.files if name not in new.files)]
    return render_template(
        "student/changes.html",
        exercise_id=exercise_id,
        title=title_of(db(), exercise_id),
        old=old,
        new=new,
        files=[
            lines.changes(name, old.files.get(name, ""), new.files.get(name, ""), language_of(name)) for name in names
        ],
        Kind=lines.Kind,
    )


def _submission(viewer: Viewer, exercise_id: str, written: str) -> Submission:
    """One of the two. Raises NotFound, also for one of another exercise."""
    try:
        wanted = str(UUID(written))
    except ValueError as error:
        raise NotFound("no-such-submission") from error
    found = get_submission(db(), viewer, wanted)
    if found.exercise != exercise_id:
        raise NotFound("no-such-submission")
    return found
