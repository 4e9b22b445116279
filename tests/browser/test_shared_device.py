"""A device that pupils share: what one leaves is lost to nobody, and what another puts there is handed in for nobody."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import READ, Desk, kept, sign_in, wait_until, wait_until_empty
from tests.browser.pages_server import Server
from tests.grader.sealing import seal
from tests.web.lessons import RIGHT, TOTAL, WRONG

pytestmark = pytest.mark.browser

PUT = """([store, key, value]) => new Promise((resolve, reject) => {
  const asked = indexedDB.open("kradan");
  asked.onsuccess = () => {
    const within = asked.result.transaction(store, "readwrite");
    within.objectStore(store).put(value, key);
    within.oncomplete = () => (asked.result.close(), resolve());
    within.onerror = () => reject(within.error);
  };
})"""
SIGNET = "() => JSON.parse(document.querySelector('meta[data-device]').content).signet"


def sign_out(page: Page) -> None:
    """Through the menu, as people do."""
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in*")


def expect_code(desk: Desk, text: str) -> None:
    """Wait until the editor has taken over what the device keeps."""
    wait_until(desk.page, "(text) => document.querySelector('textarea[data-draft]').value === text", text)


@pytest.fixture
def page(server: Server, open_at: Callable[..., BrowserContext]) -> Page:
    page = open_at(1280, language="en").new_page()
    sign_in(page, server.address)
    return page


def test_what_the_next_pupil_forges_is_shown_to_its_victim_and_never_handed_in(server: Server, page: Page) -> None:
    """With the browser's own tools, and the public key, which they once saw in a page."""
    malee, seen = server.school.ids["malee"], page.evaluate(SIGNET)
    sign_out(page)
    entry = {"exercise": TOTAL, "files": {"solution.py": WRONG}, "revision": "r", "written_at": "2026-06-01T10:00:00Z"}
    plain = {"id": "00000000-0000-4000-8000-000000000001", **entry}
    in_envelope = {"kind": "submission", "entry": {"id": "00000000-0000-4000-8000-000000000002", **entry}}
    envelope = seal(json.dumps(in_envelope).encode(), malee, seen["key"])
    page.evaluate(PUT, ["outbox", f"{malee}/0000000000000001-x", plain])
    page.evaluate(PUT, ["sealed", f"{malee}/0000000000000002-x", {"envelope": envelope}])
    page.evaluate(PUT, ["facts", f"key/{malee}", {**seen, "proof": "A" * 43}])

    sign_in(page, server.address)
    found = page.locator("[data-outbox-found]")
    expect(found).to_contain_text("It was not handed in")
    wait_until_empty(page, "sealed")
    found.get_by_role("link").click()
    expect(page.locator("[data-other-found]")).to_contain_text("while you were not signed in")
    assert Desk(page, server.address).code() != WRONG
    assert kept(page, "outbox") == {}
    assert server.stored() == []
    page.get_by_role("button", name="Not needed").click()
    wait_until(page, f"async () => (await ({READ})('drafts')).every(([, draft]) => !draft.other)")


def test_a_page_that_is_open_in_another_tab_leaves_too_and_what_was_typed_there_comes_back(
    server: Server, page: Page
) -> None:
    desk = Desk(page.context.new_page(), server.address)
    server.stop()
    desk.write(RIGHT)
    desk.expect_saved("here")
    desk.page.context.route("**/api/drafts/**", lambda route: route.abort())
    server.start()
    sign_out(page)
    desk.page.wait_for_url("**/sign-in*")
    wait_until_empty(page, "drafts")
    assert set(kept(page, "facts")) == set(), "nor the key, with which it was sealed"
    assert len(kept(page, "sealed")) == 1
    sign_in(page, server.address)
    wait_until_empty(page, "sealed")
    expect_code(Desk(page, server.address), RIGHT)


def test_a_draft_that_is_too_large_for_the_server_comes_back_whole(server: Server, page: Page) -> None:
    large = "# กระดาน\n" * 150_000
    desk = Desk(page, server.address)
    desk.paste(large)
    desk.expect_saved("large")
    wait_until(page, f"async () => (await ({READ})('drafts')).length === 1")
    sign_out(page)
    assert len(kept(page, "sealed")) > 10
    sign_in(page, server.address)
    wait_until_empty(page, "sealed")
    expect_code(Desk(page, server.address), large)
