from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from grader.store import session as sessions_module
from grader.store.people import count_admins, set_language
from grader.store.session import make_engine, make_sessions, sqlite_file, writing
from grader.store.tables import Membership
from tests.grader.scene import NOON


def test_sqlite_keeps_what_it_is_told_on_every_connection(sqlite_url):
    engine = make_engine(sqlite_url)
    with engine.connect() as connection:
        told = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        }
    engine.dispose()
    assert told == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 15_000, "synchronous": 1}


def test_a_use_case_that_fails_leaves_nothing_behind(sessions, school):
    with sessions() as session:
        with pytest.raises(OSError, match="disk full"), writing(session):  # noqa: PT012 - what came before it counts
            set_language(session, school.ids["mana"], "en")
            raise OSError("disk full")
        assert session.scalar(text("SELECT count(*) FROM users WHERE language = 'en'")) == 0


def test_a_key_that_points_to_nothing_is_refused(sessions, school):
    with sessions() as session, pytest.raises(IntegrityError), writing(session):
        session.add(Membership(class_id=4711, user_id=school.ids["mana"]))


def test_a_transaction_that_read_first_can_still_write_after_others_wrote(sessions, school):
    """On SQLite a reader that turns writer is refused once its snapshot is old; `writing` begins anew instead."""
    with sessions() as reader, sessions() as other:
        assert count_admins(reader) == 1
        with writing(other):
            set_language(other, school.ids["mana"], "en")
        with writing(reader):
            set_language(reader, school.ids["manee"], "en")
        assert reader.scalar(text("SELECT count(*) FROM users WHERE language = 'en'")) == 2


def test_writers_wait_for_each_other_and_none_is_lost(sessions, school):
    start = threading.Barrier(16)

    def add_one(_number: int) -> None:
        start.wait()
        for _ in range(10):
            with sessions() as session, writing(session):
                epoch = session.scalar(text("SELECT password_epoch FROM users WHERE username = 'mana'"))
                assert epoch is not None
                session.execute(text("UPDATE users SET password_epoch = password_epoch + 1 WHERE username = 'mana'"))

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(add_one, range(16)))
    with sessions() as session:
        assert session.scalar(text("SELECT password_epoch FROM users WHERE username = 'mana'")) == 160


def test_a_reader_is_not_kept_waiting_by_a_writer(sessions, school):
    with sessions() as writer, sessions() as reader, writing(writer):
        set_language(writer, school.ids["mana"], "en")
        assert reader.scalar(text("SELECT count(*) FROM users WHERE language = 'en'")) == 0


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:////srv/kradan.db", "/srv/kradan.db"),
        ("sqlite:///var/kradan.db", "var/kradan.db"),
        ("postgresql://u@h/d", None),
    ],
)
def test_the_file_of_a_database_is_known_where_there_is_one(url, file):
    found = sqlite_file(url)
    assert (str(found) if found else None) == file


@pytest.mark.parametrize("url", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg2://u@h/d"])
def test_any_way_to_write_postgresql_takes_the_driver_that_is_installed(url):
    engine = make_engine(url)
    assert engine.dialect.driver == "psycopg"


def test_times_without_a_zone_are_refused(sessions, school):
    from grader.store.classes import add_class

    with sessions() as session, pytest.raises(Exception, match="needs a time zone"), writing(session):
        add_class(session, "x", NOON.replace(tzinfo=None))


def test_times_come_back_in_utc_whatever_zone_they_went_in(sessions, school):
    from datetime import timedelta, timezone

    from grader.store.classes import add_class
    from grader.store.tables import SchoolClass

    there = NOON.astimezone(timezone(timedelta(hours=7)))
    with sessions() as session:
        with writing(session):
            class_id = add_class(session, "x", there)
        found = session.get(SchoolClass, class_id)
        assert found is not None
        assert found.created_at == NOON
        assert found.created_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize("text_of_a_visitor", ["\0", "a\0b", "\udcff"])
def test_text_that_no_database_keeps_is_not_found_or_refused_but_never_a_crash(sessions, school, text_of_a_visitor):
    from grader.errors import Invalid, NotFound
    from grader.store import exercises, people, submissions

    admin = school.viewer(sessions, "admin")
    for ask in (
        lambda session: exercises.get_exercise(session, admin, text_of_a_visitor, NOON),
        lambda session: submissions.get_submission(session, admin, text_of_a_visitor),
        lambda session: people.person_by_username(session, text_of_a_visitor),
    ):
        with sessions() as session, pytest.raises((NotFound, Invalid)):
            ask(session)


def test_two_makers_of_sessions_share_nothing(sqlite_url):
    first, second = make_sessions(sqlite_url), make_sessions(sqlite_url)
    with first() as one, second() as two, first() as again:
        assert one.info[sessions_module.REVISIONS] is again.info[sessions_module.REVISIONS]
        assert one.info[sessions_module.REVISIONS] is not two.info[sessions_module.REVISIONS]
    for made in (first, second):
        made.kw["bind"].dispose()


def test_an_error_of_the_database_tells_nothing_of_what_was_sent(sessions, school):
    with sessions() as session, pytest.raises(DBAPIError) as caught:
        session.execute(text("SELECT nothing FROM users WHERE name = :name"), {"name": "the secret essay"})
    assert "the secret essay" not in str(caught.value)
