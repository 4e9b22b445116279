"""A student at the exercise page: what one sees, types and presses there."""

from __future__ import annotations

import re
import time
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.web.lessons import TOTAL
from tests.web.school import PASSWORD, School

RESULT = "#result [data-live-report]:not(.is-stale) [data-sentence]"
WAITING = "#result [data-live-words]"


PATIENCE_SECONDS = 30.0
READ = """(store) => new Promise((resolve, reject) => {
  const asked = indexedDB.open("kradan");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const within = asked.result.transaction(store).objectStore(store);
    const [keys, values] = [within.getAllKeys(), within.getAll()];
    within.transaction.oncomplete = () => {
      asked.result.close();
      resolve(keys.result.map((key, place) => [key, values.result[place]]));
    };
  };
})"""
"""All records of one store of the device's database, as pairs of key and value."""


def kept(page: Page, store: str) -> dict[str, Any]:
    """What the device keeps in one store of its database, by key."""
    return dict(page.evaluate(READ, store))


def wait_until(page: Page, asked: str, argument: object = None) -> None:
    """Ask the page again and again, until its answer to this script (which may be a promise) is true."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not page.evaluate(asked, argument):
        assert time.monotonic() < deadline, asked
        time.sleep(0.05)


def sign_in_as(context: BrowserContext, school: School, name: str, address: str) -> None:
    """Give the browser that person's session."""
    cookie = school.visitor(name).client.get_cookie("kradan_session")
    assert cookie is not None
    context.add_cookies([{"name": "kradan_session", "value": cookie.value, "url": address}])


def sign_in(page: Page, address: str, name: str = "malee", *, remember: bool = True) -> None:
    """Through the page, as people do."""
    page.goto(f"{address}/sign-in")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    if remember:
        page.check("[name=remember]")
    page.press("[name=password]", "Enter")
    expect(page.get_by_role("heading", name="My work")).to_be_visible(timeout=PATIENCE_SECONDS * 1000)


def wait_until_empty(page: Page, store: str) -> None:
    """Until nothing is left in that store of the device's database."""
    wait_until(page, f"async (store) => (await ({READ})(store)).length === 0", store)


class Desk:
    """The exercise page in one browser tab, and what the browser complained of."""

    def __init__(self, page: Page, address: str, exercise: str = TOTAL) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(f"{address}/exercises/{exercise}")
        page.wait_for_selector(".cm-content", state="attached")

    def code(self) -> str:
        """What stands in the editor."""
        return str(self.page.evaluate("document.querySelector('textarea[data-draft]').value"))

    def write(self, source: str) -> None:
        """Put this in place of all the code, as one who types."""
        content = self.page.locator(".cm-content")
        content.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(source)
        expect(content).to_contain_text(source.splitlines()[0])

    def paste(self, source: str) -> None:
        """Put this in place of all the code at once, however long it is."""
        change = "new CustomEvent('editor:replace', {detail: {text}})"
        self.page.evaluate(f"(text) => document.querySelector('textarea[data-draft]').dispatchEvent({change})", source)

    def submit(self) -> None:
        """Press the main button."""
        self.page.locator(".workbench__actions button:not([type=button])").click()

    def expect_result(self, words: str, seconds: float = 60) -> None:
        """Wait for a result with these words in its sentence."""
        expect(self.page.locator(RESULT).first).to_contain_text(words, timeout=seconds * 1000)

    def expect_waiting(self, words: str, seconds: float = 60) -> None:
        """Wait until the page says why there is no result yet."""
        expect(self.page.locator(WAITING)).to_contain_text(words, timeout=seconds * 1000)

    def saved(self) -> str:
        """What the header says of the work."""
        shown = self.page.locator("header [data-saved]:not([hidden])")
        return re.sub(r"\s+", " ", shown.inner_text()) if shown.count() else ""

    def expect_saved(self, state: str) -> None:
        """Wait until the header says so: `here`, `waiting`, `sent`."""
        expect(self.page.locator(f"[data-saved={state}]").locator("visible=true").first).to_be_visible(timeout=60_000)

    def waiting_ids(self) -> list[str]:
        """The ids of what waits on this device to be sent."""
        return [str(entry["id"]) for entry in kept(self.page, "outbox").values()]
