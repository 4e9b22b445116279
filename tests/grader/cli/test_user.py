from __future__ import annotations

import re

import pytest
from click.testing import CliRunner, Result

from grader import accounts
from grader.access import Role
from grader.cli.main import cli
from grader.clock import now
from grader.store.migrations.upgrade import newest_revision


@pytest.fixture
def kradan(sqlite_url: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("KRADAN_MODE", "development")
    monkeypatch.setenv("KRADAN_SECRET_KEY", "x")
    monkeypatch.setenv("KRADAN_DATABASE_URL", sqlite_url)

    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(cli, list(arguments), input=stdin)

    return run


def sign_in(sqlite_url: str, username: str, password: str):
    from grader.store.session import make_sessions

    sessions = make_sessions(sqlite_url)
    with sessions() as session:
        person = accounts.sign_in(session, username, password, now())
    sessions.kw["bind"].dispose()
    return person


def first_password(result: Result) -> str:
    found = re.search(r"First password:\s+(\S+)", result.output)
    assert found
    return found[1]


def test_the_first_administrator_is_made_and_signs_in(kradan, sqlite_url):
    made = kradan("user", "add", "kru.somsri", "--name", "สมศรี ใจดี", "--role", "admin")
    assert made.exit_code == 0
    person = sign_in(sqlite_url, "kru.somsri", first_password(made))
    assert (person.role, person.must_change_password) == (Role.ADMIN, True)


def test_a_password_may_come_from_standard_input_and_is_then_not_printed(kradan, sqlite_url):
    made = kradan("user", "add", "anan", "--name", "Anan", "--password-stdin", stdin="a good long one\n")
    assert "a good long one" not in made.output
    assert not sign_in(sqlite_url, "anan", "a good long one").must_change_password


def test_without_a_name_the_username_is_shown(kradan):
    kradan("user", "add", "head", "--role", "admin")
    assert kradan("user", "list").output.split() == ["head", "admin", "head"]


def test_a_forgotten_password_is_replaced(kradan, sqlite_url):
    kradan("user", "add", "anan", "--name", "Anan")
    again = kradan("user", "passwd", "Anan")
    assert sign_in(sqlite_url, "anan", first_password(again))


@pytest.mark.parametrize(
    "arguments",
    [
        ("user", "add", "anan", "--name", "Anan"),
        ("user", "add", "อนันต์", "--name", "Anan"),
        ("user", "passwd", "nobody"),
        ("user", "passwd", "\0"),
    ],
)
def test_what_is_refused_does_not_end_with_0(kradan, arguments):
    kradan("user", "add", "anan", "--name", "Anan")
    assert kradan(*arguments).exit_code == 1


def test_the_list_has_everyone_by_name_and_can_be_narrowed(kradan):
    kradan("user", "add", "zoe", "--name", "เอก")
    kradan("user", "add", "mana", "--name", "มานะ", "--role", "student")
    lines = kradan("user", "list").output.splitlines()
    assert [line.split()[0] for line in lines] == ["mana", "zoe"]
    assert kradan("user", "list", "--role", "student").output.split() == ["mana", "student", "มานะ"]


def test_the_database_is_upgraded_once(kradan):
    done = kradan("db", "upgrade")
    assert done.output.strip() == f"The database is at {newest_revision()} already."


def test_models_and_migrations_agree_says_the_command(kradan):
    assert "agree" in kradan("db", "check").output
