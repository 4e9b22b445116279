"""`kradan user`: accounts from the command line, the first administrator among them."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.orm import Session

from grader import accounts
from grader.access import Role, Viewer
from grader.accounts import Made
from grader.cli.settings import data_option, found_settings
from grader.clock import now
from grader.store import people
from grader.store.session import make_sessions

PASSWORD_FROM = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input instead of making a first one."
)


@click.group("user")
def command() -> None:
    """Accounts from the command line.

    \b
    The first administrator:   kradan user add kru.somsri --name "สมศรี ใจดี" --role admin
    A forgotten password:      kradan user passwd kru.somsri
    """


@command.command("add")
@click.argument("username")
@click.option("--name", help="The person's name, as it is shown; the username where it is left out.")
@click.option("--role", type=click.Choice([role.value for role in Role]), default=Role.TEACHER.value, show_default=True)
@PASSWORD_FROM
@data_option
def add(username: str, name: str | None, role: str, *, password_stdin: bool, data: str | None) -> None:
    """Make an account. Prints the first password, which must be changed at the first sign-in.

    Ends with 1 when the username is taken or not allowed.
    """
    password = _password() if password_stdin else None
    with _session(data) as session:
        made = accounts.create(
            session, username=username, name=name or username, role=Role(role), now=now(), password=password
        )
    _hand_over(made, shown=password is None)


@command.command("passwd")
@click.argument("username")
@PASSWORD_FROM
@data_option
def passwd(username: str, *, password_stdin: bool, data: str | None) -> None:
    """Give an account a new first password; all its sign-ins end. Ends with 1 when there is no such account."""
    password = _password() if password_stdin else None
    with _session(data) as session:
        person = people.person_by_username(session, username.strip().casefold())
        made = accounts.set_first_password(session, person.id, password)
    _hand_over(made, shown=password is None)


@command.command("list")
@click.option("--role", type=click.Choice([role.value for role in Role]), help="Only this role.")
@data_option
def list_(role: str | None, data: str | None) -> None:
    """List all accounts: username, role, name."""
    operator = Viewer(user_id=0, role=Role.ADMIN)  # whoever may run this command may read the database anyway
    with _session(data) as session:
        for person in people.list_people(session, operator, Role(role) if role else None):
            closed = "" if person.active else "  (closed)"
            print(f"{person.username:<24} {person.role.value:<8} {person.name}{closed}")


@contextmanager
def _session(data: str | None) -> Iterator[Session]:
    with make_sessions(found_settings(data).database_url)() as session:
        yield session


def _password() -> str:
    """A line from standard input; asked for without echo at a terminal."""
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\r\n")


def _hand_over(made: Made, *, shown: bool) -> None:
    print(f"Username:        {made.username}")
    if shown:
        print(f"First password:  {made.password}   (to be changed at the first sign-in)")
