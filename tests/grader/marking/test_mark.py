import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise.model import Exercise, LocalText, ProgramTest, Returns
from grader.marking.codes import CODES
from grader.marking.fit import MAX_BYTES
from grader.marking.mark import mark
from grader.marking.report import Status, from_json, to_json
from sandbox.types import CaseResult, Failure, Frame, Outcome, RunResult, StepResult
from sandbox.values import Instance
from tests.grader.marking.judging import call, codes, exercise, failure, judged, printed, program, report, returned
from tests.grader.strategies import EXERCISES, TEXT, VALUES

LIMITS = {"wall_seconds": 1.9, "cpu_seconds": 0.1}


@pytest.mark.parametrize(
    ("case", "code", "params"),
    [
        (CaseResult(Outcome.TIMED_OUT, wall_seconds=2.0, cpu_seconds=0.1), "timed-out", {"seconds": 2.0}),
        (CaseResult(Outcome.TIMED_OUT, wall_seconds=1.0, cpu_seconds=2.0), "timed-out", {"seconds": 2.0}),
        (CaseResult(Outcome.OUT_OF_MEMORY), "out-of-memory", {"mib": 128}),
        (CaseResult(Outcome.OUTPUT_LIMIT), "output-limit", {"kib": 256}),
        (CaseResult(Outcome.SIGNALLED, signal=11), "signalled", {"signal": "SIGSEGV"}),
        (CaseResult(Outcome.SIGNALLED, signal=999), "signalled", {"signal": "999"}),
        (CaseResult(Outcome.SIGNALLED), "signalled", {"signal": "?"}),
    ],
)
def test_how_the_run_ended_is_told_with_the_limit(case, code, params):
    for test in (call(Returns(1)), program("1")):
        told = judged(test, case).feedback
        assert [(one.code, dict(one.params)) for one in told] == [(code, params)]
        assert judged(test, case).status is Status.FAILED


def test_right_answers_do_not_count_when_the_run_was_ended():
    case = CaseResult(Outcome.TIMED_OUT, steps=(StepResult(6),))
    assert codes(call(Returns(6)), case) == ["timed-out"]


def test_what_was_never_started_is_not_run():
    result = judged(program("1", hint=LocalText({"th": "ลูป"})), CaseResult(Outcome.NOT_STARTED))
    assert (result.status, result.points) == (Status.NOT_RUN, 0)
    assert [one.code for one in result.feedback] == ["stopped-early"]
    assert result.hint == {"th": "ลูป"}


def test_a_hint_is_only_for_those_who_need_it():
    test = program("1", hint=LocalText({"th": "ลูป"}))
    assert judged(test, printed("1")).hint == {}
    assert judged(test, printed("2")).hint == {"th": "ลูป"}


def test_a_test_waits_for_the_one_before_it():
    tests = [program("1", name="a"), program("2", name="b", after="a"), program("3", name="c", after="b")]
    results = report(tests, [printed("x"), printed("2"), printed("3")]).tests
    assert [one.status for one in results] == [Status.FAILED, Status.NOT_RUN, Status.NOT_RUN]
    assert [[(f.code, dict(f.params)) for f in one.feedback] for one in results[1:]] == [
        [("after-failed", {"name": "a"})],
        [("after-failed", {"name": "b"})],
    ]
    assert (results[1].points, results[1].actual, results[1].outcome) == (0, None, "not_started")


def test_a_test_may_wait_for_a_later_one():
    tests = [program("1", name="a", after="b"), program("2", name="b")]
    assert [one.status for one in report(tests, [printed("1"), printed("2")]).tests] == [Status.PASSED] * 2
    assert [one.status for one in report(tests, [printed("1"), printed("x")]).tests] == [Status.NOT_RUN, Status.FAILED]


def test_a_circle_of_waiting_tests_ends():
    tests = [program("1", name="a", after="b"), program("2", name="b", after="a"), program("3", name="c", after="?")]
    assert [one.status for one in report(tests, [printed("1"), printed("2"), printed("3")]).tests] == [
        Status.PASSED
    ] * 3


SYNTAX = failure("SyntaxError", "'(' was never closed", column=5)


def test_a_file_that_is_no_python_is_told_once_for_all():
    made = report(
        [call(Returns(1), name="a"), program("1", name="b")], [CaseResult(Outcome.RAISED, failure=SYNTAX)] * 2
    )
    told = {"type": "SyntaxError", "message": "'(' was never closed", "file": "solution.py", "line": 2, "column": 5}
    assert [(one.code, dict(one.params)) for one in made.feedback] == [("syntax-error", told)]
    assert [[one.code for one in test.feedback] for test in made.tests] == [["syntax-error"]] * 2
    assert {test.status for test in made.tests} == {Status.FAILED}


