"""How often one may ask: counted for each account, so that a school behind one address is not one visitor."""

from __future__ import annotations

import pytest

from tests.web.school import School
from web.guard.limits import limiter


@pytest.fixture
def limited(school: School) -> School:
    """The school with a page that opens twice a minute."""
    school.app.add_url_rule("/api/limited", view_func=limiter.limit("2 per minute")(lambda: {"answer": 42}))
    return school


def test_the_third_time_has_to_wait(limited: School) -> None:
    visitor = limited.visitor("malee")
    answers = [visitor.get("/api/limited") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    told = answers[-1].get_json()["error"]
    assert told["code"] == "too-many"
    assert 1 <= told["params"]["retry_after_seconds"] <= 60
    assert answers[-1].headers["Retry-After"] == str(told["params"]["retry_after_seconds"])


def test_a_classmate_behind_the_same_address_does_not_wait(limited: School) -> None:
    for _ in range(3):
        limited.visitor("malee").get("/api/limited")
    assert limited.visitor("ton").get("/api/limited").status_code == 200


def test_the_signed_out_share_their_address(limited: School) -> None:
    assert [limited.visitor().get("/api/limited").status_code for _ in range(3)] == [200, 200, 429]
