"""A database session for each request, made when first asked for and closed at the end; no commits here."""

from __future__ import annotations

from flask import Flask, current_app, g
from sqlalchemy.orm import Session

from grader.store.session import Sessions

_SESSIONS = "kradan_sessions"


def init_app(app: Flask, sessions: Sessions) -> None:
    """Let this application's requests use `sessions`."""
    app.extensions[_SESSIONS] = sessions
    app.teardown_appcontext(close)


def db() -> Session:
    """The session of this request."""
    if "db" not in g:
        sessions: Sessions = current_app.extensions[_SESSIONS]
        g.db = sessions()
    session: Session = g.db
    return session


def close(_error: BaseException | None = None) -> None:
    """End this request's session; what no use case committed is gone."""
    session: Session | None = g.pop("db", None)
    if session is not None:
        session.close()
