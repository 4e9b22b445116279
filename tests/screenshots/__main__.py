"""`python -m tests.screenshots [FOLDER]`: each page in Thai and English, on a phone and a desk, by day and by night.

Starts `kradan up --demo` in a folder that is thrown away, lets pupils send answers out of the exercises' own right and wrong
solutions, and writes FOLDER/<page>-<language>-<width>-<scheme>.png (docs/pictures if none is given).
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Browser, Page, sync_playwright

from grader.demo import PASSWORD
from tests.browser.installation import ROOT, Installation, free_port
from tests.frame.needs import windowed_chromium_path
from tests.screenshots.failures import FAILURES, failing_school
from tests.screenshots.lesson import Lesson
from tests.screenshots.notices import GUESTS, NOTICES, PLAIN, WITHOUT_WORKER
from tests.screenshots.states import EXERCISE, STATES
from tests.web.school import School

WIDTHS = {360: 740, 1280: 800}
WRITERS = (f"m23{number:02d}" for number in itertools.count(2))
"""Who brings the exercise page into its states: another pupil for each kind of window, since a second device finds the first one's draft."""
DESK = 1024
SCHEMES = ("light", "dark")
LANGUAGES = {"th": "th-TH", "en": "en-US"}
PAGES = {
    "m2301": {
        "my-work": "/assignments",
        "exercise": f"/exercises/{EXERCISE}",
        "drawing": "/exercises/python-drawing/regular-polygon",
        "history": f"/exercises/{EXERCISE}/history",
        "sent": "/submissions",
    },
    "kru": {
        "classes": "/classes",
        "class": "/classes/1",
        "gradebook": "/classes/1/gradebook",
        "add-pupils": "/classes/1/pupils/new",
        "assign": "/classes/1/assignments/new",
        "account": "/account",
    },
    "admin": {"people": "/admin/people", "stuck": "/admin/submissions"},
}


def main(folder: Path) -> None:
    """Write all pictures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="kradan-pictures-") as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=windowed_chromium_path(), args=["--no-sandbox"])
        try:
            with _running(Path(home) / "school", "auto") as address:
                Lesson(address, ROOT / "exercises").hold()
                _tell(take_school(browser, address, folder))
            with _running(Path(home) / "network", "local", "--lan", "--https-port", str(free_port())) as address:
                _tell(take_network(browser, address, folder))
            (Path(home) / "failing").mkdir()
            with failing_school(Path(home) / "failing") as (school, address):
                _tell(take_failures(browser, school, address, folder))
        finally:
            browser.close()


def take_school(browser: Browser, address: str, folder: Path) -> Iterator[str]:
    """Every page in every form; the file names as they are written."""
    for window, form in _windows(browser, address):
        yield from _take_pages(window, PAGES, folder, form)
        writer = next(WRITERS)
        with window.of(writer) as page:
            for name, bring in STATES.items():
                page.set_viewport_size({"width": window.width, "height": window.height})
                page.goto(f"{address}/exercises/{EXERCISE}")
                bring(page)
                yield _take(page, folder, f"{name}-{form}")
        for name, tell in NOTICES.items():
            with window.of(writer, worker=name not in WITHOUT_WORKER) as page:
                tell(page, address)
                yield _shoot(
                    page, folder, f"{name}-{form}"
                )  # what waits is tried again and again: no silence to wait for


def take_network(browser: Browser, address: str, folder: Path) -> Iterator[str]:
    """What is seen by plain HTTP of a machine that serves a school's network by HTTPS."""
    for window, form in _windows(browser, address):
        with window.of(None) as page:
            for name, path in GUESTS.items():
                page.goto(address + path)
                yield _take(page, folder, f"{name}-{form}")
        yield from _take_pages(window, PLAIN, folder, form)


def take_failures(browser: Browser, school: School, address: str, folder: Path) -> Iterator[str]:
    """What is shown where something did not work."""
    for window, form in _windows(browser, address):
        for name, fail in FAILURES.items():
            with window.of(None, worker=False) as page:
                fail(page, school, address)
                yield _take(page, folder, f"{name}-{form}")


@contextmanager
def _running(folder: Path, sandbox: str, *options: str) -> Iterator[str]:
    folder.mkdir()
    installation = Installation(folder, sandbox, *options)
    installation.start()
    try:
        yield installation.address
    finally:
        installation.stop()


def _tell(names: Iterator[str]) -> None:
    for name in names:
        click.echo(name)


def _windows(browser: Browser, address: str) -> Iterator[tuple[_Window, str]]:
    """Each kind, and what its pictures are called."""
    for (language, locale), scheme in itertools.product(LANGUAGES.items(), SCHEMES):
        for width, height in WIDTHS.items():
            yield _Window(browser, address, width, height, locale, scheme), f"{language}-{width}-{scheme}"


def _take_pages(window: _Window, pages: dict[str, dict[str, str]], folder: Path, form: str) -> Iterator[str]:
    for user, paths in pages.items():
        with window.of(user) as page:
            for name, path in paths.items():
                page.goto(window.address + path)
                yield _take(page, folder, f"{name}-{form}")


def _take(page: Page, folder: Path, name: str) -> str:
    page.wait_for_load_state("networkidle")
    return _shoot(page, folder, name)


def _shoot(page: Page, folder: Path, name: str) -> str:
    page.screenshot(path=folder / f"{name}.png", animations="disabled")
    return f"{name}.png"


@dataclass(frozen=True, slots=True)
class _Window:
    """Browser windows of one kind."""

    browser: Browser
    address: str
    width: int
    height: int
    locale: str
    scheme: str

    @contextmanager
    def of(self, user: str | None, *, worker: bool = True) -> Iterator[Page]:
        """One in which that person is signed in, or nobody; a narrow one is a phone's, touched and not clicked.

        Without a `worker` every page comes from the server, or from who stands in for it.
        """
        is_phone = self.width < DESK
        context = self.browser.new_context(
            viewport={"width": self.width, "height": self.height},
            locale=self.locale,
            color_scheme="dark" if self.scheme == "dark" else "light",
            has_touch=is_phone,
            is_mobile=is_phone,
            service_workers="allow" if worker else "block",
        )
        try:
            page = context.new_page()
            if user:
                sign_in(page, self.address, user)
            yield page
        finally:
            context.close()


def sign_in(page: Page, address: str, user: str) -> None:
    """Through the page, as people do."""
    page.goto(f"{address}/sign-in")
    page.fill("[name=username]", user)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
