"""The practice desk of the exercise page: Python in a real browser, run, asked, stopped and tried."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import Page, Worker, expect

from tests.browser.desk import Desk
from tests.web.lessons import EXERCISE, TOTAL

START_MS = 120_000
"""The first start compiles nine megabytes and imports a hundred modules, beside whatever else this machine does."""
SOON_MS = 30_000

SCRIPT = replace(
    EXERCISE,
    id="basics/script",
    revision="sha256:script-1",
    language="javascript",
    main="main.js",
    files=("main.js",),
    starter={"main.js": "console.log(1)\n"},
)
"""In a language that no browser runs."""


class Practice:
    """What one sees and presses there."""

    def __init__(self, page: Page, address: str, exercise: str = TOTAL) -> None:
        self.page = page
        self.desk = Desk(page, address, exercise)
        self.screen = page.locator("[data-practice-screen]")
        self.state = page.locator("[data-practice-state]")
        self.notice = page.locator("[data-practice-notice]")
        self.ended = page.locator("[data-practice-ended]")
        self.files = page.locator("[data-practice-files]")
        self.report = page.locator("[data-practice-report]")
        self._run = page.locator("[data-practice-run]")

    def wait_for(self, state: str) -> None:
        """Wait until the engine says so."""
        self.page.wait_for_selector(f"[data-practice-desk][data-state={state}]", state="attached", timeout=START_MS)

    def started(self) -> str:
        """How Python was made ready the last time: `snapshot` or `plain`."""
        return str(self.page.locator("[data-practice-desk]").get_attribute("data-how"))

    def worker(self) -> Worker:
        """The one in which Python is ready: the newest. One that was ended before it may still be listed for a while."""
        self.wait_for("ready")
        return [one for one in self.page.workers if "/runner-" in one.url][-1]

    def run(self, source: str, typed: str = "") -> None:
        """Put this program into the editor, this into the box of its input, and press Run."""
        expect(self._run).to_contain_text("Run", timeout=SOON_MS)
        self.desk.paste(source)
        self.page.locator("[data-practice-input]").fill(typed)
        self._run.click()

    def stop(self) -> None:
        """Press the same button again while it says Stop."""
        expect(self._run).to_contain_text("Stop")
        self._run.click()

    def answer(self, line: str) -> None:
        """Type a line at which the program waits."""
        self.page.wait_for_selector("[data-practice-question]:not([hidden])", timeout=SOON_MS)
        self.page.keyboard.type(line)
        self.page.keyboard.press("Enter")

    def try_tests(self, source: str) -> None:
        """Put this program into the editor and try the public tests."""
        self.desk.paste(source)
        self.page.locator("[data-practice-try]").click()
