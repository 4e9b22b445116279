"""Submissions that we failed to grade, why, and having them graded again."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response

from grader.again import grade_again
from grader.clock import now
from grader.store.stuck import stuck_submissions
from web.admin.blueprint import blueprint
from web.db import db
from web.guard import auth


@blueprint.get("/submissions")
@auth.role("admin")
def submissions() -> str:
    """The stuck ones, newest first."""
    return render_template("admin/submissions.html", stuck=stuck_submissions(db(), auth.current_viewer()))


@blueprint.post("/submissions/again")
@auth.role("admin")
def again() -> Response:
    """Queue the chosen ones again."""
    count = grade_again(db(), auth.current_viewer(), request.form.getlist("id"), now())
    flash(ngettext("%(num)s submission is queued again.", "%(num)s submissions are queued again.", count), "done")
    return redirect(url_for("admin.submissions"))
