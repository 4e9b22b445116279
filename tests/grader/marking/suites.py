"""Short ways to write suites, what was found of them, and what marking says."""

from __future__ import annotations

from typing import Any

from grader.exercise.model import LocalText, SuiteTest, Test
from grader.marking.mark import mark
from grader.marking.report import Report, TestResult
from sandbox import suites
from sandbox.suites import Marker, SuiteResult, Verdict
from sandbox.types import CaseResult, Outcome, RunResult
from tests.grader.marking.judging import SOURCE, exercise

PATH = "tests/test_it.py"
TEXTS = {
    PATH: "from solution import total\n\ndef test_it():\n    assert total([1]).real == 'secret'\n",
    "tests/a.csv": "x",
    "tests/conftest.py": "",
}
HINT = LocalText({"en": "Look at the first line."})


def suite(**options: Any) -> Test:
    told: dict[str, Any] = {"name": "bank", "points": 3, "hint": HINT} | options
    return Test(kind=SuiteTest(PATH, TEXTS), **told)


def one(name="test_it", verdict=Verdict.PASSED, outcome="exited", **more) -> suites.SuiteTest:
    marker = {key: more.pop(key) for key in ("points", "public", "title", "hint") if key in more}
    if "called" in more:
        marker["name"] = more.pop("called")
    return suites.SuiteTest(name, Marker(**marker), verdict, outcome, **more)


def failed(name="test_it", **more) -> suites.SuiteTest:
    return one(name, Verdict.FAILED, **more)


def case(*tests: suites.SuiteTest, **options) -> CaseResult:
    return CaseResult(options.pop("outcome", Outcome.EXITED), suite=SuiteResult(tests), **options)


def whole(declared: list[Test], cases: list[CaseResult]) -> Report:
    return mark(exercise(*declared), SOURCE, RunResult(tuple(cases), 0.1, "local", "python"))


def judged(*tests: suites.SuiteTest, **options) -> tuple[TestResult, ...]:
    return whole([suite(**options)], [case(*tests)]).tests


def told(result: TestResult) -> list[tuple[str, dict[str, object]]]:
    return [(one.code, dict(one.params)) for one in result.feedback]
