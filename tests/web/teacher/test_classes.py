"""The teacher's classes: made, shown, put away; nobody else's."""

from __future__ import annotations

import pytest

from grader.store import classes
from tests.web.school import CLASS_NAME, School


def test_a_teacher_sees_their_classes_and_how_many_learn_there(school: School) -> None:
    page = school.visitor("kru").get("/classes")
    assert page.status_code == 200
    assert CLASS_NAME in page.text
    assert "นักเรียน 2 คน" in page.text


def test_a_teacher_without_classes_is_told_how_to_begin(school: School) -> None:
    page = school.visitor("otherkru").get("/classes")
    assert page.status_code == 200
    assert CLASS_NAME not in page.text
    assert "/classes/new" in page.text


def test_making_a_class_leads_to_its_pupils(school: School) -> None:
    answer = school.visitor("otherkru").post("/classes/new", {"name": "  ม.1/1 "})
    with school.session() as session:
        made = classes.classes_taught_by(session, school.viewer("otherkru"))
    assert [(one.name, one.pupils) for one in made] == [("ม.1/1", 0)]
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/classes/{made[0].id}/pupils/new"


@pytest.mark.parametrize("name", ["", "   ", "ก" * 101])
def test_a_class_without_a_usable_name_is_explained_and_not_made(school: School, name: str) -> None:
    page = school.visitor("otherkru").post("/classes/new", {"name": name})
    assert page.status_code == 422
    assert "field--bad" in page.text
    with school.session() as session:
        assert classes.classes_taught_by(session, school.viewer("otherkru")) == []


def test_the_page_of_a_class_lists_its_pupils_by_number(school: School) -> None:
    page = school.visitor("kru").get(f"/classes/{school.class_id}")
    assert page.status_code == 200
    assert page.text.index("มะลิ ใจดี") < page.text.index("ต้น รักเรียน")


@pytest.mark.parametrize("name", ["otherkru", "malee", "stranger", "author", "admin"])
def test_a_class_is_closed_to_everyone_who_does_not_teach_it(school: School, name: str) -> None:
    assert school.visitor(name).get(f"/classes/{school.class_id}").status_code in {403, 404}


def test_someone_signed_out_is_asked_to_sign_in(school: School) -> None:
    answer = school.visitor().get(f"/classes/{school.class_id}")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in")


def test_a_class_put_away_is_kept_and_comes_back(school: School) -> None:
    kru = school.visitor("kru")
    assert kru.post(f"/classes/{school.class_id}/archived", {"archived": "yes"}).status_code == 303
    with school.session() as session:
        assert classes.get_class(session, school.viewer("kru"), school.class_id).archived
    assert CLASS_NAME in kru.get("/classes").text
    kru.post(f"/classes/{school.class_id}/archived", {"archived": "no"})
    with school.session() as session:
        assert not classes.get_class(session, school.viewer("kru"), school.class_id).archived


def test_another_teacher_cannot_put_a_class_away(school: School) -> None:
    assert (
        school.visitor("otherkru").post(f"/classes/{school.class_id}/archived", {"archived": "yes"}).status_code == 404
    )
    with school.session() as session:
        assert not classes.get_class(session, school.viewer("kru"), school.class_id).archived
