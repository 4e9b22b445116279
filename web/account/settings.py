"""The page of one's own account."""

from __future__ import annotations

from flask import render_template

from grader.store.tokens import tokens_of
from web.account.blueprint import blueprint
from web.db import db
from web.guard import auth


@blueprint.get("/account")
@auth.signed_in
def settings() -> str:
    """Who one is here, and what one can change about it."""
    person = auth.current_person()
    return render_template("account/settings.html", person=person, tokens=tokens_of(db(), person.id))
