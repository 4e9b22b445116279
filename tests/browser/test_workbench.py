"""The exercise page as one tool: never higher than the window on a desk, and left by keyboard as one is told."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser

LONG = """() => document.querySelector("#result").insertAdjacentHTML("beforeend",
  "<p>one more test<span class='heard'>passes</span></p>".repeat(100))"""


def test_a_long_report_scrolls_by_itself_and_the_page_stays(desk: Desk) -> None:
    desk.page.evaluate(LONG)
    assert desk.page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")


def test_who_writes_is_told_how_to_leave_the_code_and_can_leave_it_so(desk: Desk) -> None:
    told = desk.page.locator(".workbench__keys")
    expect(told).to_be_hidden()
    desk.page.locator(".cm-content").focus()
    expect(told).to_have_text("Tab indents. Press Escape and then Tab to leave the code.")
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Tab")
    expect(desk.page.locator(".cm-content")).not_to_be_focused()
    expect(told).to_be_hidden()


def test_the_page_has_one_first_heading_and_says_its_name_once(desk: Desk) -> None:
    headings = desk.page.locator("h1, h2, h3").evaluate_all(
        "found => found.map((one) => [one.tagName, one.textContent])"
    )
    assert [name for name, _ in headings].count("H1") == 1
    words = [text for _, text in headings]
    assert len(words) == len({*words})
