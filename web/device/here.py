"""The cookie that tells scripts who is signed in; a device signs out by removing it, also while the server is away.

The session itself is no script's to read or end. Beside it stands `kradan_here`, which lives exactly as long: the account's id
and, after a dot, a word made for this session. Without it what a device keeps of an account is not shown, and a session that had
it ends at its next request. The session holds only the word's hash: when a device has signed out without the server, whoever
comes next finds the session, and nothing to make the cookie of again.
"""

from __future__ import annotations

import hashlib
import secrets

from flask import Flask, Response, current_app, flash, request, session
from flask_babel import gettext

from grader.settings import Settings
from web.guard import auth
from web.guard.security import bearer_token, cookie_name

COOKIE = "kradan_here"
_TOLD = "here"
"""In the session: the hash of the cookie's word."""
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
    if _was_left():
        auth.sign_out()
        flash(gettext("You are signed out."), "done")


def tell(response: Response) -> Response:
    """Set the cookie for whoever is signed in now, as long-lived as their session; remove it when nobody is."""
    if request.endpoint in _FILES or bearer_token() is not None:
        return response
    if _was_left():  # refused before it was looked at
        auth.sign_out()
    person, told = auth.person_or_none(), request.cookies.get(_cookie())
    if person is None:
        if told is not None:
            response.delete_cookie(_cookie(), samesite="Lax")
        return response
    if _TOLD not in session:
        _set(response, _new(person.id))
    elif session.permanent and _opens_a_page():
        _set(response, str(told))
    return response


def _opens_a_page() -> bool:
    """Whether this is no request of a script's: the answer to one may come after the device has signed out, and must not undo that."""
    return request.blueprint != "api" and request.headers.get("Sec-Fetch-Dest", "document") == "document"


def _was_left() -> bool:
    """Whether the cookie that was set beside this session is not there any more, or another one is."""
    word = request.cookies.get(_cookie(), "").partition(".")[2]
    return _TOLD in session and session[_TOLD] != _hash(word)


def _new(user_id: int) -> str:
    """A cookie for this session, which remembers it."""
    word = secrets.token_urlsafe(16)
    auth.sign_in_name()  # in the very answer to signing in: of requests that come together, only one is remembered
    session[_TOLD] = _hash(word)
    return f"{user_id}.{word}"


def _hash(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()


def _set(response: Response, value: str) -> None:
    lifetime = current_app.permanent_session_lifetime if session.permanent else None
    https: bool = current_app.config["SESSION_COOKIE_SECURE"]
    response.set_cookie(_cookie(), value, max_age=lifetime, secure=https, samesite="Lax")


def _cookie() -> str:
    settings: Settings = current_app.extensions["kradan_settings"]
    return cookie_name(COOKIE, settings)
