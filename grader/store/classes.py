"""Classes, who is in them, and what they were given; every getter for a page takes the viewer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, func, insert, select, update
from sqlalchemy.orm import Session

from grader.access import Action, Thing, Viewer, may, require
from grader.errors import NotFound
from grader.store.tables import Membership, SchoolClass, User


@dataclass(frozen=True, slots=True)
class ClassRecord:
    """A class and how many are in it."""

    id: int
    name: str
    created_at: datetime
    archived: bool
    pupils: int


@dataclass(frozen=True, slots=True)
class Pupil:
    """A pupil in a class, as its teacher sees them."""

    user_id: int
    username: str
    name: str
    number: int | None
    active: bool
    must_change_password: bool
    """Still has the first password."""


def get_class(session: Session, viewer: Viewer, class_id: int, action: Action = Action.SEE_CLASS) -> ClassRecord:
    """The class. Raises NotFound for a viewer who may not even see it, else NotAllowed unless `action` is allowed."""
    thing = Thing(class_ids=frozenset({class_id}))
    if not may(viewer, Action.SEE_CLASS, thing):
        raise NotFound("no-such-class")
    row = session.execute(_classes().where(SchoolClass.id == class_id)).one_or_none()
    if row is None:
        raise NotFound("no-such-class")
    require(viewer, action, thing)
    return _record(row)


def classes_taught_by(session: Session, viewer: Viewer) -> list[ClassRecord]:
    """The classes this viewer teaches, by name; those put away come last."""
    return _some(session, viewer.teaches)


def roster(session: Session, viewer: Viewer, class_id: int) -> list[Pupil]:
    """The pupils of a class, by number, then by name. Raises as `get_class` for running the class."""
    get_class(session, viewer, class_id, Action.RUN_CLASS)
    query = (
        select(User.id, User.username, User.name, User.active, User.must_change_password, Membership.number)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.class_id == class_id, Membership.teacher.is_(False))
        .order_by(Membership.number.is_(None), Membership.number, User.sort_name, User.id)
    )
    return [
        Pupil(
            user_id=row.id,
            username=row.username,
            name=row.name,
            number=row.number,
            active=row.active,
            must_change_password=row.must_change_password,
        )
        for row in session.execute(query)
    ]


def pupil_of(session: Session, viewer: Viewer, class_id: int, user_id: int) -> Pupil:
    """One pupil of a class. Raises NotFound for anyone who is not in it, else as `roster`."""
    for pupil in roster(session, viewer, class_id):
        if pupil.user_id == user_id:
            return pupil
    raise NotFound("no-such-pupil")


def class_ids_of(session: Session, user_id: int) -> frozenset[int]:
    """The classes in which this person is a pupil."""
    query = select(Membership.class_id).where(Membership.user_id == user_id, Membership.teacher.is_(False))
    return frozenset(session.scalars(query))


def highest_number(session: Session, class_id: int) -> int:
    """The highest number of a pupil in the class; 0 when none has one."""
    return session.scalar(select(func.max(Membership.number)).where(Membership.class_id == class_id)) or 0


def add_class(session: Session, name: str, now: datetime) -> int:
    """A new class; its id."""
    return session.execute(insert(SchoolClass).values(name=name, created_at=now).returning(SchoolClass.id)).scalar_one()


def add_teacher(session: Session, class_id: int, user_id: int) -> None:
    """Let this person run the class."""
    session.execute(insert(Membership).values(class_id=class_id, user_id=user_id, teacher=True))


def add_pupils(session: Session, class_id: int, pupils: Sequence[tuple[int, int | None]]) -> None:
    """Put people in the class: user id and number in the class."""
    rows = [
        {"class_id": class_id, "user_id": user_id, "teacher": False, "number": number} for user_id, number in pupils
    ]
    if rows:
        session.execute(insert(Membership), rows)


def set_archived(session: Session, class_id: int, *, archived: bool, now: datetime) -> None:
    """Put a class away at the end of the year, or take it out again."""
    values = {"archived": archived, "archived_at": now if archived else None}
    session.execute(update(SchoolClass).where(SchoolClass.id == class_id).values(values))


def put_away_at(session: Session, class_ids: Iterable[int], now: datetime) -> datetime | None:
    """When the last of these classes was put away; None while one of them is in use, and where there is none."""
    query = select(SchoolClass.archived, SchoolClass.archived_at).where(SchoolClass.id.in_(list(class_ids)))
    found = session.execute(query).all()
    if not found or not all(row.archived for row in found):
        return None
    return max(row.archived_at or now for row in found)


def _classes() -> Select[*tuple[Any, ...]]:
    pupils = func.coalesce(func.sum(case((Membership.teacher.is_(False), 1), else_=0)), 0).label("pupils")
    return (
        select(SchoolClass.id, SchoolClass.name, SchoolClass.created_at, SchoolClass.archived, pupils)
        .outerjoin(Membership, Membership.class_id == SchoolClass.id)
        .group_by(SchoolClass.id)
    )


def _in_order(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.order_by(SchoolClass.archived, SchoolClass.name, SchoolClass.id)


def _some(session: Session, class_ids: Iterable[int]) -> list[ClassRecord]:
    query = _in_order(_classes().where(SchoolClass.id.in_(list(class_ids))))
    return [_record(row) for row in session.execute(query)]


def _record(row: Row[*tuple[Any, ...]]) -> ClassRecord:
    return ClassRecord(
        id=row.id, name=row.name, created_at=row.created_at, archived=row.archived, pupils=int(row.pupils)
    )
