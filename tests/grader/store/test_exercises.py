"""Lists of exercises are read at once, however many assignments there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from grader.access import Viewer
from grader.store import exercises, progress
from grader.store.gradebooks import gradebook_of
from grader.store.session import Sessions, writing
from tests.grader.scene import NOON, School, assign

Read = Callable[[Session, School, Viewer, Viewer], object]
READERS: dict[str, Read] = {
    "a pupil's list": lambda session, _school, pupil, _teacher: progress.assignments_of_student(session, pupil, NOON),
    "a gradebook": lambda session, school, _pupil, teacher: gradebook_of(session, teacher, school.class_id),
}


def count(sessions: Sessions, school: School, read: Read) -> int:
    """The statements that a page of this needs."""
    pupil, teacher = school.viewer(sessions, "mana"), school.viewer(sessions, "somsri")
    asked: list[str] = []
    listen = ("before_cursor_execute", lambda *args: asked.append(args[2]))
    engine = sessions.kw["bind"]
    event.listen(engine, *listen)
    try:
        with sessions() as session:
            read(session, school, pupil, teacher)
    finally:
        event.remove(engine, *listen)
    return len(asked)


@pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())
def test_more_assignments_cost_no_more_queries(sessions: Sessions, school: School, read: Read) -> None:
    before = count(sessions, school, read)
    for exercise in ("basics/double", "basics/triple", None):
        with sessions() as session, writing(session):
            assign(session, school.class_id, school.ids["somsri"], exercise=exercise)
    assert count(sessions, school, read) == before


def test_what_was_asked_is_found_under_what_was_asked(sessions: Sessions, school: School) -> None:
    wanted: set[tuple[str, str | None]] = {
        ("basics", None),
        ("basics", "basics/triple"),
        ("basics", "basics/none"),
        ("none", None),
    }
    with sessions() as session:
        found = exercises.exercises_of_each(session, wanted)
    assert {asked: [one.id for one in ids] for asked, ids in found.items()} == {
        ("basics", None): ["basics/double", "basics/triple"],
        ("basics", "basics/triple"): ["basics/triple"],
        ("basics", "basics/none"): [],
        ("none", None): [],
    }
