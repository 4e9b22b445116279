"""Choosing one's own password; who came in with a first password must do it before anything else."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import PasswordField, ValidationError
from wtforms.validators import InputRequired

from grader import accounts
from grader.clock import now
from grader.errors import Invalid, TooMany
from web.account.blueprint import blueprint
from web.db import db
from web.forms import Form
from web.guard import auth
from web.sentences import error_sentences


class PasswordForm(Form):
    """The old password, and the new one twice."""

    old = PasswordField(lazy_gettext("Old password"), [InputRequired(lazy_gettext("Write your old password."))])
    new = PasswordField(lazy_gettext("New password"), [InputRequired(lazy_gettext("Write a new password."))])
    again = PasswordField(lazy_gettext("New password once more"))

    def validate_again(self, field: PasswordField) -> None:
        """Both must be the same."""
        if field.data != self.new.data:
            raise ValidationError(gettext("The two do not agree."))


@blueprint.route("/account/password", methods=["GET", "POST"])
@auth.signed_in
def change_password() -> Response | tuple[str, int, dict[str, str]]:
    """Take a new password; every other sign-in of this account ends."""
    form = PasswordForm(request.form)
    status, headers = 200, {}
    if form.sent():
        try:
            old, new = form.old.data or "", form.new.data or ""
            person = accounts.change_password(db(), auth.current_viewer(), old, new, now())
        except Invalid as refused:
            form.refuse(refused)
        except TooMany as refused:
            flash(error_sentences.error(refused), "mend")
            status, headers = 429, {"Retry-After": str(refused.retry_after_seconds)}
        else:
            auth.go_on_as(person)
            flash(gettext("Your password is changed. Other devices are signed out."), "done")
            return redirect(url_for("home"))
    first = auth.current_person().must_change_password
    return render_template("account/password.html", form=form, first=first), 422 if form.errors else status, headers
