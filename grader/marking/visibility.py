"""What a viewer may see of a report: the only way one leaves for a page."""

from __future__ import annotations

from dataclasses import replace

from grader.access import Action, Viewer, may
from grader.marking.codes import hidden
from grader.marking.report import Feedback, Report, TestResult


def as_seen_by(report: Report, viewer: Viewer) -> Report:
    """The report as this viewer may see it: staff all of it, students only of public tests more than their result."""
    return report if may(viewer, Action.SEE_ANSWERS) else seen_by_student(report)


def seen_by_student(report: Report) -> Report:
    """The report without what could tell about hidden tests: their input, answers, output and whatever quotes them."""
    return replace(report, tests=tuple(test if test.public else _hidden(test) for test in report.tests))


def _hidden(test: TestResult) -> TestResult:
    told: list[Feedback] = []
    for one in map(hidden, test.feedback):
        if one is not None and one not in told:
            told.append(one)
    return replace(
        test,
        feedback=tuple(told),
        wall_seconds=0.0,
        input=None,
        expected=None,
        actual=None,
        stdout=None,
        traceback=None,
        drawing=None,
        expected_drawing=None,
        explanation=None,
    )
