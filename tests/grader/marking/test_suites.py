"""A pytest suite in the report: its tests, their names and points, what is told of them, and to whom."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise.model import LocalText, Returns, SuiteTest, Test
from grader.marking.codes import CODES
from grader.marking.mark import mark
from grader.marking.plan import plan
from grader.marking.plan_source import is_for_the_sandbox
from grader.marking.report import Report, Status, TestResult, from_json, to_json
from grader.marking.suite_names import called
from grader.marking.suite_problems import suite_problems
from grader.marking.visibility import seen_by_student
from sandbox import suites
from sandbox.suites import Marker, SuiteResult, Verdict
from sandbox.types import CaseResult, Failure, Frame, Limits, Outcome, RunResult, SuiteCase
from tests.grader.marking.judging import SOURCE, call, exercise, failure, program, returned
from tests.grader.strategies import EXERCISES, TEXT

PATH = "tests/test_it.py"
TEXTS = {
    PATH: "from solution import total\n\ndef test_it():\n    assert total([1]).real == 'secret'\n",
    "tests/a.csv": "x",
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


def test_a_suite_travels_whole_with_the_limits_of_each_test():
    tests = exercise(suite(), call(Returns(1)))
    assert plan(tests, SOURCE).cases[0] == SuiteCase(PATH, TEXTS)


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


EXPLAINED = ">   assert total([1]) == 7\nE   assert 8 == 7"


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


def problems(*cases: CaseResult, declared: list[Test] | None = None) -> list[tuple[str, str, int, str]]:
    found = suite_problems(exercise(*(declared or [suite()])), cases)
    return [(one.rule, one.key, one.line, one.message) for one in found]


def test_a_sound_suite_has_no_problem():
    assert problems(case(one("a"), one("b", points=1000, called="x" * 120, title={"th": "ก"}))) == []
    assert problems(CaseResult(Outcome.NOT_STARTED)) == []


def test_what_is_wrong_with_a_suite_is_its_authors_problem():
    words = f"{PATH}:12: in <module>\nE   NameError: name 'x' is not defined"
    broken = CaseResult(Outcome.EXITED, suite=SuiteResult(problem=words))
    assert problems(broken) == [("broken-suite", "tests[0].pytest", 12, words)]
    found = suite_problems(exercise(call(Returns(1)), suite()), [returned(1), broken])
    assert [(one.file, one.key) for one in found] == [(PATH, "tests[1].pytest")]
    vague = CaseResult(Outcome.EXITED, suite=SuiteResult(problem="no tests"))
    assert problems(vague) == [("broken-suite", "tests[0].pytest", 0, "no tests")]


def test_two_tests_of_one_name_are_the_authors_problem():
    twice = case(one("a", called="same"), one("b", called="same"), one("c", called="same"))
    assert problems(twice) == [("duplicate", "tests[0].pytest", 0, "two tests of the exercise have the name `same`")]
    declared = [call(Returns(1), name="test_a"), suite(), suite(name="other")]
    found = problems(returned(1), case(one("test_a")), case(one("test_b"), one("test_a")), declared=declared)
    assert [(rule, key) for rule, key, *_ in found] == [("duplicate", "tests[1].pytest")]


@pytest.mark.parametrize(
    "marker",
    [
        {"points": 0},
        {"points": 1001},
        {"called": ""},
        {"called": " "},
        {"called": "a\nb"},
        {"called": "x" * 121},
        {"title": {"Thai": "ก"}},
        {"title": {"th": " "}},
        {"hint": {"en": "x" * 2001}},
    ],
)
def test_a_marker_can_say_no_more_than_an_exercise_file(marker):
    (found,) = problems(case(one("test_a", **marker)))
    assert found[:2] == ("bad-marker", "tests[0].pytest")
    assert "test_a" in found[3]


def test_an_exercise_has_no_more_tests_than_a_page_bears():
    assert problems(case(*(one(f"test_{n}") for n in range(500)))) == []
    declared = [call(Returns(1)), suite()]
    (found,) = problems(returned(1), case(*(one(f"test_{n}") for n in range(500))), declared=declared)
    assert found[0] == "too-many"


MARKERS = st.builds(
    Marker,
    st.none() | st.integers(-5, 2000),
    st.none() | st.booleans(),
    st.none() | TEXT,
    st.dictionaries(TEXT, TEXT, max_size=2),
    st.dictionaries(TEXT, TEXT, max_size=2),
)
OUTCOMES = st.sampled_from([one.value for one in Outcome])
SUITE_TESTS = st.builds(
    suites.SuiteTest,
    st.sampled_from(["test_a", "test_a[1]", "test_a[2]", "T::b", "["]) | TEXT,
    MARKERS,
    st.sampled_from(Verdict),
    OUTCOMES,
    st.integers(0, 100).map(float),
    TEXT,
    TEXT,
    st.none() | st.builds(Failure, TEXT, st.lists(TEXT, max_size=2).map(tuple), TEXT),
    TEXT,
    st.booleans(),
)
RESULTS = st.lists(SUITE_TESTS, max_size=5).map(tuple)


@settings(max_examples=60)
@given(RESULTS, st.booleans())
def test_whatever_a_judge_found_can_be_marked(tests, public):
    report = whole([suite(public=public), program("1")], [case(*tests), CaseResult(Outcome.TIMED_OUT)])
    assert from_json(json.loads(json.dumps(to_json(report)))) == report
    for test in report.tests:
        assert (test.status is Status.PASSED) is (not test.feedback)
        for told in (*test.feedback, *seen_by_student(report).feedback):
            assert set(told.params) == set(CODES[told.code].params)
    assert len(suite_problems(exercise(suite(public=public)), [case(*tests)])) >= 0


@settings(max_examples=60)
@given(RESULTS, st.booleans())
def test_tests_of_a_suite_without_problems_have_names_of_their_own(tests, public):
    if suite_problems(exercise(suite(public=public)), [case(*tests)]):
        return
    names = [one.name for one in called(tests, public=public)]
    assert len(set(names)) == len(names)


@settings(max_examples=60)
@given(st.text("abc", min_size=6, max_size=20), RESULTS)
def test_no_parameter_of_a_hidden_test_reaches_a_student(secret, tests):
    hidden = failed(f"test_h[{secret}]", explanation=secret, stdout=secret, reason=secret)
    report = whole([suite()], [case(*tests, hidden)])
    shown = seen_by_student(report).tests[-1]
    assert secret not in json.dumps(to_json(Report("e", "r", (shown,))))


@settings(max_examples=20)
@given(EXERCISES)
def test_a_suite_is_planned_among_other_tests(whole_exercise):
    cases = plan(whole_exercise, SOURCE).cases
    for test, planned in zip(filter(is_for_the_sandbox, whole_exercise.tests), cases, strict=True):
        assert isinstance(planned, SuiteCase) is isinstance(test.kind, SuiteTest)
        assert planned.limits is None or isinstance(planned.limits, Limits)
