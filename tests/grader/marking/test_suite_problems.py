"""What is wrong with a suite is its author's problem; and whatever a judge found can be marked."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise.model import Returns, SuiteTest, Test
from grader.marking.codes import CODES
from grader.marking.plan import plan
from grader.marking.plan_source import is_for_the_sandbox
from grader.marking.report import Report, Status, from_json, to_json
from grader.marking.suite_names import called
from grader.marking.suite_problems import suite_problems
from grader.marking.visibility import seen_by_student
from sandbox import suites
from sandbox.suites import Marker, SuiteResult, Verdict
from sandbox.types import CaseResult, Failure, Limits, Outcome, SuiteCase
from tests.grader.marking.judging import SOURCE, call, exercise, program, returned
from tests.grader.marking.suites import PATH, case, failed, one, suite, whole
from tests.grader.strategies import EXERCISES, TEXT


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
    fixture = f"{PATH}:12\n>  x = first()\nconftest.py:3\nE   NameError: name 'x' is not defined\nother.py:9"
    told = suite_problems(exercise(suite()), [CaseResult(Outcome.EXITED, suite=SuiteResult(problem=fixture))])
    assert [(one.file, one.line) for one in told] == [("tests/conftest.py", 3)]
    syntax = 'E   File "tests/test_it.py", line 9\nE   SyntaxError: invalid syntax'
    told = suite_problems(exercise(suite()), [CaseResult(Outcome.EXITED, suite=SuiteResult(problem=syntax))])
    assert [(one.file, one.line) for one in told] == [(PATH, 9)]
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
