"""Accounts in the database: who a person is, and which classes make up what they may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, insert, select, update
from sqlalchemy.orm import Session

from grader.access import Action, Role, Viewer, require
from grader.errors import NotFound
from grader.store import sign_ins
from grader.store.tables import Membership, SignInFailure, User


@dataclass(frozen=True, slots=True)
class Person:
    """An account, without its password."""

    id: int
    username: str
    name: str
    role: Role
    active: bool
    must_change_password: bool
    password_epoch: int
    language: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NewPerson:
    """An account to be made; the password is hashed already."""

    username: str
    name: str
    sort_name: str
    role: Role
    password_hash: str
    must_change_password: bool
    language: str | None = None


_PERSON = (
    User.id,
    User.username,
    User.name,
    User.role,
    User.active,
    User.must_change_password,
    User.password_epoch,
    User.language,
    User.created_at,
)


def load_person(session: Session, user_id: int) -> Person:
    """The account. Raises NotFound."""
    return _one(session, select(*_PERSON).where(User.id == user_id))


def person_by_username(session: Session, username: str) -> Person:
    """The account with this (case-folded) username. Raises NotFound."""
    return _one(session, select(*_PERSON).where(User.username == username))


def load_viewer(session: Session, user_id: int) -> Viewer:
    """The person as one who acts: role and classes. Raises NotFound, also for an account that was closed."""
    return load_person_and_viewer(session, user_id)[1]


def load_person_and_viewer(session: Session, user_id: int, sign_in: str | None = None) -> tuple[Person, Viewer]:
    """Both, in one query; what a page asks for with each request.

    Raises NotFound, also for a closed account, and where the sign-in of this name has ended.
    """
    query = (
        select(*_PERSON, Membership.class_id, Membership.teacher)
        .outerjoin(Membership, Membership.user_id == User.id)
        .where(User.id == user_id, User.active)
    )
    if sign_in is not None:
        query = query.where(~sign_ins.is_ended(sign_in))
    rows = session.execute(query).all()
    if not rows:
        raise NotFound("no-such-person")
    person = _person(rows[0])
    return person, _viewer(person, [(row.class_id, row.teacher) for row in rows if row.class_id is not None])


def viewer_of(session: Session, person: Person) -> Viewer:
    """The person as one who acts: role and classes."""
    query = select(Membership.class_id, Membership.teacher).where(Membership.user_id == person.id)
    return _viewer(person, [(row.class_id, row.teacher) for row in session.execute(query)])


def list_people(session: Session, viewer: Viewer, role: Role | None = None, search: str = "") -> list[Person]:
    """All accounts, by name; `search` looks in name and username. Raises NotAllowed unless the viewer runs the school."""
    require(viewer, Action.RUN_SCHOOL)
    query = select(*_PERSON).order_by(User.sort_name, User.id)
    if role is not None:
        query = query.where(User.role == role.value)
    if search.strip():
        wanted = search.strip()
        in_name = User.name.icontains(wanted, autoescape=True)
        query = query.where(in_name | User.username.icontains(wanted, autoescape=True))
    return [_person(row) for row in session.execute(query)]


def count_admins(session: Session) -> int:
    """How many administrators can sign in."""
    query = select(func.count()).select_from(User).where(User.role == Role.ADMIN.value, User.active)
    return session.scalar(query) or 0


def add_people(session: Session, people: Sequence[NewPerson], now: datetime) -> list[int]:
    """New accounts; their ids in the same order. The usernames must be free (see `taken_usernames`)."""
    rows = [
        {
            "username": person.username,
            "name": person.name,
            "sort_name": person.sort_name,
            "role": person.role.value,
            "password_hash": person.password_hash,
            "must_change_password": person.must_change_password,
            "language": person.language,
            "created_at": now,
        }
        for person in people
    ]
    if not rows:
        return []
    made = session.execute(insert(User).returning(User.id, sort_by_parameter_order=True), rows)
    return list(made.scalars())


def taken_usernames(session: Session, usernames: Sequence[str]) -> set[str]:
    """Those of `usernames` that an account has already."""
    return set(session.scalars(select(User.username).where(User.username.in_(usernames))))


def usernames_with_prefix(session: Session, prefix: str) -> set[str]:
    """All usernames that begin so."""
    return set(session.scalars(select(User.username).where(User.username.startswith(prefix, autoescape=True))))


def password_hash_of(session: Session, user_id: int) -> str:
    """The stored hash. Raises NotFound."""
    found = session.scalar(select(User.password_hash).where(User.id == user_id))
    if found is None:
        raise NotFound("no-such-person")
    return found


def set_password(session: Session, user_id: int, password_hash: str, *, must_change: bool) -> None:
    """A new password; sign-ins made with the old one end."""
    values = {
        "password_hash": password_hash,
        "must_change_password": must_change,
        "password_epoch": User.password_epoch + 1,
    }
    session.execute(update(User).where(User.id == user_id).values(values))


def renew_hash(session: Session, user_id: int, password_hash: str) -> None:
    """The same password, hashed at today's cost; nobody is signed out."""
    session.execute(update(User).where(User.id == user_id).values(password_hash=password_hash))


def set_language(session: Session, user_id: int, language: str) -> None:
    """The language of the pages for this person."""
    session.execute(update(User).where(User.id == user_id).values(language=language))


def set_active(session: Session, user_id: int, *, active: bool) -> None:
    """Close or open an account; a closed one cannot sign in and its sign-ins end."""
    values = {"active": active, "password_epoch": User.password_epoch + 1}
    session.execute(update(User).where(User.id == user_id).values(values))


def add_failure(session: Session, username: str, now: datetime) -> None:
    """Remember a failed sign-in under the name that was typed, whether or not there is such an account."""
    session.execute(insert(SignInFailure).values(username=username, failed_at=now))


def failures_since(session: Session, username: str, since: datetime) -> list[datetime]:
    """When sign-ins with this name failed, newest first."""
    query = select(SignInFailure.failed_at).where(SignInFailure.username == username, SignInFailure.failed_at > since)
    return list(session.scalars(query.order_by(SignInFailure.failed_at.desc())))


def forget_failures(session: Session, username: str) -> None:
    """The right password came, or a new one was given."""
    session.execute(delete(SignInFailure).where(SignInFailure.username == username))


def forget_old_failures(session: Session, before: datetime) -> None:
    """Those that count no more, of all names."""
    session.execute(delete(SignInFailure).where(SignInFailure.failed_at < before))


def _one(session: Session, query: Select[*tuple[Any, ...]]) -> Person:
    row = session.execute(query).one_or_none()
    if row is None:
        raise NotFound("no-such-person")
    return _person(row)


def _person(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(
        id=row.id,
        username=row.username,
        name=row.name,
        role=Role(row.role),
        active=row.active,
        must_change_password=row.must_change_password,
        password_epoch=row.password_epoch,
        language=row.language,
        created_at=row.created_at,
    )


def _viewer(person: Person, memberships: Sequence[tuple[int, bool]]) -> Viewer:
    return Viewer(
        user_id=person.id,
        role=person.role,
        teaches=frozenset(class_id for class_id, teacher in memberships if teacher),
        attends=frozenset(class_id for class_id, teacher in memberships if not teacher),
    )
