"""The cookie that tells scripts who is signed in; a device signs out by removing it, also while the server is away.

The session itself is no script's to read or end. Beside it stands `kradan_here`, the account's id, which lives exactly as
long. Without it what a device keeps of an account is not shown, and a session that had it ends at its next request.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, flash, request, session
from flask_babel import gettext

from grader.settings import Settings
from web import auth
from web.security import bearer_token, cookie_name

COOKIE = "kradan_here"
_TOLD = "here"
"""In the session: the cookie was set."""
_FILES = frozenset({"static", "offline.service_worker", "offline.manifest"})
"""Answers that are the same for everybody, and kept."""


def init_app(app: Flask) -> None:
    """Look for the cookie before each request, and set it after."""
    app.before_request(end_what_was_left)
    app.after_request(tell)


def end_what_was_left() -> None:
    """End the session whose cookie the device has removed."""
    if request.endpoint in _FILES or bearer_token() is not None:
        return
    if session.get(_TOLD) and _cookie() not in request.cookies:
        auth.sign_out()
        flash(gettext("You are signed out."), "done")


def tell(response: Response) -> Response:
    """Set the cookie for whoever is signed in now, as long-lived as their session; remove it when nobody is."""
    if request.endpoint in _FILES or bearer_token() is not None:
        return response
    person, told = auth.person_or_none(), request.cookies.get(_cookie())
    if person is None:
        if told is not None:
            response.delete_cookie(_cookie(), samesite="Lax")
    elif told != str(person.id) or session.permanent:
        session[_TOLD] = True
        lifetime = current_app.permanent_session_lifetime if session.permanent else None
        https: bool = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(_cookie(), str(person.id), max_age=lifetime, secure=https, samesite="Lax")
    return response


def _cookie() -> str:
    settings: Settings = current_app.extensions["kradan_settings"]
    return cookie_name(COOKIE, settings)
