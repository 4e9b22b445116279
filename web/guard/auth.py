"""Who is asking: signing in and out, the viewer of a request, and pages that are for one role."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, Request, current_app, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user
from werkzeug.wrappers import Response

from grader import sign_ins, tokens
from grader.access import Role, Viewer
from grader.clock import now
from grader.errors import NotAllowed, NotFound
from grader.store.people import Person, load_person_and_viewer
from web.db import db
from web.guard.security import bearer_token

P = ParamSpec("P")
R = TypeVar("R")

_OPEN_WITH_FIRST_PASSWORD = {
    "static",
    "account.change_password",
    "account.sign_out",
    "account.language",
    "account.choose_theme",
}


_SIGN_IN = "sign_in"
"""In the session: its name."""


class SignedOut(Exception):
    """The page needs someone signed in; a browser is sent to the sign-in page, a program gets 401."""


@dataclass(frozen=True, slots=True)
class Account:
    """The person signed in, in the form that Flask-Login asks for."""

    person: Person
    viewer: Viewer
    is_authenticated: bool = True
    is_active: bool = True
    is_anonymous: bool = False

    def get_id(self) -> str:
        """The account and the age of its password: a sign-in ends when the password changes."""
        return f"{self.person.id}:{self.person.password_epoch}"


def init_app(app: Flask) -> None:
    """Set Flask-Login up."""
    manager = LoginManager()
    manager.session_protection = None  # a phone changes its address all the time
    manager.user_loader(_from_session)
    manager.request_loader(_from_token)
    manager.init_app(app)
    app.before_request(_ask_for_own_password)
    app.context_processor(lambda: {"person": person_or_none()})


def sign_in(person: Person, viewer: Viewer, *, remember: bool) -> None:
    """Begin a session of this person; `remember` lets it outlive the browser window. The one before it in this browser ends."""
    _end()
    session.clear()
    session.permanent = remember
    login_user(Account(person, viewer))
    sign_in_name()


def go_on_as(person: Person) -> None:
    """Let this session live on after its own password change, which ends all the others."""
    login_user(Account(person, current_viewer()))


def sign_out() -> None:
    """End this session, in this browser and wherever its cookie may have been copied to."""
    _end()
    logout_user()
    session.clear()


def sign_in_name() -> str:
    """What this sign-in is called: no secret, made once, and another one after the next sign-in."""
    if _SIGN_IN not in session:
        session[_SIGN_IN] = secrets.token_urlsafe(16)
    return str(session[_SIGN_IN])


def person_or_none() -> Person | None:
    """Whoever is signed in."""
    return current_user.person if current_user and current_user.is_authenticated else None


def is_signed_out() -> bool:
    """Whether nobody is signed in: limits per account have nothing to count then."""
    return person_or_none() is None


def current_person() -> Person:
    """The person signed in. Raises SignedOut."""
    person = person_or_none()
    if person is None:
        raise SignedOut
    return person


def current_viewer() -> Viewer:
    """The person signed in, as one who acts. Raises SignedOut."""
    current_person()
    viewer: Viewer = current_user.viewer
    return viewer


def signed_in(page: Callable[P, R]) -> Callable[P, R]:
    """Only for people who are signed in, whatever their role."""

    @wraps(page)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        current_viewer()
        return page(*args, **kwargs)

    return guarded


def role(*roles: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Only for people of these roles: `@role("teacher")`; others get 403, the signed-out are asked to sign in."""
    allowed = frozenset(Role(name) for name in roles)

    def decorate(page: Callable[P, R]) -> Callable[P, R]:
        @wraps(page)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            if current_viewer().role not in allowed:
                raise NotAllowed("not-for-your-role")
            return page(*args, **kwargs)

        return guarded

    return decorate


def _end() -> None:
    """Remember that the sign-in of this session has ended, if it had not yet."""
    if person_or_none() is not None and _SIGN_IN in session:
        sign_ins.end(db(), sign_in_name(), now(), current_app.permanent_session_lifetime)


def _from_session(kept: str) -> Account | None:
    """The account of this session, unless the sign-in has ended or the password changed; a request with a token is only its token's."""
    if bearer_token() is not None:
        return None
    user_id, _, epoch = kept.partition(":")
    try:
        person, viewer = load_person_and_viewer(db(), int(user_id), session.get(_SIGN_IN))
    except (NotFound, ValueError):
        return None
    return Account(person, viewer) if str(person.password_epoch) == epoch else None


def _from_token(_request: Request) -> Account | None:
    """The account that a program acts for."""
    token = bearer_token()
    if token is None:
        return None
    try:
        person, viewer = load_person_and_viewer(db(), tokens.owner(db(), token, now()))
    except NotFound:
        return None
    return Account(person, viewer)


def _ask_for_own_password() -> Response | None:
    """Who still has the password that someone gave them chooses their own before anything else."""
    if request.endpoint in _OPEN_WITH_FIRST_PASSWORD or request.endpoint is None:
        return None
    person = person_or_none()
    if person is None or not person.must_change_password:
        return None
    if request.path.startswith("/api/"):
        raise NotAllowed("change-first-password")
    return redirect(url_for("account.change_password"))
