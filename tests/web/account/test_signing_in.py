"""Signing in and out."""

from __future__ import annotations

import pytest

from grader import accounts
from tests.web.school import PASSWORD, School, Visitor
from web.device.here import COOKIE


def test_the_right_password_opens_the_page_one_wanted(school: School) -> None:
    visitor = school.visitor()
    sent_away = visitor.get("/account/tokens")
    assert sent_away.status_code == 302
    assert sent_away.location == "/sign-in?next=/account/tokens"
    answer = visitor.post(sent_away.location, {"username": " Malee ", "password": PASSWORD})
    assert answer.location == "/account/tokens"
    assert visitor.get("/account/tokens").status_code == 200


@pytest.mark.parametrize("username", ["malee", "nobody", "", "\x00", "มะลิ", "x" * 5000])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(school: School, username: str) -> None:
    visitor = school.visitor()
    answer = visitor.post("/sign-in", {"username": username, "password": "wrong"})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    expected = "ชื่อผู้ใช้กับรหัสผ่านไม่ตรงกัน" if username else "เขียนชื่อผู้ใช้"
    assert expected in page
    assert visitor.get("/account").status_code == 302


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "x", "/\n/x"]
)
def test_signing_in_never_leads_to_another_site(school: School, elsewhere: str) -> None:
    answer = school.visitor().post("/sign-in", {"username": "malee", "password": PASSWORD, "next": elsewhere})
    assert answer.location == "/"


def test_many_failures_make_that_name_wait_and_no_other(school: School) -> None:
    visitor = school.visitor()
    answers = [visitor.post("/sign-in", {"username": "malee", "password": "wrong"}) for _ in range(accounts.FREE_TRIES)]
    assert {answer.status_code for answer in answers} == {422}
    refused = visitor.post("/sign-in", {"username": "malee", "password": PASSWORD})
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) >= 1
    assert "วินาที" in refused.get_data(as_text=True)
    assert visitor.post("/sign-in", {"username": "ton", "password": PASSWORD}).status_code == 302


def test_a_session_ends_with_the_window_unless_asked_to_stay(school: School) -> None:
    brief = school.visitor().post("/sign-in", {"username": "malee", "password": PASSWORD})
    lasting = school.visitor().post("/sign-in", {"username": "malee", "password": PASSWORD, "remember": "y"})
    assert "Expires" not in brief.headers["Set-Cookie"]
    assert "Expires" in lasting.headers["Set-Cookie"]


def test_signing_in_forgets_what_the_session_held_before(school: School) -> None:
    visitor = school.visitor()
    with visitor.client.session_transaction() as kept:
        kept["planted"] = "by somebody else"
    visitor.post("/sign-in", {"username": "malee", "password": PASSWORD})
    with visitor.client.session_transaction() as kept:
        assert "planted" not in kept


def test_signing_out_ends_the_session(school: School) -> None:
    visitor = school.visitor("malee")
    assert visitor.get("/account").status_code == 200
    assert visitor.post("/sign-out").location == "/sign-in"
    assert visitor.get("/account").status_code == 302
    assert "ออกจากระบบแล้ว" in visitor.get("/sign-in").get_data(as_text=True)


def copied(school: School, visitor: Visitor) -> Visitor:
    """A second browser, to which somebody has brought the cookies of the first."""
    other = school.visitor()
    for name in ("kradan_session", COOKIE):
        cookie = visitor.client.get_cookie(name)
        assert cookie is not None
        other.client.set_cookie(name, cookie.value)
    return other


def signed_in(school: School, remember: str = "y") -> Visitor:
    visitor = school.visitor()
    visitor.post("/sign-in", {"username": "malee", "password": PASSWORD, "remember": remember})
    return visitor


@pytest.mark.parametrize("remember", ["y", ""])
def test_a_cookie_that_was_copied_is_worth_nothing_after_signing_out(school: School, remember: str) -> None:
    visitor, at_home = signed_in(school, remember), signed_in(school)
    copy = copied(school, visitor)
    assert copy.get("/account").status_code == 200
    visitor.post("/sign-out")
    assert copy.get("/account").location == "/sign-in?next=/account"
    assert copy.get("/api/token").status_code == 401
    assert at_home.get("/account").status_code == 200, "another sign-in of the same account goes on"


def test_a_device_that_left_by_itself_ends_its_copies_at_its_next_request(school: School) -> None:
    visitor = signed_in(school)
    copy = copied(school, visitor)
    visitor.client.delete_cookie(COOKIE)
    visitor.get("/sign-in")
    assert copy.get("/account").status_code == 302


def test_signing_in_over_a_sign_in_ends_that_one(school: School) -> None:
    visitor = signed_in(school)
    copy = copied(school, visitor)
    visitor.post("/sign-in", {"username": "ton", "password": PASSWORD})
    assert visitor.get("/account").status_code == 200
    assert copy.get("/account").status_code == 302


def test_a_sign_in_goes_on_after_its_own_change_of_password_and_can_be_ended_then(school: School) -> None:
    visitor = signed_in(school)
    visitor.post("/account/password", {"old": PASSWORD, "new": "three words together", "again": "three words together"})
    copy = copied(school, visitor)
    assert copy.get("/account").status_code == 200
    visitor.post("/sign-out")
    assert copy.get("/account").status_code == 302


def test_a_closed_account_is_signed_out_at_once(school: School) -> None:
    visitor = school.visitor("malee")
    with school.session() as session:
        accounts.set_active(session, school.viewer("admin"), school.ids["malee"], active=False)
    assert visitor.get("/account").status_code == 302


def test_who_is_signed_in_is_not_asked_again(school: School) -> None:
    assert school.visitor("malee").get("/sign-in?next=/account").location == "/account"
