"""A report as a page shows it: tests are called as the reader knows them."""

from __future__ import annotations

import pytest
from flask import Flask

from grader.marking.report import Feedback, Report, Status, TestResult
from tests.web.school import School
from web.result import result

FIRST = TestResult("small", Status.FAILED, 0, 1, public=True, outcome="exited", title={"th": "จำนวนเล็ก"})
SECOND = TestResult(
    "large",
    Status.NOT_RUN,
    0,
    1,
    public=True,
    outcome="not_started",
    feedback=(Feedback("after-failed", {"name": "small"}),),
)
PASSED = TestResult("zero", Status.PASSED, 1, 1, public=True, outcome="exited")


@pytest.fixture
def app(school: School) -> Flask:
    return school.app


@pytest.mark.parametrize(("language", "name"), [("th", "จำนวนเล็ก"), ("en", "small")])
def test_every_sentence_calls_a_test_by_its_title(app: Flask, language: str, name: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        shown = result(Report("c/e", "sha256:1", (PASSED, FIRST, SECOND)), language)
    assert f"“{name}”" in shown.sentence
    assert f"“{name}”" in shown.tests[2].sentences[0]
