"""One cell of the gradebook: all that a pupil sent for an exercise, one of it with its report, and the mark corrected by hand."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired, Optional

from grader import override as correcting
from grader.clock import now
from grader.errors import Invalid, NotFound
from grader.store import assignments, classes, exercises, overrides, submissions
from grader.submission import FINAL, State, Submission
from web.db import db
from web.forms import Form
from web.guard import auth
from web.render import highlight
from web.render.stored_report import result_of
from web.sentences import error_sentences, waiting
from web.teacher.blueprint import blueprint

PATH = "/assignments/<int:assignment_id>/pupils/<int:user_id>/<collection>/<slug>"


class OverrideForm(Form):
    """Other points than the submissions earned, and why."""

    points = IntegerField(lazy_gettext("Points"), [Optional()])
    reason = StringField(lazy_gettext("Reason"), [InputRequired(lazy_gettext("Write the reason: it is kept."))])

    def sent(self) -> bool:
        """As every form, with words of our own for what is no number."""
        sent = super().sent()
        if self.points.errors:
            self.points.errors = [error_sentences.error(Invalid({}, "bad-points"))]
        return sent


@blueprint.route(PATH, methods=["GET", "POST"])
@auth.role("teacher")
def work(assignment_id: int, user_id: int, collection: str, slug: str) -> str | tuple[str, int] | Response:
    """The newest submission, or the one asked for by `?submission=`; sending the form corrects the mark."""
    viewer = auth.current_viewer()
    exercise_id = f"{collection}/{slug}"
    given = assignments.get_assignment(db(), viewer, assignment_id)
    pupil = classes.pupil_of(db(), viewer, given.class_id, user_id)
    asked = {one.id: one for one in exercises.exercises_of(db(), given.collection, given.exercise)}
    if exercise_id not in asked:
        raise NotFound("no-such-exercise")
    form = OverrideForm(request.form)
    if form.sent():
        try:
            correcting.override(
                db(), viewer, assignment_id, user_id=user_id, exercise=exercise_id,
                points=form.points.data, reason=form.reason.data or "", now=now(),
            )  # fmt: skip
        except Invalid as refused:
            form.refuse(refused)
        else:
            flash(gettext("The mark is corrected.") if form.points.data is not None else _TAKEN_BACK, "done")
            return redirect(request.full_path.rstrip("?"), code=303)
    sent = submissions.history(db(), viewer, user_id, exercise_id)
    shown = _chosen(sent, request.args.get("submission"))
    return render_template(
        "teacher/work.html",
        school_class=classes.get_class(db(), viewer, given.class_id),
        given=given,
        pupil=pupil,
        exercise=asked[exercise_id],
        sent=sent,
        shown=shown,
        files={name: highlight.lines(source, highlight.language_of(name)) for name, source in shown.files.items()}
        if shown
        else {},
        result=result_of(shown, viewer) if shown and shown.state is State.GRADED else None,
        words=waiting.words(shown.state, waiting.place_in_queue(shown)) if shown else "",
        waits=shown is not None and shown.state not in FINAL,
        corrections=overrides.load_overrides(db(), [assignment_id], user_id, exercise_id),
        form=form,
        here=url_for("teacher.work", assignment_id=assignment_id, user_id=user_id, collection=collection, slug=slug),
    ), 422 if form.errors else 200


_TAKEN_BACK = lazy_gettext("The correction is taken back.")


def _chosen(sent: Sequence[Submission], written: str | None) -> Submission | None:
    """The one asked for, else the newest; None where nothing was sent. Raises NotFound for one that is not among them."""
    if written is None:
        return sent[0] if sent else None
    try:
        wanted = str(UUID(written))
    except ValueError as error:
        raise NotFound("no-such-submission") from error
    for one in sent:
        if one.id == wanted:
            return one
    raise NotFound("no-such-submission")
