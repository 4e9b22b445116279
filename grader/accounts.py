"""Accounts: signing in, passwords, and the people who may be made by hand or by the one-time set-up code."""

from __future__ import annotations

import hmac
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from grader import names, passwords
from grader.access import Action, Role, Viewer, require
from grader.errors import Invalid, NotAllowed, NotFound, TooMany
from grader.store import classes, people, tokens
from grader.store.people import NewPerson, Person
from grader.store.session import writing

USERNAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
LONGEST_NAME = 100
LANGUAGES = ("th", "en")
FREE_TRIES = 5
FIRST_WAIT_SECONDS = 10
LONGEST_WAIT_SECONDS = 60
"""A prankster can keep a classmate waiting so long, not lock them out; a guesser gets a try a minute."""
REMEMBERED = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Made:
    """A new account and the password to hand over; the password is shown once and stored nowhere."""

    user_id: int
    username: str
    name: str
    password: str


def sign_in(session: Session, username: str, password: str, now: datetime) -> Person:
    """The person with this name and password.

    Raises NotAllowed(`wrong-password`) alike for a wrong name, a wrong password and a closed account, and TooMany after
    several failures with the same name, whatever address they came from.
    """
    known_as = username.strip().casefold()
    if not USERNAME.fullmatch(known_as):
        passwords.verify(None, password)
        raise NotAllowed("wrong-password")
    _count_try(session, known_as, now)
    try:
        person = people.person_by_username(session, known_as)
        stored = people.password_hash_of(session, person.id)
    except NotFound:
        person, stored = None, None
    session.rollback()  # no transaction stays open over the 20 ms of hashing
    if not passwords.verify(stored, password) or person is None or stored is None or not person.active:
        raise NotAllowed("wrong-password")
    _tidy_after(session, person, stored, password)
    return person


def create(
    session: Session, *, username: str, name: str, role: Role, now: datetime, password: str | None = None
) -> Made:
    """A new account for someone; without a password a first one is made, to be changed at the first sign-in.

    Raises Invalid for a bad or taken username, a missing name or a bad password. Asks for no viewer: the command line and the
    set-up code use it; a page uses `create_as`.
    """
    known_as, shown = username.strip().casefold(), names.tidy(name)
    wrong = _wrong_fields(known_as, shown, password)
    if wrong:
        raise Invalid(wrong)
    given = password or passwords.first_password()
    hashed = passwords.hash_password(given)
    with writing(session):
        if people.taken_usernames(session, [known_as]):
            raise Invalid({"username": "username-taken"})
        new = NewPerson(known_as, shown, names.sort_key(shown), role, hashed, must_change_password=password is None)
        user_id = people.add_people(session, [new], now)[0]
    return Made(user_id, known_as, shown, given)


def create_as(session: Session, viewer: Viewer, *, username: str, name: str, role: Role, now: datetime) -> Made:
    """The same, asked for by an administrator. Raises NotAllowed for anyone else."""
    require(viewer, Action.RUN_SCHOOL)
    return create(session, username=username, name=name, role=role, now=now)


def set_up(
    session: Session, code_file: Path | None, code: str, *, username: str, name: str, password: str, now: datetime
) -> Made:
    """The first administrator, by the one-time code that the first start printed; the code ends with it.

    Raises NotAllowed for a wrong or used code, Invalid as `create`.
    """
    if not setup_is_open(session, code_file) or code_file is None:
        raise NotAllowed("setup-closed")
    expected = code_file.read_text(encoding="utf-8").strip()
    typed = "-".join(code.casefold().replace("-", " ").split())
    if not hmac.compare_digest(_bytes(typed), _bytes(expected)):
        raise NotAllowed("wrong-setup-code")
    made = create(session, username=username, name=name, role=Role.ADMIN, now=now, password=password)
    code_file.unlink(missing_ok=True)
    return made


def setup_is_open(session: Session, code_file: Path | None) -> bool:
    """Whether the set-up code may still be used: there is one, and no administrator."""
    return code_file is not None and code_file.is_file() and people.count_admins(session) == 0


def change_password(session: Session, viewer: Viewer, old: str, new: str, now: datetime) -> Person:
    """One's own password; other sign-ins of this account end. Raises Invalid for a wrong old or a bad new one.

    Gives the person with the new `password_epoch`, so that this sign-in can go on. A wrong old password is a failed sign-in:
    raises TooMany after several of both.
    """
    person = people.load_person(session, viewer.user_id)
    _count_try(session, person.username, now)
    stored = people.password_hash_of(session, viewer.user_id)
    session.rollback()
    if not passwords.verify(stored, old):
        raise Invalid({"old": "wrong-old-password"})
    with writing(session):
        people.forget_failures(session, person.username)
    problem = "password-is-the-old-one" if old == new else passwords.problem_with(new, person.username)
    if problem:
        raise Invalid({"new": problem})
    hashed = passwords.hash_password(new)
    with writing(session):
        people.set_password(session, viewer.user_id, hashed, must_change=False)
    return people.load_person(session, viewer.user_id)


