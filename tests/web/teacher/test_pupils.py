"""Pupils added from pasted names, and a new first password for one of them."""

from __future__ import annotations

import re

import pytest

from grader import accounts
from grader.clock import now
from grader.store import classes
from tests.web.school import School
from web.language.thai_lines import as_written

PASTED = "เลขที่\tชื่อ\n3\tปิติ ศรีสุข\n4\tชูใจ เรียนดี\n5\t\n3\tวีระ กล้าหาญ\n"


def _roster(school: School) -> list[str]:
    with school.session() as session:
        return [pupil.name for pupil in classes.roster(session, school.viewer("kru"), school.class_id)]


def test_looking_shows_every_line_and_adds_nobody(school: School) -> None:
    page = school.visitor("kru").post(
        f"/classes/{school.class_id}/pupils/new", {"names": PASTED, "prefix": "m23", "do": "look"}
    )
    assert page.status_code == 200
    assert "ปิติ ศรีสุข" in page.text
    assert "เลขที่นี้มีคนใช้แล้ว" in page.text
    assert len(_roster(school)) == 2


def test_adding_makes_accounts_that_can_sign_in(school: School) -> None:
    page = school.visitor("kru").post(
        f"/classes/{school.class_id}/pupils/new", {"names": PASTED, "prefix": "m23", "do": "enrol"}
    )
    assert page.status_code == 200
    assert _roster(school)[2:] == ["ปิติ ศรีสุข", "ชูใจ เรียนดี"]
    username, password = re.findall(r"<code[^>]*>([^<]+)</code>", page.text)[:2]
    assert username == "m2303"
    with school.session() as session:
        person = accounts.sign_in(session, username, password, now())
    assert person.name == "ปิติ ศรีสุข"
    assert person.must_change_password


def test_the_page_with_passwords_is_kept_in_no_cache(school: School) -> None:
    page = school.visitor("kru").post(
        f"/classes/{school.class_id}/pupils/new", {"names": "ปิติ", "prefix": "m23", "do": "enrol"}
    )
    assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("names", "prefix", "said"),
    [
        ("", "m23", "วางชื่ออย่างน้อยหนึ่งชื่อ"),
        ("5\t\n", "m23", "ไม่มีบรรทัดไหนใช้ได้"),
        ("ปิติ", "ม23", "ขึ้นต้นด้วยตัวอักษร a ถึง z"),
    ],
)
def test_what_cannot_be_added_is_explained(school: School, names: str, prefix: str, said: str) -> None:
    page = school.visitor("kru").post(
        f"/classes/{school.class_id}/pupils/new", {"names": names, "prefix": prefix, "do": "enrol"}
    )
    assert page.status_code == 422
    assert said in as_written(page.text)
    assert len(_roster(school)) == 2


def test_a_bad_beginning_of_usernames_is_told_before_anything_is_looked_at(school: School) -> None:
    page = school.visitor("kru").post(
        f"/classes/{school.class_id}/pupils/new", {"names": "ปิติ", "prefix": "ม23", "do": "look"}
    )
    assert page.status_code == 422
    assert "ขึ้นต้นด้วยตัวอักษร a ถึง z" in page.text
    assert 'value="enrol"' not in page.text


def test_a_new_password_for_a_pupil_ends_the_old_one(school: School) -> None:
    page = school.visitor("kru").post(f"/classes/{school.class_id}/pupils/{school.ids['malee']}/password")
    assert page.status_code == 200
    username, password = re.findall(r"<code[^>]*>([^<]+)</code>", page.text)[:2]
    with school.session() as session:
        assert accounts.sign_in(session, username, password, now()).name == "มะลิ ใจดี"


@pytest.mark.parametrize("whom", ["stranger", "kru", "admin"])
def test_a_teacher_gives_no_password_to_anyone_else(school: School, whom: str) -> None:
    path = f"/classes/{school.class_id}/pupils/{school.ids[whom]}/password"
    assert school.visitor("kru").post(path).status_code == 404


@pytest.mark.parametrize("who", ["otherkru", "malee"])
def test_nobody_else_adds_pupils_to_the_class(school: School, who: str) -> None:
    path = f"/classes/{school.class_id}/pupils/new"
    assert school.visitor(who).post(path, {"names": "ใคร", "prefix": "x", "do": "enrol"}).status_code in {403, 404}
    assert len(_roster(school)) == 2
