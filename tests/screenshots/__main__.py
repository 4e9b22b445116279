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
from tests.browser.installation import ROOT, Installation
from tests.frame.needs import windowed_chromium_path
from tests.screenshots.lesson import Lesson
from tests.screenshots.states import STATES

WIDTHS = {360: 740, 1280: 800}
WRITERS = (f"m23{number:02d}" for number in itertools.count(2))
"""Who brings the exercise page into its states: another pupil for each kind of window, since a second device finds the first one's draft."""
DESK = 1024
SCHEMES = ("light", "dark")
LANGUAGES = {"th": "th-TH", "en": "en-US"}
EXERCISE = "lists-and-loops/sum-of-list"
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
        installation = Installation(Path(home), "auto")
        installation.start()
        try:
            Lesson(installation.address, ROOT / "exercises").hold()
            for name in take_all(browser, installation.address, folder):
                click.echo(name)
        finally:
            installation.stop()
            browser.close()


def take_all(browser: Browser, address: str, folder: Path) -> Iterator[str]:
    """Every page in every form; the file names as they are written."""
    for language, locale in LANGUAGES.items():
        for scheme in SCHEMES:
            for width, height in WIDTHS.items():
                window = _Window(browser, address, width, height, locale, scheme)
                for user, pages in PAGES.items():
                    with window.of(user) as page:
                        for name, path in pages.items():
                            page.goto(address + path)
                            yield _take(page, folder, f"{name}-{language}-{width}-{scheme}")
                with window.of(next(WRITERS)) as page:
                    for name, bring in STATES.items():
                        page.set_viewport_size({"width": width, "height": height})
                        page.goto(f"{address}/exercises/{EXERCISE}")
                        bring(page)
                        yield _take(page, folder, f"{name}-{language}-{width}-{scheme}")


def _take(page: Page, folder: Path, name: str) -> str:
    page.wait_for_load_state("networkidle")
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
    def of(self, user: str) -> Iterator[Page]:
        """One in which that person is signed in; a narrow one is a phone's, touched and not clicked."""
        is_phone = self.width < DESK
        context = self.browser.new_context(
            viewport={"width": self.width, "height": self.height},
            locale=self.locale,
            color_scheme="dark" if self.scheme == "dark" else "light",
            has_touch=is_phone,
            is_mobile=is_phone,
        )
        try:
            page = context.new_page()
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
