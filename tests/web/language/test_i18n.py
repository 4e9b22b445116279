"""The language of a page, and how it writes dates, times and numbers."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from markupsafe import Markup

from tests.web.school import School
from web.language import i18n

NOON = datetime(2026, 3, 12, 5, 5, tzinfo=UTC)
"""12:05 in Bangkok."""


def language_of(page: str) -> str:
    return page.split('<html lang="')[1][:2]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("th", "th"), ("en-GB,en;q=0.8,th;q=0.5", "en"), ("de,fr;q=0.5", "th"), ("", "th"), ("*", "th")],
)
def test_a_new_visitor_gets_what_the_browser_asks_for_or_thai(school: School, asked: str, expected: str) -> None:
    page = school.visitor().get("/sign-in", headers={"Accept-Language": asked}).get_data(as_text=True)
    assert language_of(page) == expected


def test_the_device_remembers_a_choice_against_the_browser(school: School) -> None:
    visitor = school.visitor()
    answer = visitor.post("/language", {"language": "en", "next": "/sign-in?next=/account"})
    assert answer.location == "/sign-in?next=/account"
    page = visitor.get("/sign-in", headers={"Accept-Language": "th"}).get_data(as_text=True)
    assert language_of(page) == "en"


def test_an_account_keeps_its_language_on_every_device(school: School) -> None:
    school.visitor("malee").post("/language", {"language": "en"})
    elsewhere = school.visitor("malee").get("/account", headers={"Accept-Language": "th"}).get_data(as_text=True)
    assert language_of(elsewhere) == "en"
    assert "My account" in elsewhere


@pytest.mark.parametrize("language", ["", "de", "../../etc", "TH"])
def test_a_language_we_do_not_have_is_refused(school: School, language: str) -> None:
    assert school.visitor("malee").post("/language", {"language": language}).status_code == 400


@pytest.mark.parametrize(
    ("language", "day", "clock", "moment"),
    [
        ("th", "12 มี.ค. 2569", "12:05 น.", "12 มี.ค. 2569 12:05 น."),
        ("en", "12 Mar 2026", "12:05", "12 Mar 2026 12:05"),
    ],
)
def test_times_are_those_of_the_school_and_thai_years_of_the_buddhist_era(
    school: School, language: str, day: str, clock: str, moment: str
) -> None:
    with school.app.test_request_context(headers={"Accept-Language": language}):
        assert i18n.day(NOON) == day
        assert i18n.clock(NOON) == clock
        assert i18n.moment(NOON) == moment


def test_a_day_belongs_to_the_school_not_to_london(school: School) -> None:
    with school.app.test_request_context(headers={"Accept-Language": "en"}):
        assert i18n.day(datetime(2026, 12, 31, 17, 30, tzinfo=UTC)) == "1 Jan 2027"
        assert i18n.day(date(2026, 12, 31)) == "31 Dec 2026"


def test_a_time_typed_in_the_school_is_stored_as_that_moment(school: School) -> None:
    with school.app.test_request_context():
        assert i18n.from_school_time(datetime(2026, 3, 12, 12, 5)) == NOON  # noqa: DTZ001 - as a form gives it


def test_a_time_is_written_for_machines_too(school: School) -> None:
    with school.app.test_request_context(headers={"Accept-Language": "en"}):
        assert i18n.time_tag(NOON) == Markup('<time datetime="2026-03-12T05:05:00Z">12 Mar 2026 12:05</time>')


def test_numbers_are_grouped(school: School) -> None:
    with school.app.test_request_context(headers={"Accept-Language": "th"}):
        assert i18n.decimal(1234.5) == "1,234.5"
        assert i18n.percent(0.5) == "50%"
