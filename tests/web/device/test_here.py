"""The cookie by which a device knows who is signed in, and signs out without the server."""

from __future__ import annotations

import pytest

from tests.web.school import PASSWORD, School, Visitor
from web.device.here import COOKIE


def test_it_names_the_account_and_lives_as_long_as_the_session(school: School) -> None:
    visitor = school.visitor()
    for remember in ({}, {"remember": "y"}):
        answer = visitor.post("/sign-in", {"username": "malee", "password": PASSWORD, **remember})
        told = {one.split("=")[0]: one for one in answer.headers.getlist("Set-Cookie")}
        assert told[COOKIE].startswith(f"{COOKIE}={school.ids['malee']}.")
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


def signed_in(school: School) -> Visitor:
    visitor = school.visitor()
    visitor.post("/sign-in", {"username": "malee", "password": PASSWORD, "remember": "y"})
    assert visitor.get("/account").status_code == 200
    return visitor


@pytest.mark.parametrize("made_up", ["{id}", "{id}.", "{id}.a-word-of-ones-own", ""])
def test_after_signing_out_without_the_server_nobody_makes_the_cookie_again(school: School, made_up: str) -> None:
    """The session lies in the browser still, and the next pupil at the machine writes a cookie by hand."""
    visitor = signed_in(school)
    visitor.client.set_cookie(COOKIE, made_up.format(id=school.ids["malee"]))
    assert visitor.get("/account").location == "/sign-in?next=/account"
    assert visitor.get("/account").status_code == 302


def test_what_can_be_read_of_the_session_does_not_tell_the_cookie(school: School) -> None:
    """Flask signs a session; whoever has the browser's own tools can read it."""
    visitor = signed_in(school)
    cookie = visitor.client.get_cookie(COOKIE)
    assert cookie is not None
    with visitor.client.session_transaction() as session:
        assert cookie.value.partition(".")[2] not in repr(dict(session))


def test_a_refused_change_does_not_bring_back_who_has_left(school: School) -> None:
    """The token of a form is looked at before anything else."""
    visitor = signed_in(school)
    visitor.client.delete_cookie(COOKIE)
    assert visitor.client.post("/theme", data={"theme": "night"}).status_code == 400
    assert visitor.client.get_cookie(COOKIE) is None
    assert visitor.get("/account").status_code == 302


def test_it_stays_the_same_as_long_as_the_session_does(school: School) -> None:
    visitor = signed_in(school)
    before = visitor.client.get_cookie(COOKIE)
    again = visitor.get("/account").headers.getlist("Set-Cookie")
    after = visitor.client.get_cookie(COOKIE)
    assert before is not None
    assert after is not None
    assert before.value == after.value
    assert any(one.startswith(f"{COOKIE}={before.value}; Expires=") for one in again), (
        "who is remembered, is for longer"
    )


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


def test_the_answer_to_a_script_never_brings_back_a_cookie_that_was_removed_meanwhile(school: School) -> None:
    visitor = school.visitor("malee")
    visitor.get("/assignments")
    asked = {"Sec-Fetch-Dest": "empty"}
    for answer in (visitor.get("/api/token"), visitor.get("/assignments", headers=asked)):
        assert not [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("kradan_here=")]
