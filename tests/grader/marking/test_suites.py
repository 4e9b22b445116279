"""A pytest suite in the report: its tests, their names and points, what is told of them, and to whom."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from grader.exercise.model import Limits, LocalText, Returns, SuiteTest, Test
from grader.marking.mark import mark
from grader.marking.plan import DEFAULTS, plan
from grader.marking.report import Status, to_json
from grader.marking.visibility import seen_by_student
from sandbox.suites import SuiteResult, Verdict
from sandbox.types import CaseResult, Failure, Frame, Outcome, RunResult, SuiteCase
from tests.grader.marking.judging import SOURCE, call, exercise, failure, program, returned
from tests.grader.marking.suites import PATH, TEXTS, case, failed, judged, one, suite, told, whole


def test_a_suite_travels_whole_with_the_limits_of_each_test():
    tests = exercise(suite(), call(Returns(1)))
    assert plan(tests, SOURCE).cases[0] == SuiteCase(PATH, TEXTS)
    slower = exercise(suite(limits=Limits(wall_seconds=5)))
    limits = replace(DEFAULTS, wall_seconds=5, cpu_seconds=5)
    assert plan(slower, SOURCE).cases == (SuiteCase(PATH, TEXTS, limits),)


def test_each_test_of_a_suite_is_one_of_the_report():
    report = whole(
        [call(Returns(1), name="first"), suite(group="Accounts", public=True)],
        [returned(1), case(one("test_a", points=2, wall_seconds=0.25), failed("TestB::test_c", stdout="hi\n"))],
    )
    assert [(t.name, t.points, t.max_points, t.public, t.group, t.suite) for t in report.tests] == [
        ("first", 1, 1, False, None, None),
        ("test_a", 2, 2, True, "Accounts", "bank"),
        ("TestB::test_c", 0, 1, True, "Accounts", "bank"),
    ]
    assert (report.points, report.max_points) == (3, 4)
    passed, other = report.tests[1:]
    assert (passed.wall_seconds, passed.feedback, passed.hint) == (0.25, (), {})
    assert (other.stdout, other.hint, other.status) == ("hi\n", {"en": "Look at the first line."}, Status.FAILED)


def test_the_marker_says_more_than_the_declared_test():
    (told,) = judged(failed(called="gives back", points=5, public=True, title={"th": "คืนเงิน"}, hint={"th": "ดู"}))
    assert (told.name, told.title, told.hint) == ("gives back", {"th": "คืนเงิน"}, {"th": "ดู"})
    assert (told.max_points, told.public) == (5, True)


def test_a_hidden_tests_name_tells_none_of_its_parameters():
    tests = [one("test_t[3-6]"), one("test_t[secret-7]"), one("test_u[9]"), one("test_v[empty]", own_id=True)]
    report = whole([suite()], [case(*tests)])
    names = [test.name for test in report.tests]
    assert names == ["test_t (1)", "test_t (2)", "test_u", "test_v[empty]"]
    assert [test.input for test in report.tests] == ["test_t[3-6]", "test_t[secret-7]", "test_u[9]", None]
    assert "secret" not in json.dumps(to_json(seen_by_student(report)))
    assert [test.name for test in judged(*tests, public=True)] == [test.name for test in tests]


def test_parameters_that_share_a_marker_are_numbered():
    tests = [one(f"test_t[{n}]", called="adds", title={"th": "บวก"}, public=n == 2) for n in (1, 2)]
    assert [(t.name, dict(t.title)) for t in judged(*tests)] == [
        ("adds (1)", {"th": "บวก (1)"}),
        ("adds (2)", {"th": "บวก (2)"}),
    ]


def test_parameters_with_ids_of_the_authors_are_told_apart_by_them():
    tests = [one(f"test_t[{words}]", called="adds", own_id=True) for words in ("no list", "[1]")]
    assert [test.name for test in judged(*tests)] == ["adds (no list)", "adds ([1])"]


def test_a_name_is_cut_and_stays_one():
    tests = [one(f"test_{'x' * 500}[{n}]") for n in (1, 2)]
    names = [test.name for test in judged(*tests)]
    assert len(set(names)) == 2
    assert all(len(name) <= 121 for name in names)


EXPLAINED = "> assert total([1]) == 7\nE assert 8 == 7"


def test_a_check_that_fails_is_explained_where_the_test_is_public():
    (result,) = judged(failed(explanation=EXPLAINED), public=True)
    assert told(result) == [("assertion-failed", {})]
    assert result.explanation == EXPLAINED
    assert seen_by_student(whole([suite(public=True)], [case(failed(explanation=EXPLAINED))])).tests[0] == result


def test_of_a_hidden_test_a_student_sees_only_that_it_failed():
    tests = (
        failed("test_a", explanation=EXPLAINED, stdout="1234567"),
        one("test_b", Verdict.NOT_RUN, reason="1234567"),
    )
    seen = seen_by_student(whole([suite()], [case(*tests)]))
    assert [told(test) for test in seen.tests] == [[("wrong-result", {})], [("skipped", {})]]
    assert "assert 8 == 7" not in json.dumps(to_json(seen))
    assert "1234567" not in json.dumps(to_json(seen))


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("timed_out", ("timed-out", {"seconds": 2})),
        ("out_of_memory", ("out-of-memory", {"mib": 128})),
        ("output_limit", ("output-limit", {"kib": 256})),
        ("signalled", ("signalled", {"signal": "?"})),
        ("exited", ("assertion-failed", {})),
        ("raised", ("assertion-failed", {})),
    ],
)
def test_how_the_students_process_ended_is_told(outcome, expected):
    (result,) = judged(failed(outcome=outcome))
    assert told(result) == [expected]
    assert result.outcome == outcome


def test_the_signal_that_ended_a_program_is_told_by_its_name():
    (result,) = judged(failed(outcome="signalled", signal=11))
    assert told(result) == [("signalled", {"signal": "SIGSEGV"})]


def test_a_program_that_ended_itself_is_told_so_on_hidden_tests_too():
    report = whole([suite()], [case(failed(ended_early=True, explanation=EXPLAINED))])
    assert told(report.tests[0]) == told(seen_by_student(report).tests[0]) == [("ended-early", {})]


@pytest.mark.parametrize(
    ("outcome", "reason", "expected"),
    [
        ("exited", "only on Mondays", ("skipped-because", {"reason": "only on Mondays"})),
        ("exited", "", ("skipped", {})),
        ("not_started", "", ("stopped-early", {})),
    ],
)
def test_a_test_that_was_not_run_says_why_and_earns_nothing(outcome, reason, expected):
    (result,) = judged(one("test_a", Verdict.NOT_RUN, outcome, reason=reason))
    assert (told(result), result.status, result.points) == ([expected], Status.NOT_RUN, 0)


BROKE = Failure("ValueError", ("ValueError", "Exception"), "no", (Frame("solution.py", 2, "total", "forged"),))


def test_a_students_exception_is_told_with_its_line():
    (result,) = judged(failed(failure=BROKE, explanation=EXPLAINED), public=True)
    assert [code for code, _ in told(result)] == ["raised", "at-line"]
    assert result.traceback is not None
    assert result.traceback.endswith("ValueError: no")
    assert result.explanation == EXPLAINED


def test_an_exception_while_the_file_is_loaded_says_so():
    loading = Failure("ValueError", ("ValueError",), "no", (Frame("solution.py", 2, "<module>", ""),))
    (result,) = judged(failed(failure=loading))
    assert [code for code, _ in told(result)] == ["raised", "at-line", "while-loading"]


def lacks(type_name, message) -> list[tuple[str, dict[str, object]]]:
    return told(judged(failed(failure=failure(type_name, message, line=None)))[0])


@pytest.mark.parametrize(
    ("type_name", "message", "expected"),
    [
        ("AttributeError", "module 'solution' has no attribute 'total'", [("missing-name", {"name": "total"})]),
        ("ImportError", "cannot import name 'total' from 'solution'", [("missing-name", {"name": "total"})]),
        ("AttributeError", "'int' object has no attribute 'real'", [("missing-attribute", {"name": "real"})]),
        ("TypeError", "total() takes 0 positional arguments but 1 was given", None),
    ],
)
def test_what_the_suite_asks_for_and_the_code_lacks_is_named(type_name, message, expected):
    expected = expected or [("wrong-arguments", {"message": message})]
    assert lacks(type_name, message) == expected


@pytest.mark.parametrize(
    ("type_name", "message"),
    [
        ("AttributeError", "module 'solution' has no attribute 'secret'"),
        ("AttributeError", "'int' object has no attribute 'secret'"),
        ("TypeError", "unsupported operand"),
        ("ValueError", "module 'solution' has no attribute 'total'"),
    ],
)
def test_a_name_that_is_not_of_the_suites_code_is_none_it_lacks(type_name, message):
    assert [code for code, _ in lacks(type_name, message)] == ["raised"]


def test_a_similar_name_is_told():
    result = mark(
        exercise(suite()),
        {"solution.py": "def Total(): ..."},
        RunResult(
            (case(failed(failure=failure("ImportError", "cannot import name 'total'", line=None))),), 1, "l", "x"
        ),
    ).tests[0]
    assert told(result)[1] == ("similar-name", {"name": "total", "similar": "Total"})


@pytest.mark.parametrize("source", ["def (:\n", "x = '\0'", "(" * 5000])
def test_a_suite_that_this_python_cannot_read_names_nothing(source):
    test = Test("bank", SuiteTest(PATH, {PATH: source}))
    broken = failure("AttributeError", "module 'solution' has no attribute 'total'", line=None)
    result = mark(exercise(test), SOURCE, RunResult((case(failed(failure=broken)),), 1, "l", "x"))
    assert [code for code, _ in told(result.tests[0])] == ["raised"]


SYNTAX = failure("SyntaxError", "'(' was never closed", column=5)


def test_a_file_that_is_no_python_is_told_once_for_all_tests_of_the_suite():
    cases = [CaseResult(Outcome.RAISED, failure=SYNTAX), case(failed("a", failure=SYNTAX), one("b", Verdict.NOT_RUN))]
    report = whole([call(Returns(1)), suite()], cases)
    assert [one.code for one in report.feedback] == ["syntax-error"]
    assert [[one.code for one in test.feedback] for test in report.tests] == [
        ["syntax-error"],
        ["syntax-error"],
        ["skipped"],
    ]


def test_a_test_that_waits_for_a_suite_needs_all_of_its_tests():
    declared = [suite(), call(Returns(1), name="then", after="bank")]
    assert whole(declared, [case(one("a"), failed("b")), returned(1)]).tests[2].status is Status.NOT_RUN
    assert whole(declared, [case(one("a"), one("b")), returned(1)]).tests[2].status is Status.PASSED


def test_all_tests_of_a_suite_wait_for_what_it_waits_for():
    declared = [call(Returns(1), name="first"), suite(after="first")]
    report = whole(declared, [returned(2), case(one("a"), failed("b", explanation=EXPLAINED, failure=BROKE))])
    assert [told(test) for test in report.tests[1:]] == [[("after-failed", {"name": "first"})]] * 2
    assert [(test.points, test.explanation, test.hint) for test in report.tests[1:]] == [(0, None, {})] * 2
    assert report.max_points == 3


@pytest.mark.parametrize(
    ("result", "status", "codes"),
    [
        (CaseResult(Outcome.NOT_STARTED), Status.NOT_RUN, ["stopped-early"]),
        (CaseResult(Outcome.TIMED_OUT, wall_seconds=2), Status.FAILED, ["timed-out"]),
        (CaseResult(Outcome.RAISED, failure=BROKE), Status.FAILED, ["raised", "at-line", "while-loading"]),
        (CaseResult(Outcome.EXITED, suite=SuiteResult()), Status.FAILED, ["ended-early"]),
    ],
)
def test_a_suite_of_which_nothing_came_is_one_test_worth_what_it_was_declared(result, status, codes):
    report = whole([suite(title=LocalText({"th": "ธนาคาร"})), program("1")], [result, CaseResult(Outcome.NOT_STARTED)])
    alone = report.tests[0]
    assert (alone.name, alone.status, alone.points, alone.max_points) == ("bank", status, 0, 3)
    assert [code for code, _ in told(alone)] == codes
    assert (alone.suite, alone.title) == ("bank", {"th": "ธนาคาร"})
