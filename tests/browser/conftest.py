"""A real Chromium, and a server of its own for each application under test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask, render_template
from jinja2 import ChoiceLoader, FileSystemLoader
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright
from werkzeug.serving import make_server

from tests.browser.desk import Desk, sign_in_as
from tests.browser.pages_server import NOTICE_SECONDS, Server, closing
from tests.browser.practice_desk import SCRIPT
from tests.frame.needs import chromium_path
from tests.web.applications import application
from tests.web.conftest import school
from tests.web.lessons import EXERCISE, give
from tests.web.school import School, prepare, settings_in

__all__ = ["school"]


TEMPLATES = Path(__file__).parents[1] / "web" / "templates"
PATIENCE_MS = 30_000
"""What is expected of a page may take so long on a slow and busy machine; as a rule it is there at once."""


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    """The one of this process, which can have no second: who needs a browser of their own launches it from here."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_: Playwright) -> Iterator[Browser]:
    """One browser for the run; each test opens a context of its own in it."""
    browser = playwright_.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
    yield browser
    browser.close()


@pytest.fixture
def open_at(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`open_at(width, scheme="light", language="th")`: a browser window of that width, closed after the test.

    A service worker runs only where `worker` is asked for: it keeps pages and engine in the background.
    """
    opened: list[BrowserContext] = []

    def open_context(
        width: int, *, scheme: str = "light", language: str = "th", worker: bool = False
    ) -> BrowserContext:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            locale={"th": "th-TH", "en": "en-US"}[language],
            service_workers="allow" if worker else "block",
        )
        opened.append(context)
        return context

    yield open_context
    for context in opened:
        context.close()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address at which `app` answers, on a port that was free, until the block ends."""
    server = make_server("127.0.0.1", 0, closing(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": NOTICE_SECONDS})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def design_address(school: School) -> Iterator[str]:
    """Where a school is served, with the page that shows every part of the design at `/sample`."""
    app = school.app
    assert app.jinja_loader is not None
    app.jinja_loader = ChoiceLoader([app.jinja_loader, FileSystemLoader(TEMPLATES)])
    app.add_url_rule("/sample", view_func=lambda: render_template("sample.html"))
    with served(app) as address:
        yield address


@pytest.fixture
def server(school: School) -> Iterator[Server]:
    give(school)
    running = Server(school)
    yield running
    running.stop()


@pytest.fixture
def desk(server: Server, open_at: Callable[..., BrowserContext]) -> Desk:
    context = open_at(1280, language="en")
    sign_in_as(context, server.school, "malee", server.address)
    return Desk(context.new_page(), server.address)


@pytest.fixture(scope="module")
def school_for_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """One school for all tests of a file about practice, which leaves nothing behind in it."""
    folder: Path = tmp_path_factory.mktemp("practice")
    sessions, ids, class_id = prepare(folder)
    made = School(application(settings_in(folder), sessions), sessions, ids, class_id)
    give(made, EXERCISE, SCRIPT)
    yield made
    sessions.kw["bind"].dispose()


@pytest.fixture(scope="module")
def address(school_for_all: School) -> Iterator[str]:
    running = Server(school_for_all)
    yield running.address
    running.stop()
