"""Engines and sessions: how this process talks to its database, SQLite or PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.orm import Session, sessionmaker

from grader.errors import Invalid

Sessions = sessionmaker[Session]

WRITES = "kradan_writes"
"""The execution option that marks a transaction as one that will write."""
REVISIONS = "kradan_revisions"
"""Where the sessions of one maker share the exercises they have read."""
BUSY_TIMEOUT_MS = 15_000
"""How long a writer waits for another one on SQLite; a write takes about a millisecond."""
CONNECTIONS_KEPT = 8
CONNECTIONS_MORE = 72
"""Beyond those kept; a web process has at most so many threads."""


def make_engine(url: str) -> Engine:
    """An engine for `url` (`sqlite:///path` or `postgresql://…`); nothing is connected yet."""
    parsed = _with_driver(make_url(url))
    # an error tells no parameters: a pupil's work or a password's hash would stand in the logs
    make = partial(
        create_engine, parsed, pool_size=CONNECTIONS_KEPT, max_overflow=CONNECTIONS_MORE, hide_parameters=True
    )
    if parsed.get_backend_name() == "sqlite":
        engine = make()
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        engine = make(pool_pre_ping=True)
    event.listen(engine, "handle_error", _tell_bad_text)
    return engine


def make_sessions(url: str) -> Sessions:
    """What makes the sessions of this process, on an engine of their own."""
    return sessionmaker(make_engine(url), expire_on_commit=False, info={REVISIONS: {}})


@contextmanager
def writing(session: Session) -> Iterator[None]:
    """One write transaction of a use case: committed at the end, rolled back on an error.

    A transaction that only read is ended first, since SQLite refuses to turn it into a writer once others wrote. Nothing may
    have been written in it: a use case is not started inside another one.
    """
    if session.info.get(WRITES):
        message = "a use case was started inside another one's transaction"
        raise RuntimeError(message)
    session.rollback()
    session.info[WRITES] = True
    try:
        session.connection(execution_options={WRITES: True})
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise
    finally:
        session.info[WRITES] = False


def _with_driver(url: URL) -> URL:
    """The same address with the driver this project installs."""
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() in {"postgres", "postgresql"} else url


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None for any other kind."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.get_backend_name() == "sqlite" and parsed.database else None


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Set what SQLite forgets with each connection."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        "cache_size = -16384",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _tell_bad_text(context: ExceptionContext) -> None:
    """A visitor can put NUL or half a surrogate pair into any address or field; no database finds or keeps such text."""
    error = context.original_exception
    if isinstance(error, UnicodeEncodeError) or "NUL (0x00)" in str(error):
        raise Invalid({"text": "not-text"}) from error


def _begin_sqlite(connection: Connection) -> None:
    """Readers take a snapshot; writers take the lock before they read, so that none has to give up later."""
    immediate = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
