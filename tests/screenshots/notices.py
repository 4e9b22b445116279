"""What pages tell of themselves and the device, brought about: work that waits, two versions, no network, no encryption."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.desk import READ, wait_until
from tests.screenshots.states import EXERCISE, PATIENCE_MS, open_part, write

FIRST = "def total(xs):\n    return sum(xs)\n"
SECOND = "def total(xs):\n    s = 0\n    for x in xs:\n        s += x\n    return s\n"
KEPT_SECONDS = 2 * 3600
PUT = """async ([address, files]) => {
  const device = JSON.parse(document.querySelector("meta[data-device]").content);
  const { csrf_token } = await (await fetch(`${device.api}token`)).json();
  const before = await (await fetch(device.api + address)).json();
  const body = JSON.stringify({files, base: before.version ?? 0, device: "another", written_at: new Date().toISOString()});
  const headers = {"Content-Type": "application/json", "X-CSRFToken": csrf_token};
  return (await fetch(device.api + address, {method: "PUT", headers, body})).status;
}"""
"""What another device of the same pupil does with its draft."""
HAS_LIST = f"""async () => (await ({READ})("facts")).some(([name]) => name.startsWith("pages/"))"""


def waiting(page: Page, address: str) -> None:
    """An answer that could not be sent, on the list of work."""
    page.goto(f"{address}/exercises/{EXERCISE}")
    open_part(page, "code")
    write(page, FIRST)
    page.context.route("**/api/**", lambda route: route.abort())
    page.locator(".workbench__actions button:not([type=button])").click()
    expect(page.locator("#result [data-live-words]")).to_be_visible(timeout=PATIENCE_MS)
    page.goto(f"{address}/assignments")
    page.wait_for_selector("[data-outbox-waiting]", state="visible", timeout=PATIENCE_MS)


def two_versions(page: Page, address: str) -> None:
    """Code typed here, while another device has sent other code."""
    page.goto(f"{address}/exercises/{EXERCISE}")
    open_part(page, "code")
    expect(page.locator("[data-two-versions]")).to_be_attached()
    assert page.evaluate(PUT, [f"drafts/{EXERCISE}", {"solution.py": FIRST}]) == 200
    write(page, SECOND)
    page.wait_for_selector("[data-two-versions]", state="visible", timeout=PATIENCE_MS)


def kept(page: Page, address: str) -> None:
    """A page as the device kept it; the worker that keeps pages would have put the same word into it."""
    page.goto(f"{address}/assignments")
    page.wait_for_load_state("networkidle")
    since = page.evaluate("(seconds) => new Date(Date.now() - 1000 * seconds).toISOString()", KEPT_SECONDS)

    def dress(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("<html", f'<html data-kept-at="{since}"', 1))

    page.route("**/assignments", dress)
    page.goto(f"{address}/assignments")
    page.wait_for_selector("[data-kept-notice]", state="visible", timeout=PATIENCE_MS)


def not_kept(page: Page, address: str) -> None:
    """The page for what this device does not have, and what it has instead."""
    page.goto(f"{address}/assignments")
    wait_until(page, HAS_LIST)
    page.goto(f"{address}/offline")
    page.wait_for_selector("[data-not-kept-list]", state="visible", timeout=PATIENCE_MS)


WITHOUT_WORKER = {"notice-kept"}
"""These have somebody who stands in for it."""
NOTICES: dict[str, Callable[[Page, str], None]] = {
    "notice-waiting": waiting,
    "notice-two-versions": two_versions,
    "notice-kept": kept,
    "notice-not-kept": not_kept,
}

GUESTS = {"lan-guest": "/lan", "notice-plain-sign-in": "/sign-in"}
"""Pages that nobody has signed in for."""
PLAIN = {
    "kru": {"lan-teacher": "/lan", "notice-plain-classes": "/classes"},
    "m2301": {"notice-plain-my-work": "/assignments"},
}
"""By person. All of these by plain HTTP, of a machine that serves HTTPS, too."""
