"""What those hear who do not see the pages: marks in words, signs with names, and nothing that speaks where it would be silenced."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.pages_server import Server

pytestmark = pytest.mark.browser

RIGHT = "def total(xs):\n    return sum(xs)\n"


def test_a_mark_is_heard_in_words_and_what_waits_for_it_is_not_silenced(server: Server, desk: Desk) -> None:
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Waiting: first in line")
    assert desk.page.locator("[aria-busy=true] [role=status]").count() == 0
    [(submission_id, _, _)] = server.stored()
    server.grade(submission_id)
    desk.expect_result("Every test passes.")
    heard = desk.page.locator("#result").aria_snapshot()
    assert "Mark 3 out of 3" in heard
    assert "3/3" not in heard.replace("/url", "")
    assert 'img "' in heard
    assert 'heading "Result" [level=2]' in heard


def test_every_button_has_a_name_that_can_be_pronounced(desk: Desk) -> None:
    names = desk.page.get_by_role("button", include_hidden=True).evaluate_all(
        "(all) => all.map((one) => one.ariaLabel ?? one.textContent)"
    )
    assert len(names) > 20
    assert [name for name in names if not any(letter.isalpha() for letter in name)] == []


def test_what_stands_between_the_places_of_the_path_is_not_heard(desk: Desk) -> None:
    path = desk.page.get_by_role("navigation", name="Where you are")
    expect(path).to_be_visible()
    assert "›" not in path.aria_snapshot()
