"""Day or night, chosen from any page. (Languages are tested with `web.language.i18n`.)"""

from __future__ import annotations

import pytest

from tests.web.school import School


def night_sheet(page: str) -> str | None:
    """For which screens the page loads the colours of the night."""
    for line in page.splitlines():
        if "/night-" in line:
            return line.split('media="')[1].split('"')[0]
    return None


@pytest.mark.parametrize(
    ("theme", "media"), [("auto", "screen and (prefers-color-scheme: dark)"), ("day", None), ("night", "screen")]
)
def test_the_device_keeps_the_look_one_chose(school: School, theme: str, media: str | None) -> None:
    visitor = school.visitor()
    assert visitor.post("/theme", {"theme": theme, "next": "/sign-in"}).location == "/sign-in"
    page = visitor.get("/sign-in").get_data(as_text=True)
    assert night_sheet(page) == media


def test_without_a_choice_the_device_decides(school: School) -> None:
    page = school.visitor().get("/sign-in").get_data(as_text=True)
    assert night_sheet(page) == "screen and (prefers-color-scheme: dark)"


@pytest.mark.parametrize("theme", ["", "pink", "<b>"])
def test_another_look_is_refused_and_ignored(school: School, theme: str) -> None:
    visitor = school.visitor()
    assert visitor.post("/theme", {"theme": theme}).status_code == 400
    visitor.client.set_cookie("kradan_theme", theme)
    assert "data-theme" not in visitor.get("/sign-in").get_data(as_text=True)


def test_a_choice_never_leads_to_another_site(school: School) -> None:
    assert school.visitor().post("/theme", {"theme": "day", "next": "https://evil.example"}).location == "/"
