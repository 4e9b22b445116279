"""Giving a class something to do: a collection or one exercise of it, with the times it opens and is due."""

from __future__ import annotations

from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import DateTimeLocalField, SelectField
from wtforms.validators import Optional

from grader import assign as giving
from grader.access import Action
from grader.clock import now
from grader.errors import Invalid
from grader.store import assignments as stored
from grader.store import classes as rooms
from grader.store import exercises
from web.db import db
from web.forms import Form
from web.guard import auth
from web.language.i18n import from_school_time, language, school_time
from web.teacher.blueprint import blueprint

TIME_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
YEARS = range(2000, 2200)
"""Others are slips, such as a year of the Buddhist era, for which a class would wait in vain."""
_FIELDS = {"collection": "what", "exercise": "what"}
"""The field of the form in which two of the core's are chosen."""
_NOT_A_TIME = lazy_gettext("This is not a day and time, such as 2026-12-24T16:00.")


class DatesForm(Form):
    """When an assignment opens and when it is due, by the school's clock."""

    opens_at = DateTimeLocalField(lazy_gettext("Opens"), [Optional()], format=TIME_FORMATS)
    due_at = DateTimeLocalField(lazy_gettext("Due"), [Optional()], format=TIME_FORMATS)

    def moments(self) -> tuple[datetime | None, datetime | None]:
        """Both times with their zone; None for none."""
        opens_at, due_at = (field.data and from_school_time(field.data) for field in (self.opens_at, self.due_at))
        return opens_at, due_at

    def sent(self) -> bool:
        """As every form, with words of our own for what is no time."""
        sent = super().sent()
        for field in (self.opens_at, self.due_at):
            if field.errors or (field.data and field.data.year not in YEARS):
                field.errors = [_NOT_A_TIME]
        return sent and not self.errors


class AssignForm(DatesForm):
    """What to give, and its times."""

    what = SelectField(lazy_gettext("What to work on"), validate_choice=False)


@blueprint.route("/classes/<int:class_id>/assignments/new", methods=["GET", "POST"])
@auth.role("teacher")
def new_assignment(class_id: int) -> str | tuple[str, int] | Response:
    """Give the class a collection or one exercise of it."""
    viewer = auth.current_viewer()
    found = rooms.get_class(db(), viewer, class_id, Action.RUN_CLASS)
    collections = exercises.list_collections(db(), viewer, now())
    form = AssignForm(request.form)
    form.what.choices = _choices(collections)
    if form.sent():
        collection, _, slug = (form.what.data or "").partition("/")
        opens_at, due_at = form.moments()
        try:
            giving.assign(
                db(), viewer, class_id, collection=collection, exercise=f"{collection}/{slug}" if slug else None,
                opens_at=opens_at, due_at=due_at, now=now(),
            )  # fmt: skip
        except Invalid as refused:
            form.refuse(Invalid({_FIELDS.get(name, name): code for name, code in refused.fields.items()}))
        else:
            flash(gettext("The class has it now.") if opens_at is None else gettext("The class gets it then."), "done")
            return redirect(url_for("teacher.one_class", class_id=class_id), code=303)
    return render_template(
        "teacher/new_assignment.html", school_class=found, form=form, collections=collections
    ), 422 if form.errors else 200


@blueprint.route("/assignments/<int:assignment_id>/dates", methods=["GET", "POST"])
@auth.role("teacher")
def dates(assignment_id: int) -> str | tuple[str, int] | Response:
    """Other times for an assignment, or the end of it."""
    viewer = auth.current_viewer()
    given = stored.get_assignment(db(), viewer, assignment_id)
    shown = {name: _on_school_clock(getattr(given, name)) for name in ("opens_at", "due_at")}
    form = DatesForm(request.form, data=shown)
    if form.sent():
        try:
            giving.change_dates(db(), viewer, assignment_id, *form.moments())
        except Invalid as refused:
            form.refuse(refused)
        else:
            flash(gettext("The times are changed."), "done")
            return redirect(url_for("teacher.one_class", class_id=given.class_id), code=303)
    return render_template(
        "teacher/dates.html",
        given=given,
        school_class=rooms.get_class(db(), viewer, given.class_id, Action.RUN_CLASS),
        form=form,
    ), 422 if form.errors else 200


@blueprint.post("/assignments/<int:assignment_id>/removed")
@auth.role("teacher")
def take_back(assignment_id: int) -> Response:
    """Take an assignment back; what the pupils sent stays."""
    viewer = auth.current_viewer()
    given = stored.get_assignment(db(), viewer, assignment_id)
    giving.take_back(db(), viewer, assignment_id)
    flash(gettext("It is taken back. What the pupils sent is kept."), "done")
    return redirect(url_for("teacher.one_class", class_id=given.class_id), code=303)


def _choices(collections: list[exercises.CollectionRecord]) -> dict[str, list[tuple[str, str]]]:
    """A group for each collection: all of it first, then its exercises one by one."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in collections:
        title = one.title.in_language(language())
        groups[title if title not in groups else f"{title} ({one.slug})"] = [
            (one.slug, gettext("All of “%(title)s”", title=title)),
            *((exercise.id, exercise.title.in_language(language())) for exercise in one.exercises),
        ]
    return groups


def _on_school_clock(moment: datetime | None) -> datetime | None:
    return moment and school_time(moment).replace(tzinfo=None)
