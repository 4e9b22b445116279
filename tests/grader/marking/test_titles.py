"""What readers see of a test: its title in their language, and the name where it has none."""

from __future__ import annotations

from dataclasses import replace

from grader.exercise.json_form import from_json as exercise_from_json
from grader.exercise.json_form import to_json as exercise_to_json
from grader.exercise.load import load
from grader.marking.mark import mark
from grader.marking.report import Report, Status, TestResult, from_json, to_json
from sandbox.types import CaseResult, Outcome, RunResult, StepResult

SPEC = """\
format: 1
title: {th: ก, en: A}
tests:
  - {name: small, title: {th: จำนวนเล็ก}, call: "f(1)", returns: 1}
  - {name: large, call: "f(100)", returns: 100}
"""
RESULT = TestResult("small", Status.PASSED, 1, 1, public=True, outcome="exited", title={"th": "จำนวนเล็ก"})


def test_a_title_stands_for_the_name_in_its_language_only():
    assert RESULT.name_in("th") == "จำนวนเล็ก"
    assert RESULT.name_in("en") == "small"


def test_a_title_survives_the_report_as_json():
    report = Report("c/e", "sha256:1", (RESULT, replace(RESULT, name="other", title={})))
    assert from_json(to_json(report)) == report


def test_a_title_goes_from_the_file_to_the_report():
    found = load(SPEC, "exercise.yaml", "a/b")
    assert found.exercise is not None
    assert not found.problems
    exercise = exercise_from_json(exercise_to_json(found.exercise))
    case = CaseResult(Outcome.EXITED, steps=(StepResult(1),))
    report = mark(exercise, {"solution.py": "def f(x):\n    return x\n"}, RunResult((case, case), 0.1, "local", "3.13"))
    assert [test.name_in("th") for test in report.tests] == ["จำนวนเล็ก", "large"]
