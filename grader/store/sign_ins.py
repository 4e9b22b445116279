"""Sign-ins in the database: only those that have ended, since a session is a cookie that may have been copied."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Dialect, delete, exists
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from grader.store.tables import EndedSignIn


def add_ended(session: Session, name: str, forget_at: datetime) -> None:
    """Remember that this sign-in has ended; once more does no harm."""
    dialect: Dialect = session.get_bind().dialect
    make_insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    values = {"name": name, "forget_at": forget_at}
    session.execute(make_insert(EndedSignIn).values(values).on_conflict_do_nothing(index_elements=["name"]))


def forget_ended(session: Session, now: datetime) -> None:
    """Forget those whose cookies are too old by themselves."""
    session.execute(delete(EndedSignIn).where(EndedSignIn.forget_at <= now))


def is_ended(name: str) -> ColumnElement[bool]:
    """Whether this sign-in has ended, as a condition of the query that loads its account."""
    return exists().where(EndedSignIn.name == name)
