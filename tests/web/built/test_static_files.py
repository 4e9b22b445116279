"""What the browser gets: packed where it can unpack, kept for a year where the name carries a hash."""

from __future__ import annotations

import gzip

import pytest
from werkzeug.test import TestResponse

from tests.web.school import School
from web.built.assets import DIST, Assets, AssetsMissing

STYLE = f"/static/{Assets.load().path('style.css')}"


def fetch(school: School, path: str, accepted: str = "") -> TestResponse:
    """A file, read to its end and closed."""
    return school.visitor().get(path, headers={"Accept-Encoding": accepted}, buffered=True)


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("br, gzip", "br"), ("gzip", "gzip"), ("", None), ("br;q=0, gzip", "gzip")]
)
def test_the_smallest_form_that_the_browser_accepts(school: School, accepted: str, encoding: str | None) -> None:
    answer = fetch(school, STYLE, accepted)
    assert answer.status_code == 200
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.mimetype == "text/css"
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_packed_and_plain_are_the_same_file(school: School) -> None:
    assert gzip.decompress(fetch(school, STYLE, "gzip").data) == fetch(school, STYLE).data


def test_a_name_with_a_hash_is_kept_for_a_year(school: School) -> None:
    control = fetch(school, STYLE).cache_control
    assert (control.max_age, control.immutable, control.public) == (31_536_000, True, True)


def test_a_name_without_a_hash_is_asked_for_again(school: School) -> None:
    control = fetch(school, "/static/icons/kradan.svg").cache_control
    assert (control.max_age, control.immutable) == (3600, False)


@pytest.mark.parametrize(
    "path", ["../app.py", "..%2fapp.py", "dist/../../app.py", "nothing.css", "dist/nothing.js", "dist", ""]
)
def test_nothing_outside_the_folder_is_served(school: School, path: str) -> None:
    assert fetch(school, f"/static/{path}").status_code in {404, 405}


def test_a_page_names_only_files_that_are_there(school: School) -> None:
    page = school.visitor().get("/sign-in").get_data(as_text=True)
    for part in page.split('"'):
        if part.startswith("/static/"):
            assert fetch(school, part).status_code == 200, part


def test_a_missing_build_says_how_to_build(tmp_path: object) -> None:
    with pytest.raises(AssetsMissing, match=r"python -m web\.build"):
        Assets.load(DIST / "not here")
    with pytest.raises(AssetsMissing, match=r"python -m web\.build"):
        Assets({}).path("main.js")
