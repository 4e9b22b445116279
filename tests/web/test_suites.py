"""Tests of a pytest suite on the pages: as any other test, with what pytest says where the reader may see it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.exercise.model import SuiteTest, Test
from grader.marking.report import Feedback, TestResult
from grader.submission import State
from tests.web.lessons import EXERCISE, TOTAL, failing, give, sent, submission_id

SAID = ">   assert total([1, 2]) == 3\nE   assert <b>2</b> == 3"
SUITE = SuiteTest("tests/test_total.py", {"tests/test_total.py": "assert total([98765]) == 98765"})


def _of_the_suite(test: TestResult) -> TestResult:
    said = (Feedback("assertion-failed"),)
    return replace(test, feedback=said, suite="bank", expected=None, actual=None, input=None)


@pytest.fixture
def graded(school):
    """A suite of one public test and one hidden one, both failed by Malee."""
    give(school)
    tests = tuple(_of_the_suite(test) for test in failing().tests)
    tests = (replace(tests[0], explanation=SAID), replace(tests[1], explanation="E  assert 5 == 98765", stdout="98765"))
    sent(school, state=State.GRADED, report=replace(failing(), tests=tests))
    return school


@pytest.mark.parametrize(
    ("name", "path"),
    [("malee", f"/submissions/{submission_id(1)}/result"), ("malee", f"/exercises/{TOTAL}")],
)
def test_a_pupil_reads_what_the_suite_says_of_a_public_test_only(graded, name, path):
    page = graded.visitor(name).get(path).get_data(as_text=True)
    assert "ชุดทดสอบบอกว่า" in page
    assert "assert &lt;b&gt;2&lt;/b&gt; == 3" in page
    assert page.count("ชุดทดสอบบอกว่า") == 1
    assert "98765" not in page


def test_the_interface_tells_a_pupil_no_more(graded):
    answer = graded.visitor("malee").get(f"/api/submissions/{submission_id(1)}").json
    public, hidden = answer["tests"]
    assert public["explanation"] == SAID
    assert public["suite"] == hidden["suite"] == "bank"
    assert "explanation" not in hidden
    assert [one["code"] for one in hidden["feedback"]] == ["wrong-result"]


def test_a_teacher_reads_all_of_it(graded):
    answer = graded.visitor("kru").get(f"/api/submissions/{submission_id(1)}").json
    assert [test["explanation"] for test in answer["tests"]] == [SAID, "E  assert 5 == 98765"]


@pytest.mark.parametrize("public", [True, False])
def test_the_files_of_a_suite_are_no_pupils(school, public):
    give(school, replace(EXERCISE, tests=(Test("bank", SUITE, 3, public=public),)))
    told = school.visitor("malee").get(f"/api/exercises/{TOTAL}")
    assert "98765" not in told.get_data(as_text=True)
    hidden = 0 if public else 1
    assert (told.json["max_points"], told.json["hidden_tests"], told.json["hidden_suites"]) == (3, hidden, hidden)
    assert "98765" not in school.visitor("malee").get(f"/exercises/{TOTAL}").get_data(as_text=True)
    assert "98765" in school.visitor("kru").get(f"/api/exercises/{TOTAL}").get_data(as_text=True)
