"""Pages, files and work without a network: the server is really gone, the browser really closed and opened again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.desk import READ, Desk, kept, sign_in, sign_in_as, wait_until, wait_until_empty
from tests.browser.pages_server import Server
from tests.browser.practice_desk import START_MS, Practice
from tests.frame.needs import chromium_path
from tests.web.lessons import RIGHT, TOTAL

pytestmark = pytest.mark.browser

PATIENCE_MS = 30_000
HAS_PAGE = """async (path) => {
  for (const name of await caches.keys()) {
    if (name.startsWith("pages-") && (await (await caches.open(name)).match(path, {ignoreVary: true}))) return true;
  }
  return false;
}"""
HAS_ENGINE = """async () => {
  const all = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith("release-"))) {
    const cache = await caches.open(name);
    const list = (await cache.keys()).find((one) => one.url.includes("/precache-"));
    if (list) all.push(...(await (await cache.match(list, {ignoreVary: true})).json()).engine);
  }
  const kept = (await (await caches.open("engine")).keys()).map((one) => new URL(one.url).pathname);
  return all.length > 0 && all.every((part) => kept.includes(part));
}"""
"""Every file of it: they come one by one, in no order that matters."""
READABLE = """async () => {
  const caches_ = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith("pages-"))) caches_.push(name);
  return caches_.concat(Object.keys(localStorage), Object.keys(sessionStorage));
}"""

Reopen = Callable[[], BrowserContext]


@pytest.fixture
def browser_on_a_disk(playwright_: Playwright, tmp_path: Path) -> Iterator[Callable[[], BrowserContext]]:
    """Opens a browser with a profile of its own; called again, closes it and opens it anew with the same one."""
    opened: list[BrowserContext] = []

    def reopen() -> BrowserContext:
        while opened:
            opened.pop().close()
        context = playwright_.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=chromium_path(),
            args=["--no-sandbox"],
            locale="en-US",
            viewport={"width": 1280, "height": 800},
        )
        opened.append(context)
        return context

    yield reopen
    while opened:
        opened.pop().close()


def wait_until_kept(page: Page, path: str = f"/exercises/{TOTAL}") -> None:
    """Until the service worker has kept that page."""
    wait_until(page, HAS_PAGE, path)


def test_an_answer_written_offline_outlives_the_browser_and_arrives_once(
    server: Server, browser_on_a_disk: Reopen
) -> None:
    page = browser_on_a_disk().new_page()
    sign_in(page, server.address)
    wait_until_kept(page)
    server.stop()

    desk = Desk(page, server.address)  # never visited before
    expect(page.locator("[data-kept-notice]")).to_contain_text("kept 1 minute ago")
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device. It will be sent when there is a connection.")
    [waiting] = desk.waiting_ids()

    page = browser_on_a_disk().new_page()
    desk = Desk(page, server.address)
    expect(page.locator(".cm-content")).to_contain_text(RIGHT.splitlines()[-1].strip())
    desk.expect_saved("waiting")
    assert desk.waiting_ids() == [waiting]

    server.start()
    server.expect_stored(1)
    desk.expect_saved("sent")
    server.grade(waiting)
    desk.expect_result("Every test passes.")
    assert [(one, text) for one, _, text in server.stored()] == [(waiting, RIGHT)]
    assert desk.waiting_ids() == []


def test_a_server_that_hangs_gives_way_to_the_kept_page_which_says_so(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280, language="en", worker=True)
    sign_in_as(context, server.school, "malee", server.address)
    page = context.new_page()
    page.goto(f"{server.address}/assignments")
    wait_until_kept(page)
    with server.hanging():
        desk = Desk(page, server.address)
        notice = page.locator("[data-kept-notice]")
        expect(notice).to_contain_text("The server does not answer. You can go on: this page is from this device")
        desk.write(RIGHT)
        desk.submit()
        desk.expect_saved("waiting")
    server.expect_stored(1)
    desk.expect_saved("sent")
    notice.get_by_role("link", name="Load it anew").click()
    expect(notice).to_be_hidden()


def test_programs_run_and_tests_are_tried_without_a_network_after_one_visit_of_the_list(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280, language="en", worker=True)
    page = context.new_page()
    sign_in_as(context, server.school, "malee", server.address)
    page.goto(f"{server.address}/assignments")
    wait_until_kept(page)
    wait_until(page, HAS_ENGINE)
    server.stop()
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    practice = Practice(page, server.address)
    practice.run("print('สวัสดี', input())", "Malee")
    expect(practice.screen).to_contain_text("สวัสดี Malee", timeout=START_MS)
    practice.try_tests(RIGHT)
    expect(practice.report.locator(".points--practice")).to_contain_text("1/1", timeout=START_MS)


def test_where_every_megabyte_counts_the_engine_is_fetched_when_it_is_asked_for(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(360, language="en", worker=True)
    context.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    sign_in_as(context, server.school, "malee", server.address)
    page = context.new_page()
    page.goto(f"{server.address}/assignments")
    wait_until_kept(page)
    assert page.evaluate("caches.open('engine').then((engine) => engine.keys()).then((kept) => kept.length)") == 0
    page.get_by_role("button", name="Fetch it now").click()
    wait_until(page, HAS_ENGINE)
    page.reload()
    wait_until(page, "() => navigator.serviceWorker.controller !== null")
    expect(page.locator("[data-engine-offer]")).to_be_hidden()


def test_what_is_not_on_the_device_is_told_kindly_with_what_is(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    page = open_at(360, language="th", worker=True).new_page()
    sign_in_as(page.context, server.school, "malee", server.address)
    page.goto(f"{server.address}/assignments")
    wait_until_kept(page)
    server.stop()
    page.goto(f"{server.address}/submissions")
    expect(page.locator("[data-not-kept] h1")).to_be_visible()
    page.locator("[data-not-kept-list] a").first.click()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    page.goto(f"{server.address}/")
    assert page.url == f"{server.address}/assignments"


def test_signing_out_without_a_network_leaves_nothing_readable_and_loses_nothing(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280, language="en", worker=True)
    page = context.new_page()
    sign_in(page, server.address)
    wait_until_kept(page)
    server.stop()
    desk = Desk(page, server.address)
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device.")
    [waiting] = desk.waiting_ids()
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.locator("[data-not-kept-out]")).to_be_visible(timeout=PATIENCE_MS)
    assert page.evaluate(READABLE) == []
    left = {store: kept(page, store) for store in ("drafts", "outbox", "facts", "sealed")}
    assert RIGHT.strip().splitlines()[-1].strip() not in str(left)
    assert (left["drafts"], left["outbox"]) == ({}, {})
    assert len(left["sealed"]) == 2  # the answer and the draft
    page.goto(f"{server.address}/exercises/{TOTAL}")
    expect(page.locator("[data-not-kept-out]")).to_be_visible()

    server.start()
    page.goto(f"{server.address}/exercises/{TOTAL}")
    assert "/sign-in" in page.url, "the session ended with the cookie that the device removed"
    sign_in(page, server.address, "ton")
    assert len(kept(page, "sealed")) == 2
    assert server.stored() == []
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in*")

    sign_in(page, server.address)
    server.expect_stored(1)
    assert [(one, owner) for one, owner, _ in server.stored()] == [(waiting, server.school.ids["malee"])]
    wait_until_empty(page, "sealed")


def test_a_session_that_ended_with_its_window_shows_nothing_to_the_next_one(
    server: Server, browser_on_a_disk: Reopen
) -> None:
    page = browser_on_a_disk().new_page()
    sign_in(page, server.address, remember=False)
    wait_until_kept(page)
    page = browser_on_a_disk().new_page()
    server.stop()
    page.goto(f"{server.address}/assignments")
    expect(page.locator("[data-not-kept-out]")).to_be_visible(timeout=PATIENCE_MS)
    wait_until(page, f"async () => (await ({READABLE})()).length === 0")


def test_the_look_is_changed_without_a_network_and_stays(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    page = open_at(1280, language="en", worker=True).new_page()
    sign_in_as(page.context, server.school, "malee", server.address)
    page.goto(f"{server.address}/assignments")
    wait_until_kept(page)
    wait_until_kept(page, "/assignments")
    server.stop()
    page.reload()
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Night").click()
    expect(page.locator("html[data-theme=night]")).to_be_attached()
    expect(page.locator("[data-kept-notice]")).to_be_visible()
    server.start()
    page.reload()
    wait_until(page, f"async () => !(await ({READ})('facts')).some(([key]) => key === 'theme')")
    page.reload()
    expect(page.locator("html[data-theme=night]:not([data-kept-at])")).to_be_attached()


def test_a_waiting_answer_is_sent_by_the_browser_without_a_page(
    server: Server, open_at: Callable[..., BrowserContext]
) -> None:
    context = open_at(1280, language="en", worker=True)
    page = context.new_page()
    sign_in(page, server.address)
    wait_until_kept(page)
    server.stop()
    desk = Desk(page, server.address)
    desk.write(RIGHT)
    desk.submit()
    desk.expect_waiting("Kept on this device.")
    protocol = context.new_cdp_session(page)
    registrations: list[str] = []
    protocol.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.extend(one["registrationId"] for one in told["registrations"]),
    )
    protocol.send("ServiceWorker.enable")
    wait_until(page, "() => navigator.serviceWorker.ready.then(() => true)")
    page.goto("about:blank")
    server.start()
    protocol.send(
        "ServiceWorker.dispatchSyncEvent",
        {"origin": server.address, "registrationId": registrations[0], "tag": "outbox", "lastChance": False},
    )
    server.expect_stored(1)
