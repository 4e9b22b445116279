"""The pages for what did not work: each brought about as it happens, but for our own failure, for which one page is made to fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import served
from tests.browser.desk import sign_in_as
from tests.web.applications import application
from tests.web.school import School, prepare, settings_in


def not_there(page: Page, _school: School, address: str) -> None:
    """An address that leads nowhere."""
    page.goto(f"{address}/nothing/here")


def not_yours(page: Page, school: School, address: str) -> None:
    """A pupil at a teacher's page."""
    sign_in_as(page.context, school, "malee", address)
    page.goto(f"{address}/classes")


def old_form(page: Page, _school: School, address: str) -> None:
    """A form that waited until its token was worth nothing: the cookies that belong to it have gone."""
    page.goto(f"{address}/sign-in")
    page.fill("[name=username]", "malee")
    page.fill("[name=password]", "three words here")
    page.context.clear_cookies()
    page.press("[name=password]", "Enter")
    page.wait_for_selector("main a.button")


def our_failure(page: Page, school: School, address: str) -> None:
    """A page that fails."""
    sign_in_as(page.context, school, "malee", address)
    page.goto(f"{address}/fails")


FAILURES: dict[str, Callable[[Page, School, str], None]] = {
    "error-404": not_there,
    "error-403": not_yours,
    "error-old-form": old_form,
    "error-500": our_failure,
}


@contextmanager
def failing_school(folder: Path) -> Iterator[tuple[School, str]]:
    """A school on this machine with one page that fails, and its address."""
    sessions, ids, class_id = prepare(folder)
    app = application(settings_in(folder), sessions)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.add_url_rule("/fails", view_func=_fail)
    with served(app) as address:
        yield School(app, sessions, ids, class_id), address
    sessions.kw["bind"].dispose()


def _fail() -> str:
    raise RuntimeError("made to fail, for its picture")
