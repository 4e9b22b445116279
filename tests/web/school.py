"""A small school in a database of its own: the same few people for every page's tests."""

from __future__ import annotations

import atexit
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from grader import accounts
from grader.access import Role, Viewer
from grader.settings import Mode, Settings
from grader.store import classes, people
from grader.store.session import Sessions, make_sessions
from grader.store.tables import Table

SECRET = "a secret of the tests"
PASSWORD = "correct horse battery"
TERM_BEGAN = datetime(2026, 5, 18, 1, 0, tzinfo=UTC)
CLASS_NAME = "ม.2/3"

PEOPLE = {
    "malee": ("มะลิ ใจดี", Role.STUDENT),
    "ton": ("ต้น รักเรียน", Role.STUDENT),
    "kru": ("ครูสมศรี ศรีสุข", Role.TEACHER),
    "stranger": ("คนแปลกหน้า", Role.STUDENT),
    "otherkru": ("ครูห้องอื่น", Role.TEACHER),
    "author": ("ผู้เขียนโจทย์", Role.AUTHOR),
    "admin": ("ผู้ดูแลระบบ", Role.ADMIN),
}
"""Malee and Ton learn in Kru's class; the strangers have nothing to do with it."""


@dataclass(frozen=True)
class School:
    """The application, its database and the ids of the people in it."""

    app: Flask
    sessions: Sessions
    ids: dict[str, int]
    class_id: int

    def session(self) -> Session:
        """A database session of the test's own."""
        return self.sessions()

    def viewer(self, name: str) -> Viewer:
        """That person, as one who acts."""
        with self.session() as session:
            return people.load_viewer(session, self.ids[name])

    def visitor(self, name: str | None = None) -> Visitor:
        """A browser in which that person is signed in, or nobody."""
        visitor = Visitor(self.app.test_client())
        if name is not None:
            with self.session() as session:
                visitor.sign_in(people.load_person(session, self.ids[name]))
        return visitor


class Visitor:
    """A browser: it keeps cookies, and sends the CSRF token as the pages' own forms and scripts do."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def sign_in(self, person: people.Person) -> None:
        """Begin a session without the sign-in page, which has tests of its own."""
        with self.client.session_transaction() as kept:
            kept["_user_id"] = f"{person.id}:{person.password_epoch}"

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, **more)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form."""
        self._plant_token()
        return self.client.post(path, data={**(data or {}), "csrf_token": csrf_token()}, **more)

    def put(self, path: str, json: Any, **more: Any) -> TestResponse:
        """Send JSON, as a script does."""
        self._plant_token()
        headers = {"X-CSRFToken": csrf_token(), **more.pop("headers", {})}
        return self.client.put(path, json=json, headers=headers, **more)

    def _plant_token(self) -> None:
        """Signing in clears the session; the next page would put a token into its forms again."""
        with self.client.session_transaction() as kept:
            kept["csrf_token"] = "token of the tests"

    def post_json(self, path: str, json: Any, **more: Any) -> TestResponse:
        """Send JSON, as a script does."""
        self._plant_token()
        headers = {"X-CSRFToken": csrf_token(), **more.pop("headers", {})}
        return self.client.post(path, json=json, headers=headers, **more)


def csrf_token() -> str:
    """The token that belongs to the session of every `Visitor`."""
    return str(URLSafeTimedSerializer(SECRET, salt="wtf-csrf-token").dumps("token of the tests"))


def settings_in(folder: Path, **changes: Any) -> Settings:
    """Settings of an installation that keeps everything in `folder` and has no queue."""
    settings = Settings(
        secret_key=SECRET,
        mode=Mode.DEVELOPMENT,
        data_dir=folder,
        database_url=f"sqlite:///{folder}/school.db",
        redis_url="redis://127.0.0.1:1/0",
    )
    return replace(settings, **changes)


def prepare(folder: Path) -> tuple[Sessions, dict[str, int], int]:
    """A database with the people and the class in `folder`; the ids of the people and of the class."""
    template, ids, class_id = _template()
    shutil.copyfile(template, folder / "school.db")
    return make_sessions(f"sqlite:///{folder}/school.db"), ids, class_id


@cache
def _template() -> tuple[Path, dict[str, int], int]:
    """Made once a run, since hashing seven passwords takes its time."""
    folder = Path(mkdtemp(prefix="kradan-school-"))
    atexit.register(shutil.rmtree, folder)
    path = folder / "template.db"
    sessions = make_sessions(f"sqlite:///{path}")
    engine = sessions.kw["bind"]
    Table.metadata.create_all(engine)
    with sessions() as session:
        ids = {
            username: accounts.create(
                session, username=username, name=name, role=role, now=TERM_BEGAN, password=PASSWORD
            ).user_id
            for username, (name, role) in PEOPLE.items()
        }
        class_id = classes.add_class(session, CLASS_NAME, TERM_BEGAN)
        classes.add_teacher(session, class_id, ids["kru"])
        classes.add_pupils(session, class_id, [(ids["malee"], 1), (ids["ton"], 2)])
        session.commit()
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path, ids, class_id
