"""Giving a class something to do, changing its times and taking it back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from grader.store import assignments
from grader.store.assignments import AssignmentRecord
from tests.web.lessons import give
from tests.web.school import School


def _given(school: School) -> list[AssignmentRecord]:
    with school.session() as session:
        return assignments.assignments_of(session, school.viewer("kru"), school.class_id)


def test_a_single_exercise_is_given_with_a_due_time_by_the_schools_clock(school: School) -> None:
    give(school)
    answer = school.visitor("kru").post(
        f"/classes/{school.class_id}/assignments/new", {"what": "secret/exam", "due_at": "2026-12-24T16:00"}
    )
    assert answer.status_code == 303
    made = _given(school)[-1]
    assert (made.collection, made.exercise) == ("secret", "secret/exam")
    assert made.due_at == datetime(2026, 12, 24, 9, 0, tzinfo=UTC)
    assert "24 ธ.ค. 2569" in school.visitor("kru").get(f"/classes/{school.class_id}").text


def test_a_whole_collection_is_given_with_all_its_exercises(school: School) -> None:
    give(school)
    school.visitor("kru").post(f"/classes/{school.class_id}/assignments/new", {"what": "secret"})
    assert _given(school)[-1].exercise is None


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"what": "basics"}, "ห้องนี้ได้รับงานนี้แล้ว"),
        ({"what": "secret", "due_at": "tomorrow"}, "วันเวลาไม่ถูกต้อง"),
        ({"what": "secret", "opens_at": "2026-12-24T16:00", "due_at": "2026-12-01T16:00"}, "ก่อนเวลาเปิดให้ทำ"),
        ({"what": "secret", "due_at": "2569-12-24T16:00"}, "วันเวลาไม่ถูกต้อง"),
        ({"what": "secret", "opens_at": "0001-01-01T00:00"}, "วันเวลาไม่ถูกต้อง"),
        ({"what": "no-such/thing"}, "field--bad"),
        ({}, "field--bad"),
    ],
)
def test_what_cannot_be_given_is_explained_and_not_given(school: School, form: dict[str, str], said: str) -> None:
    give(school)
    page = school.visitor("kru").post(f"/classes/{school.class_id}/assignments/new", form)
    assert page.status_code == 422
    assert said in page.text
    assert len(_given(school)) == 1


def test_the_times_of_an_assignment_can_be_changed_and_taken_off(school: School) -> None:
    give(school)
    one = _given(school)[0]
    kru = school.visitor("kru")
    assert kru.get(f"/assignments/{one.id}/dates").status_code == 200
    kru.post(f"/assignments/{one.id}/dates", {"due_at": "2027-01-05T08:30", "opens_at": ""})
    assert _given(school)[0].due_at == datetime(2027, 1, 5, 1, 30, tzinfo=UTC)
    kru.post(f"/assignments/{one.id}/dates", {"due_at": "", "opens_at": ""})
    assert _given(school)[0].due_at is None


def test_an_assignment_is_taken_back(school: School) -> None:
    give(school)
    assert school.visitor("kru").post(f"/assignments/{_given(school)[0].id}/removed").status_code == 303
    assert _given(school) == []


@pytest.mark.parametrize("who", ["otherkru", "malee", "author"])
def test_nobody_else_touches_an_assignment(school: School, who: str) -> None:
    give(school)
    one = _given(school)[0]
    visitor = school.visitor(who)
    assert visitor.post(f"/assignments/{one.id}/removed").status_code in {403, 404}
    assert visitor.post(f"/assignments/{one.id}/dates", {"due_at": ""}).status_code in {403, 404}
    assert visitor.post(f"/classes/{school.class_id}/assignments/new", {"what": "secret"}).status_code in {403, 404}
    assert _given(school) == [one]
