"""The people and things that the tests of store and use cases share: one school, three pupils, two exercises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from grader.access import Role, Viewer
from grader.clock import now
from grader.exercise.catalogue import Catalogue, ReadExercise
from grader.exercise.collection import Collection
from grader.exercise.model import CallTest, Exercise, LocalText, Returns, Step, Test
from grader.names import sort_key
from grader.queue import Queue
from grader.store import classes, people, submissions
from grader.store.assignments import add_assignment
from grader.store.catalogue import sync_catalogue
from grader.store.people import NewPerson
from grader.store.session import Sessions, writing
from grader.submission import Submission
from grader.submit import Accepted, accept

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
RIGHT = "def double(n):\n    return n * 2\n"
WRONG = "def double(n):\n    return n + 2\n"
ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
OTHER_ID = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


def submission_id(number: int) -> str:
    """A made-up id."""
    return f"00000000-0000-4000-8000-{number:012x}"


def exercise(slug: str = "double", revision: str = "1", points: int = 1, collection: str = "basics") -> Exercise:
    """Two call tests, one of them public."""
    return Exercise(
        id=f"{collection}/{slug}",
        revision=f"sha256:{slug}-{revision}",
        title=LocalText({"th": "สองเท่า", "en": slug.title()}),
        tests=(
            Test("two", CallTest((Step("double(2)", (Returns(4),)),)), points=points, public=True),
            Test("nine", CallTest((Step("double(9)", (Returns(18),)),)), points=2),
        ),
        statement=LocalText({"en": "Double it."}),
        solution={"solution.py": RIGHT},
    )


def catalogue(*exercises: Exercise, broken: Mapping[str, ReadExercise] | None = None) -> Catalogue:
    """A catalogue of these exercises, in their order; `broken` are told by id."""
    found = {one.id: ReadExercise(one.id, Path(one.id), one, (), {}) for one in exercises} | dict(broken or {})
    slugs = dict.fromkeys(name.partition("/")[0] for name in found)
    collections = tuple(
        Collection(
            slug=slug,
            position=position,
            title=LocalText({"th": "พื้นฐาน", "en": slug.title()}),
            description=LocalText({}),
            exercises=tuple(name for name in found if name.startswith(f"{slug}/")),
            problems=(),
        )
        for position, slug in enumerate(slugs)
    )
    return Catalogue(collections, found)


@dataclass
class School:
    """A class taught by Somsri, attended by Mana and Manee; Piti is in no class, Anan teaches another one."""

    class_id: int = 0
    other_class_id: int = 0
    assignment_id: int = 0
    ids: dict[str, int] = field(default_factory=dict)

    def viewer(self, sessions: Sessions, name: str) -> Viewer:
        """The person as one who acts."""
        with sessions() as session:
            return people.load_viewer(session, self.ids[name])


PEOPLE = {
    "somsri": ("สมศรี ใจดี", Role.TEACHER),
    "anan": ("อนันต์ แสงทอง", Role.TEACHER),
    "mana": ("มานะ รักเรียน", Role.STUDENT),
    "manee": ("มานี รักเรียน", Role.STUDENT),
    "piti": ("ปิติ พิทักษ์ถิ่น", Role.STUDENT),
    "admin": ("Administrator", Role.ADMIN),
    "author": ("ผู้แต่ง โจทย์", Role.AUTHOR),
}


def make_school(sessions: Sessions, *exercises: Exercise) -> School:
    """The school, with `basics` assigned to Somsri's class; no password is right for anyone."""
    school = School()
    with sessions() as session, writing(session):
        sync_catalogue(session, catalogue(*(exercises or (exercise(), exercise("triple")))), NOON)
        new = [
            NewPerson(username, name, sort_key(name), role, "!", must_change_password=False)
            for username, (name, role) in PEOPLE.items()
        ]
        school.ids = dict(zip(PEOPLE, people.add_people(session, new, NOON), strict=True))
        school.class_id = classes.add_class(session, "ม.2/3", NOON)
        school.other_class_id = classes.add_class(session, "ม.2/4", NOON)
        classes.add_teacher(session, school.class_id, school.ids["somsri"])
        classes.add_teacher(session, school.other_class_id, school.ids["anan"])
        classes.add_pupils(session, school.class_id, [(school.ids["mana"], 1), (school.ids["manee"], 2)])
        school.assignment_id = assign(session, school.class_id, school.ids["somsri"], due_at=NOON + timedelta(days=7))
    return school


def assign(
    session: Session,
    class_id: int,
    made_by: int,
    *,
    exercise: str | None = None,
    due_at: datetime | None = None,
    now: datetime = NOON,
) -> int:
    """`basics`, or one exercise of it, given to a class; the id of the assignment."""
    return add_assignment(
        session,
        class_id=class_id,
        collection="basics",
        exercise=exercise,
        opens_at=None,
        due_at=due_at,
        made_by=made_by,
        now=now,
    )


def send(
    sessions: Sessions, school: School, queue: Queue, identity: str = ID, *, who: str = "mana", **changes: Any
) -> Accepted:
    """Mana, or another pupil, sends the right answer; `changes` are of what `accept` takes."""
    body: dict[str, Any] = {
        "exercise": "basics/double",
        "files": {"solution.py": RIGHT},
        "revision": None,
        "written_at": None,
        "now": now(),
        "max_kib": 256,
    }
    viewer = school.viewer(sessions, who)
    with sessions() as session:
        return accept(session, viewer, identity, queue=queue, **body | changes)


def stored(sessions: Sessions, school: School, identity: str = ID) -> Submission:
    """What has become of Mana's submission."""
    with sessions() as session:
        return submissions.get_submission(session, school.viewer(sessions, "mana"), identity)
