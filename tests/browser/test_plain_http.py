"""Over plain HTTP a browser has no service worker, no Web Locks and no crypto.subtle: nothing of a pupil's work depends on them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from tests.browser.desk import Desk, kept, sign_in_as
from tests.browser.pages_server import Server
from tests.frame.needs import chromium_path
from tests.web.lessons import RIGHT, TOTAL, WRONG

pytestmark = pytest.mark.browser

NAME = "school.test"
"""Leads to this machine, in this browser only; unlike the machine's own address it is not trusted without TLS."""


@pytest.fixture
def plain(playwright_: Playwright, server: Server) -> Iterator[BrowserContext]:
    args = ["--no-sandbox", f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    browser = playwright_.chromium.launch(executable_path=chromium_path(), args=args)
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
    context.route("**/static/dist/engine-*/**", lambda route: route.abort())
    sign_in_as(context, server.school, "malee", address(server))
    yield context
    browser.close()


def address(server: Server) -> str:
    return f"http://{NAME}:{server.port}"


def test_this_is_a_browser_without_them(plain: BrowserContext, server: Server) -> None:
    page = plain.new_page()
    page.goto(address(server))
    there = "[isSecureContext, 'serviceWorker' in navigator, 'locks' in navigator, 'subtle' in crypto]"
    assert page.evaluate(there) == [False, False, False, False]


def test_two_pages_send_what_waits_once_and_in_order(plain: BrowserContext, server: Server) -> None:
    first, second = (Desk(plain.new_page(), address(server)) for _ in range(2))
    server.stop()
    for desk, answer in ((first, WRONG), (second, RIGHT)):
        desk.page.bring_to_front()
        desk.write(answer)
        desk.submit()
        desk.expect_waiting("Kept on this device.")
    waiting = second.waiting_ids()
    assert len(waiting) == 2
    server.start()
    server.expect_stored(2)
    second.expect_saved("sent")
    assert server.ids_in_order() == waiting
    assert second.waiting_ids() == []


def test_signing_out_while_the_server_is_away_leaves_nothing_readable_and_loses_nothing(
    plain: BrowserContext, server: Server
) -> None:
    page = plain.new_page()
    desk = Desk(page, address(server))
    expect(page.locator("html.can-seal")).to_be_attached()
    server.stop()
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device.")
    [waiting] = desk.waiting_ids()
    page.locator(".menu summary").click()
    page.locator("[data-sign-out] button").click()
    expect(page.locator("h1")).to_have_text("You are signed out.")
    assert "return" not in page.content()
    assert (kept(page, "drafts"), kept(page, "outbox")) == ({}, {})
    assert set(kept(page, "facts")) <= {"turn/outbox"}
    server.start()
    page.goto(f"{address(server)}/exercises/{TOTAL}")
    assert "/sign-in" in page.url
    sign_in_as(plain, server.school, "malee", address(server))
    page.goto(f"{address(server)}/assignments")
    server.expect_stored(1)
    assert [(one, text) for one, _, text in server.stored()] == [(waiting, RIGHT)]