@pytest.mark.parametrize(
    "cases",
    [
        [
            CaseResult(Outcome.RAISED, failure=SYNTAX),
            CaseResult(Outcome.RAISED, failure=failure("SyntaxError", "x", column=5)),
        ],
        [CaseResult(Outcome.RAISED, failure=failure("SyntaxError", "x"))] * 2,
        [CaseResult(Outcome.RAISED, failure=failure("SyntaxError", "x", line=None, column=1))] * 2,
        [CaseResult(Outcome.RAISED, failure=SYNTAX, steps=(StepResult(),))] * 2,
        [CaseResult(Outcome.RAISED)] * 2,
    ],
)
def test_an_exception_that_only_looks_like_it_is_none(cases):
    broken = [CaseResult(one.outcome, failure=_as_syntax(one.failure), steps=one.steps) for one in cases]
    assert report([program("1", name="a"), program("2", name="b")], broken).feedback == ()


def _as_syntax(error: Failure | None) -> Failure | None:
    return error and Failure(error.type, (error.type, "SyntaxError"), error.message, error.frames, error.column)


def test_a_lone_hidden_test_tells_no_message_that_could_hold_its_input():
    case = CaseResult(Outcome.RAISED, failure=_as_syntax(SYNTAX))
    assert report([program("1")], [case]).feedback == ()
    assert report([program("1", public=True)], [case]).feedback != ()


def test_the_report_knows_what_made_it():
    made = report([program("1")], [printed("1")])
    assert (made.exercise, made.revision, made.sandbox, made.image) == ("basics/one", "sha256:1", "local", "python")


def test_other_results_than_tests_are_our_bug():
    with pytest.raises(ValueError, match="1 tests cannot be judged by 2 results"):
        report([program("1")], [printed("1")] * 2)


def test_a_large_report_is_cut():
    tests = [program("x\n" * 3000, name=f"test {n}", public=True) for n in range(300)]
    made = report(tests, [printed("y" * 200_000)] * 300)
    assert len(json.dumps(to_json(made)).encode()) < 2 * MAX_BYTES
    assert len(json.dumps(to_json(made), ensure_ascii=False).encode()) <= MAX_BYTES * 1.1
    assert made.tests[0].feedback[0].code == "wrong-output"


def test_texts_that_no_database_takes_are_mended():
    made = report([program("a", name="a"), call(Returns("b"), name="b")], [printed("\0\ud800"), returned("\ud800\0")])
    text = json.dumps(to_json(made), ensure_ascii=False)
    assert text.encode()
    assert "\\u0000" not in text


INSTANCES = st.builds(Instance, TEXT, st.lists(TEXT, max_size=2).map(tuple), TEXT, VALUES)
ANY_VALUE = VALUES | INSTANCES | st.lists(INSTANCES, max_size=2) | st.floats() | st.just("\ud800")
FRAMES = st.builds(Frame, st.sampled_from(["solution.py", "other.py", ""]), st.integers(-5, 50), TEXT, TEXT)
TYPES = st.sampled_from(
    ["NameError", "AttributeError", "TypeError", "EOFError", "SyntaxError", "ValueError", "เออ", ""]
)
MESSAGES = TEXT | st.sampled_from(
    ["name 'total' is not defined", "x has no attribute 'balance'", "f() takes 0 positional arguments"]
)
FAILURES = st.builds(
    Failure,
    TYPES,
    st.lists(TYPES, max_size=3).map(tuple),
    MESSAGES,
    st.lists(FRAMES, max_size=3).map(tuple),
    st.none() | st.integers(-3, 300),
)
STEPS = st.builds(StepResult, ANY_VALUE, st.none() | FAILURES, TEXT)
CASES = st.builds(
    CaseResult,
    st.sampled_from(Outcome),
    st.floats(0, 100),
    st.floats(0, 100),
    TEXT,
    TEXT,
    st.booleans(),
    st.none() | st.integers(-300, 300),
    st.none() | st.integers(-300, 300),
    st.none() | FAILURES,
    st.lists(STEPS, max_size=4).map(tuple),
    st.dictionaries(st.sampled_from(["xs", "ys", "other"]), ANY_VALUE, max_size=2),
    st.dictionaries(st.sampled_from(["a.txt", "out.csv"]), st.none() | TEXT, max_size=2),
)


@settings(max_examples=40)
@given(EXERCISES, st.data())
def test_whatever_came_out_of_the_sandbox_can_be_judged(whole: Exercise, data):
    cases = tuple(data.draw(CASES) for _ in whole.tests)
    made = mark(whole, {"solution.py": "def total(xs):\n    pass\n"}, RunResult(cases, 1.0, "local", "x"))
    assert from_json(json.loads(json.dumps(to_json(made)))).points == made.points
    assert 0 <= made.points <= made.max_points == whole.max_points
    for test in made.tests:
        assert (test.status is Status.PASSED) is (test.points == test.max_points) is (not test.feedback)
    for one in (*made.feedback, *(one for test in made.tests for one in test.feedback)):
        assert set(one.params) == set(CODES[one.code].params)


@settings(max_examples=40)
@given(EXERCISES)
def test_the_expected_results_earn_full_marks(whole: Exercise):
    """Only for programs: what a call expects may be contradictory when it is made up."""
    tests, cases = [], []
    for test in whole.tests:
        kind = test.kind
        if isinstance(kind, ProgramTest):
            tests.append(test)
            cases.append(printed(kind.stdout or "", exit_code=kind.exit_code or 0, collected=kind.writes))
    made = mark(exercise(*tests), {}, RunResult(tuple(cases), 1.0, "local", "x"))
    assert made.points == made.max_points
