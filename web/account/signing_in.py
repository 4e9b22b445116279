"""The sign-in page and the way out."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import BooleanField, PasswordField, StringField
from wtforms.validators import InputRequired

from grader import accounts
from grader.clock import now
from grader.errors import NotAllowed, TooMany
from grader.settings import Settings
from grader.store.people import viewer_of
from web.account.blueprint import blueprint
from web.db import db
from web.forms import Form
from web.guard import auth
from web.navigation import local_path
from web.sentences import error_sentences


class SignInForm(Form):
    """What one signs in with."""

    username = StringField(lazy_gettext("Username"), [InputRequired(lazy_gettext("Write your username."))])
    password = PasswordField(lazy_gettext("Password"), [InputRequired(lazy_gettext("Write your password."))])
    remember = BooleanField(lazy_gettext("Keep me signed in on this device"))


@blueprint.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Response | tuple[str, int, dict[str, str]]:
    """Ask for name and password; begin a session and go where one wanted to."""
    wanted = local_path(request.values.get("next"))
    if auth.person_or_none() is not None and request.method == "GET":
        return redirect(wanted)
    form = SignInForm(request.form)
    status, headers = 422 if request.method == "POST" else 200, {}
    if form.sent():
        try:
            person = accounts.sign_in(db(), form.username.data or "", form.password.data or "", now())
        except NotAllowed as refused:
            flash(error_sentences.error(refused), "mend")
        except TooMany as refused:
            flash(error_sentences.error(refused), "mend")
            status, headers = 429, {"Retry-After": str(refused.retry_after_seconds)}
        else:
            auth.sign_in(person, viewer_of(db(), person), remember=form.remember.data)
            return redirect(wanted)
    settings: Settings = current_app.extensions["kradan_settings"]
    first = accounts.setup_is_open(db(), settings.setup_code_file)
    return render_template("account/sign_in.html", form=form, next=wanted, nobody_yet=first), status, headers


@blueprint.post("/sign-out")
def sign_out() -> Response:
    """End this session."""
    auth.sign_out()
    flash(gettext("You are signed out."), "done")
    return redirect(url_for("account.sign_in"))
