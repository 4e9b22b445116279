"""The page of one's own account."""

from __future__ import annotations

import pytest

from tests.web.school import PEOPLE, School


@pytest.mark.parametrize("name", PEOPLE)
def test_everyone_sees_who_they_are(school: School, name: str) -> None:
    page = school.visitor(name).get("/account").get_data(as_text=True)
    assert PEOPLE[name][0] in page
    assert name in page


def test_signed_out_one_is_asked_to_sign_in(school: School) -> None:
    assert school.visitor().get("/account").location == "/sign-in?next=/account"
