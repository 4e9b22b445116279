"""The language and the look, chosen from any page; for the device, and for the account where there is one."""

from __future__ import annotations

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from grader import accounts
from web.account.blueprint import blueprint
from web.db import db
from web.device import theme
from web.guard import auth
from web.guard.security import remember_choice
from web.language import i18n
from web.navigation import local_path


@blueprint.post("/language")
def language() -> Response:
    """Take the language and go back to where one was."""
    chosen = request.form.get("language", "")
    if chosen not in i18n.LANGUAGES:
        abort(400)
    if auth.person_or_none() is not None:
        accounts.set_language(db(), auth.current_viewer(), chosen)
    response = redirect(local_path(request.form.get("next")))
    remember_choice(response, i18n.COOKIE, chosen)
    return response


@blueprint.post("/theme")
def choose_theme() -> Response:
    """Take the look and go back to where one was."""
    chosen = request.form.get("theme", "")
    if chosen not in theme.THEMES:
        abort(400)
    response = redirect(local_path(request.form.get("next")))
    remember_choice(response, theme.COOKIE, chosen)
    return response
