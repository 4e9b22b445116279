"""Where the start page and the menu lead."""

from __future__ import annotations

import pytest
from flask import url_for

from tests.web.school import School
from web.navigation import MENU, local_path


def test_the_start_page_of_nobody_is_the_sign_in_page(school: School) -> None:
    assert school.visitor().get("/").location.startswith("/sign-in")


@pytest.mark.parametrize("name", ["malee", "kru", "author", "admin"])
def test_everyone_has_a_start_page_that_opens(school: School, name: str) -> None:
    visitor = school.visitor(name)
    answer = visitor.get("/")
    assert answer.status_code == 302
    assert visitor.get(answer.location).status_code == 200


@pytest.mark.parametrize("name", ["malee", "kru", "author", "admin"])
def test_every_place_of_the_menu_opens_for_its_role(school: School, name: str) -> None:
    visitor = school.visitor(name)
    for place in MENU[school.viewer(name).role]:
        if place.endpoint in school.app.view_functions:
            with school.app.test_request_context():
                path = url_for(place.endpoint)
            assert visitor.get(path).status_code == 200, place.endpoint


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [("/a?b=c#d", "/a?b=c#d"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil", "/"), (None, "/"), ("", "/"), ("a", "/"), ("/a\r\nb", "/")],
)  # fmt: skip
def test_only_paths_on_this_site_are_followed(wanted: str | None, expected: str) -> None:
    assert local_path(wanted) == expected
