"""Pages are packed on their way, and a packed page gives nothing away by its length."""

from __future__ import annotations

import gzip
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.school import School
from web.guard import csrf

PAGE = "/sign-in"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip", "gzip"), ("br, gzip", "gzip"), ("", None), ("gzip;q=0", None)]
)
def test_a_page_is_packed_for_who_can_unpack_it(school: School, accepted: str, encoding: str | None) -> None:
    answer = school.visitor().get(PAGE, headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    text = gzip.decompress(answer.data) if encoding else answer.data
    assert "</html>" in text.decode()
    assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_a_page_that_another_site_asked_for_is_as_long_as_its_text(school: School) -> None:
    elsewhere = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "cross-site"}
    assert "Content-Encoding" not in school.visitor().get(PAGE, headers=elsewhere).headers


def test_a_short_answer_and_a_stream_stay_as_they_are(school: School) -> None:
    packed = {"Accept-Encoding": "gzip"}
    school.app.add_url_rule("/stream", view_func=lambda: (line for line in ["x" * 5000]))
    assert "Content-Encoding" not in school.visitor().get("/readyz", headers=packed).headers
    assert "Content-Encoding" not in school.visitor().get("/stream", headers=packed).headers


def test_the_token_is_written_anew_in_every_answer_and_is_one_within_an_answer(school: School) -> None:
    visitor = school.visitor()
    first, second = (TOKEN.findall(visitor.get(PAGE).text) for _ in range(2))
    assert len(set(first)) == len(set(second)) == 1
    common = sum(one == other for one, other in zip(first[0], second[0], strict=True))
    assert common < len(first[0]) / 4


def test_the_token_of_a_page_is_taken(school: School) -> None:
    visitor = school.visitor()
    token = TOKEN.findall(visitor.get(PAGE).text)[0]
    assert visitor.client.post("/language", data={"language": "en", "csrf_token": token}).status_code == 302
    assert visitor.client.post("/language", data={"language": "en", "csrf_token": token[:-4]}).status_code == 400


@given(st.text(st.characters(max_codepoint=127), max_size=200))
def test_what_was_covered_is_uncovered(plain: str) -> None:
    assert csrf.uncovered(csrf.covered(plain)) == plain


@given(st.text(max_size=200))
def test_whatever_is_sent_as_a_token_is_no_error(sent: str) -> None:
    csrf.uncovered(f"~{sent}")
