"""Text twice as large, on the narrowest phone: nothing is cut off, and everything can be pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.desk import Desk, sign_in_as
from tests.browser.pages_server import Server

pytestmark = pytest.mark.browser

TWICE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { font-size: 200% }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
OUTSIDE = """() => [...document.querySelectorAll("header *, main *")]
    .filter((one) => one.matches("a, button, summary, p, h1, input, textarea, .badge") && one.checkVisibility())
    .filter((one) => !one.closest(".heard, .skip, .symbols__keys, .cm-editor, .workbench__tabs, .prose__table"))
    .filter((one) => { const { left, right } = one.getBoundingClientRect(); return left < -1 || right > innerWidth + 1; })
    .map((one) => one.outerHTML.slice(0, 100))"""
"""What stands partly beside the screen, but for what scrolls sideways by itself."""


@pytest.fixture
def page(server: Server, open_at: Callable[..., BrowserContext]) -> Page:
    context = open_at(360)
    sign_in_as(context, server.school, "malee", server.address)
    desk = Desk(context.new_page(), server.address)
    desk.page.evaluate(TWICE)
    return desk.page


def test_the_parts_of_the_exercise_page_stay_on_the_screen(page: Page) -> None:
    for part in ("statement", "code", "practice", "result"):
        page.locator(f".workbench__tabs a[href='#{part}']").click()
        page.evaluate("for (const one of document.querySelectorAll('[data-saved]')) one.hidden = false")
        assert page.evaluate(OUTSIDE) == [], part


def test_the_menu_stays_on_the_screen(page: Page) -> None:
    page.locator(".menu > summary").click()
    assert page.evaluate(OUTSIDE) == []
