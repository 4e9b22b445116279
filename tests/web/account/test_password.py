"""Choosing one's own password."""

from __future__ import annotations

import pytest

from grader import accounts
from tests.web.school import PASSWORD, School, Visitor

NEW = "three words together"
FORM = {"old": PASSWORD, "new": NEW, "again": NEW}


def with_first_password(school: School) -> Visitor:
    """Malee, who has just been given a new first password."""
    with school.session() as session:
        made = accounts.reset_password(session, school.viewer("kru"), school.ids["malee"])
    visitor = school.visitor()
    visitor.post("/sign-in", {"username": "malee", "password": made.password})
    return visitor


def test_the_new_password_works_and_the_old_one_does_not(school: School) -> None:
    assert school.visitor("malee").post("/account/password", FORM).location == "/"
    assert school.visitor().post("/sign-in", {"username": "malee", "password": NEW}).status_code == 302
    assert school.visitor().post("/sign-in", {"username": "malee", "password": PASSWORD}).status_code == 422


def test_other_devices_are_signed_out_and_this_one_goes_on(school: School) -> None:
    here, elsewhere = school.visitor("malee"), school.visitor("malee")
    here.post("/account/password", FORM)
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"old": "wrong"}, "รหัสผ่านเดิมไม่ถูกต้อง"),
        ({"new": "short", "again": "short"}, "ใช้อย่างน้อย 8 ตัวอักษร"),
        ({"new": "x" * 300, "again": "x" * 300}, "ใช้ไม่เกิน 200 ตัวอักษร"),
        ({"new": "12345678", "again": "12345678"}, "รหัสนี้มีคนใช้กันมาก"),
        ({"again": "something else"}, "รหัสทั้งสองช่องไม่ตรงกัน"),
        ({"new": PASSWORD, "again": PASSWORD}, "ตั้งให้ต่างจากรหัสเดิม"),
        ({"old": ""}, "เขียนรหัสผ่านเดิม"),
    ],
)
def test_what_is_wrong_is_told_at_the_field(school: School, changed: dict[str, str], told: str) -> None:
    answer = school.visitor("malee").post("/account/password", {**FORM, **changed})
    assert answer.status_code == 422
    assert told in answer.get_data(as_text=True)
    assert school.visitor().post("/sign-in", {"username": "malee", "password": PASSWORD}).status_code == 302


def test_no_password_comes_back_in_the_page(school: School) -> None:
    page = school.visitor("malee").post("/account/password", {**FORM, "again": "x"}).get_data(as_text=True)
    assert NEW not in page
    assert PASSWORD not in page


@pytest.mark.parametrize("path", ["/", "/account", "/account/tokens", "/admin/people"])
def test_who_came_with_a_first_password_chooses_an_own_one_before_anything_else(school: School, path: str) -> None:
    assert with_first_password(school).get(path).location == "/account/password"


def test_programs_are_told_so_too(school: School) -> None:
    answer = with_first_password(school).get("/api/exercises")
    assert answer.status_code == 403
    assert answer.get_json()["error"]["code"] == "change-first-password"


def test_with_a_first_password_one_may_still_change_language_and_leave(school: School) -> None:
    visitor = with_first_password(school)
    assert visitor.post("/language", {"language": "en", "next": "/account/password"}).location == "/account/password"
    assert "Choose your own password" in visitor.get("/account/password").get_data(as_text=True)
    assert visitor.post("/sign-out").location == "/sign-in"


def test_signed_out_one_is_asked_to_sign_in(school: School) -> None:
    assert school.visitor().get("/account/password").location == "/sign-in?next=/account/password"


def test_guesses_of_the_old_password_have_to_wait_as_at_the_sign_in(school: School) -> None:
    visitor = school.visitor("malee")
    for _ in range(accounts.FREE_TRIES):
        assert visitor.post("/account/password", {**FORM, "old": "wrong"}).status_code == 422
    refused = visitor.post("/account/password", FORM)
    assert (refused.status_code, int(refused.headers["Retry-After"]) > 0) == (429, True)
    assert "ลองด้วยชื่อนี้ไม่สำเร็จหลายครั้ง" in refused.get_data(as_text=True)
    assert visitor.get("/account").status_code == 200
