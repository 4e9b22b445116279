"""The first administrator: made by the one-time code that the first start of an installation prints."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired

from grader import accounts
from grader.clock import now
from grader.errors import Invalid, NotAllowed, NotFound
from grader.settings import Settings
from web.account.blueprint import blueprint
from web.db import db
from web.forms import Form
from web.guard.limits import limiter
from web.sentences import error_sentences


class SetUpForm(Form):
    """The code, and who the administrator is."""

    code = StringField(lazy_gettext("Set-up code"), [InputRequired(lazy_gettext("Write the code."))])
    name = StringField(lazy_gettext("Your name"), [InputRequired(lazy_gettext("Write your name."))])
    username = StringField(lazy_gettext("Username"), [InputRequired(lazy_gettext("Choose a username."))])
    password = PasswordField(lazy_gettext("Password"), [InputRequired(lazy_gettext("Choose a password."))])


@blueprint.route("/setup", methods=["GET", "POST"])
@limiter.limit("10 per minute", methods=["POST"])
def set_up() -> Response | str | tuple[str, int]:
    """Make the first administrator, while there is none."""
    settings: Settings = current_app.extensions["kradan_settings"]
    if not accounts.setup_is_open(db(), settings.setup_code_file):
        raise NotFound("setup-closed")
    form = SetUpForm(request.form)
    if form.sent():
        try:
            accounts.set_up(
                db(),
                settings.setup_code_file,
                form.code.data or "",
                username=form.username.data or "",
                name=form.name.data or "",
                password=form.password.data or "",
                now=now(),
            )
        except Invalid as refused:
            form.refuse(refused)
        except NotAllowed as refused:
            form.code.errors = [error_sentences.error(refused)]
        else:
            flash(gettext("You are the administrator now. Please sign in."), "done")
            return redirect(url_for("account.sign_in"))
    return render_template("account/set_up.html", form=form), 422 if form.errors else 200
