"""Pupils of a class: added from pasted names with a look before it is done, and a new first password for one."""

from __future__ import annotations

from flask import render_template, request
from flask_babel import lazy_gettext
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired

from grader import accounts
from grader import classes as rooms
from grader.access import Action
from grader.clock import now
from grader.errors import Conflict, Invalid
from grader.store import classes as stored
from web.db import db
from web.forms import Form
from web.guard import auth
from web.sentences import error_sentences
from web.teacher.blueprint import blueprint

LINE_PROBLEMS = {
    "name-missing": lazy_gettext("There is no name in this line."),
    "name-too-long": lazy_gettext("This is too long for a name."),
    "name-twice": lazy_gettext("This name stands further up already."),
    "number-twice": lazy_gettext("This number is taken."),
    "too-many-pupils": lazy_gettext("At most 300 pupils at once."),
    "already-in-class": lazy_gettext("Is in the class already."),
}
"""What keeps a pasted line from becoming a pupil."""


class NamesForm(Form):
    """Names out of a spreadsheet, and how the usernames begin."""

    names = TextAreaField(lazy_gettext("Names"), [InputRequired(lazy_gettext("Paste at least one name."))])
    prefix = StringField(lazy_gettext("Usernames begin with"), [InputRequired(lazy_gettext("Choose some letters."))])


@blueprint.route("/classes/<int:class_id>/pupils/new", methods=["GET", "POST"])
@auth.role("teacher")
def add_pupils(class_id: int) -> str | tuple[str, int]:
    """Paste, look, and only then make the accounts; the answer shows the first passwords, once."""
    viewer = auth.current_viewer()
    found = stored.get_class(db(), viewer, class_id, Action.RUN_CLASS)
    form = NamesForm(request.form, data={"prefix": rooms.suggest_prefix(found.name)})
    entries = None
    if form.sent():
        pasted = form.names.data or ""
        prefix = (form.prefix.data or "").strip().casefold()
        try:
            if request.form.get("do") == "enrol":
                slips = rooms.enrol(db(), viewer, class_id, pasted=pasted, prefix=prefix, now=now())
                return render_template("teacher/slips.html", school_class=found, slips=slips, more=True)
            rooms.check_prefix(prefix)
            entries = rooms.preview(db(), viewer, class_id, pasted)
        except Invalid as refused:
            form.refuse(refused)
        except Conflict as taken:
            form.prefix.errors = [error_sentences.error(taken)]
    return render_template(
        "teacher/add_pupils.html", school_class=found, form=form, entries=entries, problems=LINE_PROBLEMS
    ), 422 if form.errors else 200


@blueprint.post("/classes/<int:class_id>/pupils/<int:user_id>/password")
@auth.role("teacher")
def reset_password(class_id: int, user_id: int) -> str:
    """Give a pupil a new first password; the answer shows it, once. Raises NotFound for anyone else."""
    viewer = auth.current_viewer()
    found = stored.get_class(db(), viewer, class_id, Action.RUN_CLASS)
    pupil = stored.pupil_of(db(), viewer, class_id, user_id)
    made = accounts.reset_password(db(), viewer, user_id)
    slip = rooms.Slip(user_id, pupil.number, made.name, made.username, made.password)
    return render_template("teacher/slips.html", school_class=found, slips=[slip], more=False)
