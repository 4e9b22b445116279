"""Everyone with an account: looking for someone, a new password, a new account, closing one."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired

from grader import accounts
from grader.access import Role
from grader.clock import now
from grader.errors import Invalid
from grader.store import people as stored
from web.admin.blueprint import blueprint
from web.db import db
from web.forms import Form, select
from web.guard import auth
from web.sentences import error_sentences

ROLE_NAMES = {
    Role.STUDENT: lazy_gettext("Student"),
    Role.TEACHER: lazy_gettext("Teacher"),
    Role.AUTHOR: lazy_gettext("Author"),
    Role.ADMIN: lazy_gettext("Administrator"),
}
PER_PAGE = 100


class PersonForm(Form):
    """Someone who gets an account."""

    name = StringField(lazy_gettext("Name"), [InputRequired(lazy_gettext("Write the name."))])
    username = StringField(lazy_gettext("Username"), [InputRequired(lazy_gettext("Choose a username."))])
    role = select(
        lazy_gettext("Role"), {role.value: name for role, name in ROLE_NAMES.items()}, default=Role.TEACHER.value
    )


@blueprint.get("/people")
@auth.role("admin")
def people() -> str:
    """The accounts whose name, username or role one looks for."""
    wanted, page = request.args.get("q", ""), max(1, request.args.get("page", 1, type=int))
    role = next((role for role in Role if role.value == request.args.get("role")), None)
    found = stored.list_people(db(), auth.current_viewer(), role, wanted)
    shown = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    return render_template(
        "admin/people.html", people=shown, count=len(found), wanted=wanted, role=role, page=page,
        pages=-(-len(found) // PER_PAGE), role_names=ROLE_NAMES,
    )  # fmt: skip


@blueprint.route("/people/new", methods=["GET", "POST"])
@auth.role("admin")
def new_person() -> str | tuple[str, int]:
    """Make an account; the answer shows its first password, once."""
    form = PersonForm(request.form)
    if form.sent():
        try:
            made = accounts.create_as(
                db(),
                auth.current_viewer(),
                username=form.username.data or "",
                name=form.name.data or "",
                role=Role(form.role.data),
                now=now(),
            )
        except Invalid as refused:
            form.refuse(refused)
        else:
            return render_template("admin/slip.html", made=made)
    return render_template("admin/new_person.html", form=form), 422 if form.errors else 200


@blueprint.post("/people/<int:user_id>/password")
@auth.role("admin")
def reset_password(user_id: int) -> str:
    """Give someone a new first password; the answer shows it, once. Raises NotFound."""
    return render_template("admin/slip.html", made=accounts.reset_password(db(), auth.current_viewer(), user_id))


@blueprint.post("/people/<int:user_id>/active")
@auth.role("admin")
def set_active(user_id: int) -> Response:
    """Close an account, or open it again. Raises NotFound."""
    active = request.form.get("active") == "yes"
    try:
        accounts.set_active(db(), auth.current_viewer(), user_id, active=active)
    except Invalid as refused:
        flash(next(iter(error_sentences.field_errors(refused).values())), "mend")
    else:
        flash(gettext("The account is open again.") if active else gettext("The account is closed."), "done")
    return redirect(url_for("admin.people", q=request.form.get("q") or None))
