"""Tokens for programs: made, shown once, used, ended."""

from __future__ import annotations

import re

import pytest

from tests.web.school import School

TOKEN = re.compile(r"kradan_[A-Za-z0-9_-]{43}")


def make(school: School, name: str = "my editor") -> str:
    """A token of Malee's, as its page shows it."""
    page = school.visitor("malee").post("/account/tokens", {"name": name}).get_data(as_text=True)
    found = TOKEN.search(page)
    assert found is not None
    return found.group()


def test_a_token_is_shown_once(school: School) -> None:
    token = make(school)
    page = school.visitor("malee").get("/account/tokens").get_data(as_text=True)
    assert "my editor" in page
    assert token not in page
    assert not TOKEN.search(page)


def test_a_program_with_the_token_acts_as_its_owner(school: School) -> None:
    client = school.visitor().client
    assert client.get("/api/exercises").status_code == 401
    assert client.get("/api/exercises", headers={"Authorization": f"Bearer {make(school)}"}).status_code == 200


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer kradan_x", "Basic {}", "Bearer \udcff"])
def test_anything_else_is_signed_out(school: School, header: str) -> None:
    headers = {"Authorization": header.format(make(school))}
    assert school.visitor().client.get("/api/exercises", headers=headers).status_code == 401


def test_a_request_with_a_token_is_never_the_sessions(school: School) -> None:
    client = school.visitor("malee").client
    assert client.get("/api/exercises").status_code == 200
    assert client.get("/api/exercises", headers={"Authorization": "Bearer kradan_x"}).status_code == 401


def test_a_token_opens_no_pages(school: School) -> None:
    headers = {"Authorization": f"Bearer {make(school)}"}
    assert school.visitor().get("/account", headers=headers).status_code == 302


def test_an_ended_token_works_no_more(school: School) -> None:
    token = make(school)
    visitor = school.visitor("malee")
    action = re.search(r"/account/tokens/\d+/end", visitor.get("/account/tokens").get_data(as_text=True))
    assert action is not None
    assert school.visitor("ton").post(action.group()).status_code == 404
    assert visitor.post(action.group()).location == "/account/tokens"
    assert (
        school.visitor().client.get("/api/exercises", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    )


@pytest.mark.parametrize(
    ("name", "told"), [("", "เขียนว่าใช้ทำอะไร"), ("x" * 101, "ใช้ไม่เกิน 100 ตัวอักษร"), ("\u200b", "เขียนชื่อ")]
)
def test_a_token_needs_a_name(school: School, name: str, told: str) -> None:
    answer = school.visitor("malee").post("/account/tokens", {"name": name})
    assert answer.status_code == 422
    assert told in answer.get_data(as_text=True)


def test_a_name_is_text_not_html(school: School) -> None:
    make(school, "<script>alert(1)</script>")
    assert "<script>alert" not in school.visitor("malee").get("/account/tokens").get_data(as_text=True)


def test_signed_out_one_is_asked_to_sign_in(school: School) -> None:
    assert school.visitor().get("/account/tokens").location == "/sign-in?next=/account/tokens"
    assert school.visitor().post("/account/tokens/1/end").location == "/sign-in"