def reset_password(session: Session, viewer: Viewer, user_id: int) -> Made:
    """A new first password for a pupil of one's own class, or for anyone by an administrator. Raises NotFound otherwise."""
    require_reset(session, viewer, user_id)
    return set_first_password(session, user_id)


def set_first_password(session: Session, user_id: int, password: str | None = None) -> Made:
    """A new first password, by the command line. Sign-ins and tokens end, and the waiting time after failures. Raises NotFound."""
    person = people.load_person(session, user_id)
    problem = passwords.problem_with(password, person.username) if password else None
    if problem:
        raise Invalid({"password": problem})
    given = password or passwords.first_password()
    hashed = passwords.hash_password(given)
    with writing(session):
        people.set_password(session, user_id, hashed, must_change=password is None)
        people.forget_failures(session, person.username)
        tokens.remove_tokens_of(session, user_id)
    return Made(person.id, person.username, person.name, given)


def require_reset(session: Session, viewer: Viewer, user_id: int) -> None:
    """Raise NotFound unless this viewer may give that person a new password: teachers only to pupils of their classes."""
    if viewer.role is Role.ADMIN:
        return
    person = people.load_person(session, user_id)
    if person.role is not Role.STUDENT or viewer.role is not Role.TEACHER:
        raise NotFound("no-such-person")
    if not viewer.teaches & classes.class_ids_of(session, user_id):
        raise NotFound("no-such-person")


def set_language(session: Session, viewer: Viewer, language: str) -> None:
    """The language of one's pages. Raises Invalid for one we do not have."""
    if language not in LANGUAGES:
        raise Invalid({"language": "no-such-language"})
    with writing(session):
        people.set_language(session, viewer.user_id, language)


def set_active(session: Session, viewer: Viewer, user_id: int, *, active: bool) -> None:
    """Close or open an account. Raises NotAllowed for all but administrators, and Invalid for one's own account."""
    require(viewer, Action.RUN_SCHOOL)
    if user_id == viewer.user_id:
        raise Invalid({"active": "own-account"})
    people.load_person(session, user_id)
    with writing(session):
        people.set_active(session, user_id, active=active)


def waiting_seconds(failed: Sequence[datetime], now: datetime) -> int:
    """How long until the next try, given the failed ones, newest first; 0 when it may come now."""
    if len(failed) < FREE_TRIES:
        return 0
    wait = min(FIRST_WAIT_SECONDS << (len(failed) - FREE_TRIES), LONGEST_WAIT_SECONDS)
    left = math.ceil((failed[0] + timedelta(seconds=wait) - now).total_seconds())
    return max(0, min(left, wait))  # a clock that was set back must not keep anyone waiting for longer


def _count_try(session: Session, username: str, now: datetime) -> None:
    """A try counts before it is made: many at once are as many. Raises TooMany."""
    with writing(session):
        _require_patience(session, username, now)
        people.forget_old_failures(session, now - REMEMBERED)
        people.add_failure(session, username, now)


def _require_patience(session: Session, username: str, now: datetime) -> None:
    wait = waiting_seconds(people.failures_since(session, username, now - REMEMBERED), now)
    if wait:
        raise TooMany("too-many-sign-ins", retry_after_seconds=wait)


def _tidy_after(session: Session, person: Person, stored: str, password: str) -> None:
    """What a successful sign-in leaves to do."""
    renewed = passwords.hash_password(password) if passwords.is_outdated(stored) else None
    with writing(session):
        people.forget_failures(session, person.username)
        if renewed is not None:
            people.renew_hash(session, person.id, renewed)


def _wrong_fields(username: str, name: str, password: str | None) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if not USERNAME.fullmatch(username):
        wrong["username"] = "bad-username"
    if not name or len(name) > LONGEST_NAME:
        wrong["name"] = "bad-name"
    problem = passwords.problem_with(password, username) if password is not None else None
    if problem:
        wrong["password"] = problem
    return wrong


def _bytes(text: str) -> bytes:
    """A browser can send anything, lone surrogates included."""
    return text.encode("utf-8", "surrogatepass")
