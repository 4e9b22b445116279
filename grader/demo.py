"""A demo school: a teacher, a class of pupils and everything assigned; its passwords are printed, so it is only for trying."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from grader import names, passwords
from grader.access import Role
from grader.errors import NotFound
from grader.store import classes, exercises, people
from grader.store.assignments import add_assignment
from grader.store.people import NewPerson, load_viewer
from grader.store.session import Sessions, writing

PASSWORD = "kradan-demo"  # noqa: S105 - printed at every start
CLASS = "ม.2/3"
DUE_AFTER = timedelta(days=7)
TEACHER = ("kru", "ครูสมศรี ใจดี")
ADMIN = ("admin", "ผู้ดูแลระบบ")
PUPILS = (
    "เด็กชายกิตติพงศ์ แสงสว่าง",
    "เด็กหญิงขวัญข้าว ทองดี",
    "เด็กชายจิรายุ พูนทรัพย์",
    "เด็กหญิงชลธิชา วงศ์คำ",
    "เด็กชายณัฐวุฒิ ศรีบุญเรือง",
    "เด็กหญิงดวงใจ มั่นคง",
    "เด็กชายธนภัทร แก้วมณี",
    "เด็กหญิงน้ำฝน บุญมา",
    "เด็กชายปัณณวัฒน์ ใจกล้า",
    "เด็กหญิงพิมพ์ชนก สายทอง",
    "เด็กชายเมธา รุ่งเรือง",
    "เด็กหญิงใบบัว คำแก้ว",
)


@dataclass(frozen=True, slots=True)
class Account:
    """One of the demo's accounts; the password is the same for all."""

    username: str
    name: str
    role: Role


def accounts() -> tuple[Account, ...]:
    """The teacher, the administrator and the pupils."""
    pupils = tuple(Account(f"m23{number:02d}", name, Role.STUDENT) for number, name in enumerate(PUPILS, start=1))
    return (Account(*TEACHER, Role.TEACHER), Account(*ADMIN, Role.ADMIN), *pupils)


def make_demo(sessions: Sessions, now: datetime) -> bool:
    """Make the demo school where it is not there yet, and assign every collection to its class; whether it was made now."""
    wanted = accounts()
    with sessions() as session:
        if people.taken_usernames(session, [one.username for one in wanted]):
            return False
        hashed = passwords.hash_password(PASSWORD)
        with writing(session):
            new = [
                NewPerson(
                    one.username, one.name, names.sort_key(one.name), one.role, hashed, must_change_password=False
                )
                for one in wanted
            ]
            ids = people.add_people(session, new, now)
            class_id = classes.add_class(session, CLASS, now)
            classes.add_teacher(session, class_id, ids[0])
            classes.add_pupils(
                session, class_id, [(user_id, number) for number, user_id in enumerate(ids[2:], start=1)]
            )
            _assign_all(session, class_id, ids[0], now)
    return True


def with_known_password(session: Session) -> list[str]:
    """The demo's accounts that anybody who knows Kradan could sign in to: open, and with the password of the demo."""
    found = []
    for one in accounts():
        try:
            person = people.person_by_username(session, one.username)
        except NotFound:
            continue
        if person.active and passwords.verify(people.password_hash_of(session, person.id), PASSWORD):
            found.append(one.username)
    return found


def _assign_all(session: Session, class_id: int, teacher_id: int, now: datetime) -> None:
    """Every collection, due in a week at the end of the day in Thailand (17:00 UTC is midnight there)."""
    due = (now + DUE_AFTER).replace(hour=16, minute=59, second=0, microsecond=0)
    for collection in exercises.list_collections(session, load_viewer(session, teacher_id), now):
        add_assignment(
            session,
            class_id=class_id,
            collection=collection.slug,
            exercise=None,
            opens_at=None,
            due_at=due,
            made_by=teacher_id,
            now=now,
        )
