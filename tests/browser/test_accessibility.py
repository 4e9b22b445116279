"""What axe-core, the checker of web accessibility, finds on the pages: nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.desk import Desk, sign_in_as
from tests.browser.pages_server import Server
from tests.web.school import School

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
AXE = ROOT / "web" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FIND = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}))
    .violations.map((found) => [found.id, found.nodes.map((node) => node.html.slice(0, 120))])"""
"""Runs outside the page's own content security policy, as an extension of the browser would."""


@pytest.mark.parametrize(("width", "scheme", "language"), [(360, "light", "th"), (1280, "dark", "en")])
@pytest.mark.parametrize(
    ("name", "path"),
    [
        (None, "/sign-in"),
        (None, "/nothing/here"),
        (None, "/offline"),
        (None, "/sample"),
        ("malee", "/account"),
        ("malee", "/account/password"),
        ("malee", "/account/tokens"),
        ("admin", "/admin/people"),
        ("admin", "/admin/people/new"),
        ("admin", "/admin/submissions"),
        ("author", "/author/exercises"),
    ],
)
def test_nothing_keeps_anyone_out(
    school: School,
    design_address: str,
    open_at: Callable[..., BrowserContext],
    name: str | None,
    path: str,
    width: int,
    scheme: str,
    language: str,
) -> None:
    context = open_at(width, scheme=scheme, language=language)
    if name is not None:
        cookie = school.visitor(name).client.get_cookie("kradan_session")
        assert cookie is not None
        context.add_cookies([{"name": "kradan_session", "value": cookie.value, "url": design_address}])
    page = context.new_page()
    page.goto(design_address + path)
    page.wait_for_load_state("networkidle")
    assert _found_by_axe(page) == []


UNHIDE = """() => { for (const part of document.querySelectorAll("main [hidden]:not(textarea, input, form)")) part.hidden = false; }"""
"""Whatever a script may come to show on this page: notices, two versions, questions of a program, states of saving."""


def _statement(_desk: Desk) -> None:
    """As the page comes."""


def _typing(desk: Desk) -> None:
    desk.page.locator(".workbench__tabs a[href='#code']").evaluate("(tab) => tab.click()")
    desk.write("for i in range(3):")
    desk.page.locator("[data-snippet]").nth(5).dispatch_event("click")
    desk.page.wait_for_selector(".symbols__guide.is-shown")


def _all_that_may_be_shown(desk: Desk) -> None:
    desk.page.evaluate("document.documentElement.classList.remove('has-scripts')")  # no part is behind another
    desk.page.evaluate(UNHIDE)


@pytest.mark.parametrize(("width", "scheme", "language"), [(360, "dark", "th"), (1280, "light", "en")])
@pytest.mark.parametrize("bring", [_statement, _typing, _all_that_may_be_shown])
def test_the_exercise_page_keeps_nobody_out(
    server: Server,
    open_at: Callable[..., BrowserContext],
    bring: Callable[[Desk], None],
    width: int,
    scheme: str,
    language: str,
) -> None:
    context = open_at(width, scheme=scheme, language=language)
    sign_in_as(context, server.school, "malee", server.address)
    desk = Desk(context.new_page(), server.address)
    bring(desk)
    assert _found_by_axe(desk.page) == []


def _found_by_axe(page: Page) -> list[object]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[object] = page.evaluate(FIND)
    return found
