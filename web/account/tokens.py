"""Tokens with which a program acts for one: made, shown once, taken back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from grader import tokens
from grader.clock import now
from grader.errors import Invalid
from grader.store.tokens import tokens_of
from web.account.blueprint import blueprint
from web.db import db
from web.forms import Form
from web.guard import auth


class TokenForm(Form):
    """What the token is for, so that its owner knows later."""

    name = StringField(
        lazy_gettext("What is it for?"),
        [
            InputRequired(lazy_gettext("Write what it is for.")),
            Length(max=100, message=lazy_gettext("Use at most 100 letters.")),
        ],
    )


@blueprint.route("/account/tokens", methods=["GET", "POST"])
@auth.signed_in
def list_tokens() -> str | tuple[str, int]:
    """One's tokens; a new one is shown on the answer to the form, and never again."""
    viewer = auth.current_viewer()
    form = TokenForm(request.form)
    made = None
    if form.sent():
        try:
            made = tokens.make(db(), viewer, form.name.data or "", now())
        except Invalid as refused:
            form.refuse(refused)
    shown = tokens_of(db(), viewer.user_id)
    page = render_template("account/tokens.html", form=TokenForm() if made else form, made=made, tokens=shown)
    return page, 422 if form.errors else 200


@blueprint.post("/account/tokens/<int:token_id>/end")
@auth.signed_in
def end_token(token_id: int) -> Response:
    """Take a token back. Raises NotFound for somebody else's."""
    tokens.revoke(db(), auth.current_viewer(), token_id)
    flash(gettext("The token is ended. Programs that use it are signed out."), "done")
    return redirect(url_for("account.list_tokens"))
