"""The cookie by which a device knows who is signed in, and signs out without the server."""

from __future__ import annotations

from tests.web.school import PASSWORD, School
from web.here import COOKIE


def test_it_names_the_account_and_lives_as_long_as_the_session(school: School) -> None:
    visitor = school.visitor()
    for remember in ({}, {"remember": "y"}):
        answer = visitor.post("/sign-in", {"username": "malee", "password": PASSWORD, **remember})
        told = {one.split("=")[0]: one for one in answer.headers.getlist("Set-Cookie")}
        assert told[COOKIE].startswith(f"{COOKIE}={school.ids['malee']};")
        assert "HttpOnly" not in told[COOKIE]
        assert ("Expires" in told[COOKIE]) is ("Expires" in told["kradan_session"]) is bool(remember)


def test_a_device_that_removed_it_is_signed_out_at_its_next_request(school: School) -> None:
    visitor = school.visitor("malee")
    assert visitor.get("/account").status_code == 200
    visitor.client.delete_cookie(COOKIE)
    assert visitor.get("/account").location == "/sign-in?next=/account"
    assert "ออกจากระบบแล้ว" in visitor.get("/sign-in").text
    visitor.post("/sign-in", {"username": "malee", "password": PASSWORD})
    assert visitor.get("/account").status_code == 200


def test_a_program_that_calls_is_not_signed_out(school: School) -> None:
    visitor = school.visitor("malee")
    visitor.get("/account")
    visitor.client.delete_cookie(COOKIE)
    assert visitor.get("/api/openapi.json", headers={"Authorization": "Bearer nobody"}).status_code == 200
    with visitor.client.session_transaction() as session:
        assert "_user_id" in session


def test_it_goes_with_the_session(school: School) -> None:
    visitor = school.visitor("malee")
    visitor.get("/account")
    assert visitor.client.get_cookie(COOKIE) is not None
    visitor.post("/sign-out")
    assert visitor.client.get_cookie(COOKIE) is None


def test_files_for_everybody_carry_no_cookie(school: School) -> None:
    visitor = school.visitor("malee")
    answer = visitor.get("/static/icons/kradan.svg", buffered=True)
    assert not [one for one in answer.headers.getlist("Set-Cookie") if one.startswith(COOKIE)]
