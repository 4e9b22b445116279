import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.access import Role, Viewer
from grader.exercise.model import CallTest, Prints, Raises, Returns, Step, Test
from grader.marking.codes import CODES
from grader.marking.report import Status, to_json
from grader.marking.visibility import as_seen_by
from sandbox.types import CaseResult, Outcome, StepResult
from sandbox.values import Instance
from tests.grader.marking.judging import call, failure, printed, program, raised, report, returned
from tests.grader.strategies import REPORTS

STUDENT = Viewer(1, Role.STUDENT, attends=frozenset({1}))
STAFF = [Viewer(2, Role.TEACHER), Viewer(3, Role.AUTHOR), Viewer(4, Role.ADMIN)]
SECRET = "s3cr3t"
FORGED = failure(SECRET, SECRET, line=None)

SECRETS = [
    (call(Returns(SECRET), source=f"f('{SECRET}')"), returned(SECRET)),
    (call(Returns(SECRET)), returned("x" + SECRET)),
    (call(Returns([1, SECRET])), returned([1, 2])),
    (call(Returns({SECRET: 1})), returned({SECRET: 2})),
    (call(Returns(1)), returned(Instance(SECRET, (SECRET,), SECRET))),
    (call(Returns(1), given={"xs": SECRET}), raised(failure("KeyError", SECRET))),
    (call(Returns(1)), raised(FORGED)),
    (call(Returns(1)), raised(failure("TypeError", f"f() takes {SECRET}", line=None))),
    (call(Raises(SECRET)), returned(1)),
    (call(Raises("KeyError")), raised(FORGED)),
    (call(Raises("KeyError", SECRET)), raised(failure("KeyError", "x"))),
    (call(Prints(SECRET)), returned(None, SECRET + "x")),
    (call(given={"xs": 1}, then={"xs": SECRET}), returned(None, observed={"xs": 1})),
    (Test("t", CallTest((Step(f"a = f('{SECRET}')"), Step("a", (Returns(1),))))), CaseResult(Outcome.EXITED, steps=(StepResult(), StepResult(2)))),
    (program(SECRET, stdin=SECRET, args=(SECRET,)), printed(SECRET + "x")),
    (program(writes={f"{SECRET}.txt": SECRET}), printed("")),
    (program(writes={f"{SECRET}.txt": SECRET}), printed("", collected={f"{SECRET}.txt": "x"})),
    (program("1"), CaseResult(Outcome.RAISED, failure=FORGED, stderr=SECRET, stdout=SECRET)),
    (program("1"), CaseResult(Outcome.RAISED, failure=failure("SyntaxError", SECRET, "SyntaxError", column=1))),
]  # fmt: skip


@pytest.mark.parametrize(("test", "case"), SECRETS)
def test_a_student_learns_nothing_secret_of_a_hidden_test(test, case):
    whole = report([test], [case])
    assert SECRET in json.dumps(to_json(whole), ensure_ascii=False)
    assert SECRET not in json.dumps(to_json(as_seen_by(whole, STUDENT)), ensure_ascii=False)


@settings(max_examples=40)
@given(REPORTS)
def test_a_hidden_test_shows_only_its_result(made):
    for before, after in zip(made.tests, as_seen_by(made, STUDENT).tests, strict=True):
        if before.public:
            assert after == before
        else:
            assert {after.input, after.expected, after.actual, after.stdout, after.traceback} == {None}
            assert (after.name, after.status, after.points, after.hint) == (
                before.name,
                before.status,
                before.points,
                before.hint,
            )


@settings(max_examples=40)
@given(REPORTS, st.sampled_from(STAFF))
def test_staff_see_everything(made, viewer):
    assert as_seen_by(made, viewer) == made


@settings(max_examples=40)
@given(REPORTS)
def test_looking_twice_shows_no_less(made):
    once = as_seen_by(made, STUDENT)
    assert as_seen_by(once, STUDENT) == once


def test_a_student_still_learns_what_went_wrong():
    cases = [returned(None), CaseResult(Outcome.TIMED_OUT, wall_seconds=2.0), raised(failure("ZeroDivisionError", "x"))]
    tests = [call(Returns(1), name=str(n)) for n in range(3)]
    seen = as_seen_by(report(tests, cases), STUDENT)
    assert [[one.code for one in test.feedback] for test in seen.tests] == [
        ["no-return"],
        ["timed-out"],
        ["raised-type"],
    ]
    assert {test.status for test in seen.tests} == {Status.FAILED}


def test_neither_line_nor_time_tells_a_student_of_a_hidden_input():
    case = replace(raised(failure("ZeroDivisionError", "x")), wall_seconds=1.25)
    seen = as_seen_by(report([call(Returns(1))], [case]), STUDENT).tests[0]
    assert seen.wall_seconds == 0
    assert all("line" not in one.params for one in seen.feedback)


def test_the_same_is_not_said_twice():
    test = Test("t", program("x", writes={"a": "1", "b": "2"}).kind)
    seen = as_seen_by(report([test], [printed("")]), STUDENT)
    assert [one.code for one in seen.tests[0].feedback] == ["no-output", "wrong-result"]


def test_every_code_for_hidden_tests_exists():
    assert {code.hidden for code in CODES.values()} - {None} <= set(CODES)
