"""The teacher's classes: making one, and the page of one with its pupils and what it was given."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired

from grader import classes as rooms
from grader.access import Action
from grader.clock import now
from grader.errors import Invalid
from grader.store import assignments
from grader.store import classes as stored
from web.db import db
from web.forms import Form
from web.guard import auth
from web.teacher.blueprint import blueprint


class ClassForm(Form):
    """A new class."""

    name = StringField(lazy_gettext("Name of the class"), [InputRequired(lazy_gettext("Write the name of the class."))])


@blueprint.get("/classes")
@auth.role("teacher")
def classes() -> str:
    """All classes this teacher runs."""
    return render_template("teacher/classes.html", classes=stored.classes_taught_by(db(), auth.current_viewer()))


@blueprint.route("/classes/new", methods=["GET", "POST"])
@auth.role("teacher")
def new_class() -> str | tuple[str, int] | Response:
    """Make a class; its pupils come next."""
    form = ClassForm(request.form)
    if form.sent():
        try:
            class_id = rooms.make_class(db(), auth.current_viewer(), form.name.data or "", now())
        except Invalid as refused:
            form.refuse(refused)
        else:
            return redirect(url_for("teacher.add_pupils", class_id=class_id), code=303)
    return render_template("teacher/new_class.html", form=form), 422 if form.errors else 200


@blueprint.get("/classes/<int:class_id>")
@auth.role("teacher")
def one_class(class_id: int) -> str:
    """The class: what it was given, and who is in it."""
    viewer = auth.current_viewer()
    found = stored.get_class(db(), viewer, class_id, Action.RUN_CLASS)
    return render_template(
        "teacher/class.html",
        school_class=found,
        pupils=stored.roster(db(), viewer, class_id),
        given=assignments.assignments_of(db(), viewer, class_id),
        now=now(),
    )


@blueprint.post("/classes/<int:class_id>/archived")
@auth.role("teacher")
def set_archived(class_id: int) -> Response:
    """Put a class away at the end of the year, or take it out again."""
    archived = request.form.get("archived") == "yes"
    rooms.set_archived(db(), auth.current_viewer(), class_id, archived=archived, now=now())
    flash(gettext("The class is put away.") if archived else gettext("The class is back among yours."), "done")
    return redirect(url_for("teacher.classes"), code=303)
