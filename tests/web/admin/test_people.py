"""Everyone with an account, for the administrator."""

from __future__ import annotations

import re

import pytest

from grader.store import people
from tests.web.school import PEOPLE, School
from web.language.thai_lines import as_written

NEW = {"name": "ครูใหม่ ใจดี", "username": "krumai", "role": "teacher"}
PASSWORD_SHOWN = re.compile(r'slip__secret" translate="no">([a-z0-9-]+)<')


def test_everyone_is_in_the_list(school: School) -> None:
    page = school.visitor("admin").get("/admin/people").get_data(as_text=True)
    assert all(name in page for name, _ in PEOPLE.values())


@pytest.mark.parametrize(
    ("query", "found"),
    [("?q=มะลิ", {"malee"}), ("?q=KRU", {"kru", "otherkru"}), ("?role=student", {"malee", "ton", "stranger"}), ("?q=%", set()), ("?page=99", set())],
)  # fmt: skip
def test_one_finds_whom_one_looks_for(school: School, query: str, found: set[str]) -> None:
    page = school.visitor("admin").get(f"/admin/people{query}").get_data(as_text=True)
    assert set(re.findall(r'<td translate="no"[^>]*>(\w+)</td>', page)) == found


def test_a_new_password_is_shown_once_and_works(school: School) -> None:
    answer = school.visitor("admin").post(f"/admin/people/{school.ids['malee']}/password")
    shown = PASSWORD_SHOWN.search(answer.get_data(as_text=True))
    assert shown is not None
    assert answer.headers["Cache-Control"] == "no-store"
    pupil = school.visitor()
    assert pupil.post("/sign-in", {"username": "malee", "password": shown.group(1)}).status_code == 302
    assert pupil.get("/").location == "/account/password"


def test_a_new_account_gets_a_first_password(school: School) -> None:
    answer = school.visitor("admin").post("/admin/people/new", NEW)
    shown = PASSWORD_SHOWN.search(answer.get_data(as_text=True))
    assert shown is not None
    assert school.visitor().post("/sign-in", {"username": "krumai", "password": shown.group(1)}).status_code == 302
    with school.session() as session:
        assert people.person_by_username(session, "krumai").role.value == "teacher"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"username": "kru"}, "มีคนใช้ชื่อนี้แล้ว"),
        ({"username": "-x"}, "ใช้ตัวพิมพ์เล็ก"),
        ({"name": " "}, "เขียนชื่อ"),
        ({"role": "emperor"}, "เลือก"),
    ],
)
def test_a_bad_new_account_is_explained(school: School, changed: dict[str, str], told: str) -> None:
    answer = school.visitor("admin").post("/admin/people/new", {**NEW, **changed})
    assert answer.status_code == 422
    assert told in answer.get_data(as_text=True)


def test_a_closed_account_cannot_sign_in_until_it_is_opened_again(school: School) -> None:
    admin, pupil, path = school.visitor("admin"), school.visitor("malee"), f"/admin/people/{school.ids['malee']}/active"
    assert admin.post(path, {"active": "no"}).location == "/admin/people"
    assert pupil.get("/account").status_code == 302
    admin.post(path, {"active": "yes"})
    assert school.visitor("malee").get("/account").status_code == 200


def test_nobody_closes_their_own_account(school: School) -> None:
    admin = school.visitor("admin")
    admin.post(f"/admin/people/{school.ids['admin']}/active", {"active": "no"})
    page = admin.get("/admin/people")
    assert page.status_code == 200
    assert "ปิดบัญชีของตัวเองไม่ได้" in as_written(page.get_data(as_text=True))


def test_an_account_that_is_not_there_is_404(school: School) -> None:
    admin = school.visitor("admin")
    assert admin.post("/admin/people/9999/password").status_code == 404
    assert admin.post("/admin/people/9999/active").status_code == 404


@pytest.mark.parametrize("name", [name for name in PEOPLE if name != "admin"])
@pytest.mark.parametrize("path", ["", "/new", "/1/password", "/1/active"])
def test_everyone_else_is_refused(school: School, name: str, path: str) -> None:
    visitor, address = school.visitor(name), f"/admin/people{path}"
    answer = visitor.get(address) if path in {"", "/new"} else visitor.post(address)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["", "/new"])
def test_signed_out_one_is_asked_to_sign_in(school: School, path: str) -> None:
    assert school.visitor().get(f"/admin/people{path}").location == f"/sign-in?next=/admin/people{path}"
    assert school.visitor().post("/admin/people/1/password").location == "/sign-in"
