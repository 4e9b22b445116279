"""What is counted as explained: only what names a cause, and for every test that an exception ended."""

from __future__ import annotations

from typing import Any

import pytest

from grader.marking.codes import feedback
from grader.marking.report import Feedback, Report, Status, TestResult, to_json
from tests.corpus.explanations import CAUSE, KIND, NOTHING, share, stopped
from tests.corpus.programs import Program

PROGRAM = Program("q1/one", "def f(xs):\n    return xs[0]\n\n\ndef g(xs, i):\n    return xs[i]\n", "fail")
FIRST, FAR, EXOTIC = (
    (feedback("raised", type=kind, message=message), feedback("at-line", file="solution.py", line=line, text=""))
    for kind, message, line in (
        ("IndexError", "list index out of range", 2),
        ("IndexError", "list index out of range", 6),
        ("Exotic", "x", 2),
    )
)
LOOP = (feedback("timed-out", seconds=2),)


def report(*tests: tuple[Feedback, ...]) -> dict[str, Any]:
    told = tuple(TestResult(str(n), Status.FAILED, 0, 1, True, "raised", one) for n, one in enumerate(tests))
    return to_json(Report("a/b", "r", told))


@pytest.mark.parametrize(
    ("tests", "explained", "at_limit"),
    [
        ([FIRST], CAUSE, False),
        ([FIRST, (feedback("wrong-output"),)], CAUSE, False),
        ([FIRST, FAR], KIND, False),
        ([FIRST, EXOTIC], NOTHING, False),
        ([LOOP], KIND, True),
        ([LOOP, FIRST], KIND, False),
    ],
)
def test_a_program_counts_by_the_least_that_one_of_its_tests_gets(tests, explained, at_limit):
    found = stopped(PROGRAM, report(*tests))
    assert found is not None
    assert (found.explained, found.at_limit) == (explained, at_limit)


def test_a_program_that_always_came_to_its_end_counts_not_at_all():
    assert stopped(PROGRAM, report((feedback("wrong-output"),))) is None
    assert stopped(PROGRAM, {"state": "stuck"}) is None


def test_the_share_is_of_the_programs_with_an_exception():
    found = [stopped(PROGRAM, report(*tests)) for tests in ([FIRST], [FIRST], [FAR], [EXOTIC], [LOOP])]
    assert share([one for one in found if one is not None]) == 0.5
