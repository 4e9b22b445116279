"""Tests that read the code: what is told of each finding, what passes, and what a student sees of a hidden one."""

from __future__ import annotations

from typing import Any

import pytest

from grader.exercise.model import CallTest, ProgramTest, Returns, Step, SuiteTest, Test
from grader.exercise.source_tests import StructureTest, StyleTest
from grader.marking.judge_style import MOST_TOLD
from grader.marking.lint import Linted, LintFinding
from grader.marking.mark import mark
from grader.marking.plan import plan
from grader.marking.plan_source import entries, spread
from grader.marking.report import Status
from grader.marking.visibility import seen_by_student
from sandbox.structure.rules import Finding, Place, Rule, StructureCase, rule_to_json
from sandbox.types import CallCase, CaseResult, Outcome, RunResult
from tests.grader.marking.judging import SOURCE, codes, exercise, failure, judged, raised, report, returned, told

LOOP = Rule("loop")
NO_SUM = Rule("call", "sum", any_name=False, forbidden=True)
HERE = Place("solution.py", 2, 12)
CALL = Test("works", CallTest((Step("total([1])", (Returns(1),)),)))
TOLD = Test("tidy", StyleTest(("E",)), points=0, public=True)
FOUND = LintFinding("E711", "Comparison to `None` should be `cond is None`", "solution.py", 2, 5)


def structure(*rules: Rule, **options: Any) -> Test:
    return Test(options.pop("name", "built"), StructureTest(rules), **options)


def read(*findings: Finding) -> CaseResult:
    return CaseResult(Outcome.EXITED, findings=findings)


def test_each_rule_is_told_in_order_met_or_not():
    found = told(structure(LOOP, NO_SUM), read(Finding(True, 1, (HERE,)), Finding(False, 1, (HERE,))))
    assert found == [
        ("requirement-met", {"rule": rule_to_json(LOOP), "seen_line": 2}),
        (
            "requirement-broken",
            {"rule": rule_to_json(NO_SUM), "file": "solution.py", "line": 2, "text": "return sum(xs)"},
        ),
    ]


@pytest.mark.parametrize(
    ("rule", "finding", "code", "params"),
    [
        (LOOP, Finding(met=False), "requirement-missing", {}),
        (LOOP, Finding(met=False, scope_found=False), "requirement-no-scope", {"name": ""}),
        (Rule("loop", within="f"), Finding(met=False, scope_found=False), "requirement-no-scope", {"name": "f"}),
        (Rule("loop", at_least=3), Finding(False, 2, (HERE, HERE)), "requirement-count", {"count": 2}),
        (
            Rule("function", "f", any_name=False),
            Finding(met=False, near=HERE, near_words="f(a)"),
            "requirement-nearly",
            {"actual": "f(a)", "file": "solution.py", "line": 2},
        ),
        (NO_SUM, Finding(met=True), "requirement-met", {"seen_line": 0}),
    ],
)
def test_what_is_wrong_is_told_by_its_own_code(rule, finding, code, params):
    assert told(structure(rule), read(finding)) == [(code, {"rule": rule_to_json(rule), **params})]


def test_a_test_passes_when_every_rule_is_met():
    test = structure(LOOP, NO_SUM, points=3)
    passed = judged(test, read(Finding(True, 1, (HERE,)), Finding(met=True)))
    failed = judged(test, read(Finding(met=True), Finding(False, 1, (HERE,))))
    assert (passed.status, passed.points, failed.status, failed.points) == (Status.PASSED, 3, Status.FAILED, 0)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (CaseResult(Outcome.TIMED_OUT, wall_seconds=2), "timed-out"),
        (CaseResult(Outcome.OUT_OF_MEMORY), "out-of-memory"),
        (CaseResult(Outcome.SIGNALLED, signal=11), "signalled"),
        (CaseResult(Outcome.RAISED, failure=failure("RecursionError", "too deep", line=None)), "raised"),
        (CaseResult(Outcome.EXITED), "ended-early"),
        (read(Finding(met=True), Finding(met=True)), "ended-early"),
    ],
)
def test_a_source_that_could_not_be_read_fails_for_that_reason(case, code):
    assert codes(structure(LOOP), case)[0] == code
    assert judged(structure(LOOP), case).status is Status.FAILED


def test_a_reader_that_was_never_started_fails_nobody():
    assert judged(structure(LOOP), CaseResult(Outcome.NOT_STARTED)).status is Status.NOT_RUN


def test_a_syntax_error_is_told_once_for_all():
    broken = raised(failure("SyntaxError", "invalid syntax", line=2, column=3))
    broken = CaseResult(broken.outcome, failure=broken.failure)
    made = mark(
        exercise(CALL, structure(LOOP), TOLD),
        SOURCE,
        RunResult((broken, broken, CaseResult(Outcome.EXITED)), 0, "", ""),
    )
    assert [one.code for one in made.feedback] == ["syntax-error"]
    assert [test.status for test in made.tests] == [Status.FAILED, Status.FAILED, Status.NOT_RUN]


def test_a_hidden_test_is_told_without_its_rules():
    seen = seen_by_student(report([structure(LOOP, NO_SUM)], [read(Finding(met=True), Finding(False, 1, (HERE,)))]))
    assert [(one.code, dict(one.params)) for one in seen.tests[0].feedback] == [("requirement-hidden", {})]
    shown = seen_by_student(report([structure(LOOP, public=True)], [read(Finding(met=False))]))
    assert [one.code for one in shown.tests[0].feedback] == ["requirement-missing"]


def styled(test: Test, linted: Linted):
    result = RunResult((CaseResult(Outcome.EXITED),), 0.1, "local", "python")
    return mark(exercise(test), SOURCE, result, {test.name: linted}).tests[0]


def test_what_is_only_told_has_passed_whatever_is_found():
    for linted in (Linted((FOUND,) * 50), Linted(is_unread=True), Linted()):
        made = styled(TOLD, linted)
        assert (made.status, made.points, made.max_points) == (Status.PASSED, 0, 0)
    assert [(one.code, one.params.get("rule")) for one in styled(TOLD, Linted((FOUND,))).feedback] == [
        ("style-finding", "E711")
    ]


@pytest.mark.parametrize(
    ("count", "at_most", "status"), [(0, 0, "passed"), (1, 0, "failed"), (2, 2, "passed"), (3, 2, "failed")]
)
def test_what_is_scored_passes_up_to_its_number(count, at_most, status):
    made = styled(Test("tidy", StyleTest(("E",), at_most=at_most), points=2), Linted((FOUND,) * count))
    assert (made.status, made.points) == (status, 2 if status == "passed" else 0)


def test_unread_code_earns_nothing_for_its_style():
    made = styled(Test("tidy", StyleTest(("E",), at_most=5)), Linted(is_unread=True))
    assert (made.status, [one.code for one in made.feedback]) == (Status.FAILED, ["style-unread"])


def test_only_so_many_findings_are_told():
    made = styled(Test("tidy", StyleTest(("E",), at_most=1), public=True), Linted((FOUND,) * 25))
    assert [one.code for one in made.feedback] == ["style-too-many", *["style-finding"] * MOST_TOLD, "style-more"]
    assert made.feedback[-1].params == {"count": 25 - MOST_TOLD}


def test_a_hidden_style_test_is_told_without_its_findings():
    test = Test("tidy", StyleTest(("E",), at_most=0))
    result = RunResult((CaseResult(Outcome.EXITED),), 0.1, "local", "python")
    seen = seen_by_student(mark(exercise(test), SOURCE, result, {"tidy": Linted((FOUND, FOUND))}))
    assert [(one.code, dict(one.params)) for one in seen.tests[0].feedback] == [("style-hidden", {})]


def test_the_sandbox_gets_the_rules_and_nothing_of_style():
    request = plan(exercise(CALL, TOLD, structure(LOOP)), SOURCE)
    assert [type(case) for case in request.cases] == [CallCase, StructureCase]
    assert request.cases[1] == StructureCase((LOOP,), ("total",))


def test_results_are_spread_over_the_tests_again():
    one, two = returned(1), read(Finding(met=True))
    result = spread(exercise(CALL, TOLD, structure(LOOP)), RunResult((one, two), 0.1, "local", "python"))
    assert [case.findings for case in result.cases] == [(), (), two.findings]
    with pytest.raises(ValueError, match="2 tests cannot be judged by 1"):
        spread(exercise(CALL, TOLD, structure(LOOP)), RunResult((one,), 0.1, "local", "python"))


@pytest.mark.parametrize(
    ("tests", "names"),
    [
        ((CALL,), ("total",)),
        (
            (Test("a", CallTest((Step("a = Account(1)"), Step("a.deposit(จำนวน)")))),),
            ("Account", "a", "deposit", "จํานวน"),
        ),
        ((Test("p", ProgramTest("", stdout="")),), ()),
        ((CALL, Test("s", SuiteTest("tests/test_a.py"))), None),
        ((), None),
    ],
)
def test_names_in_use_are_those_of_the_other_tests(tests, names):
    assert entries(exercise(*tests, structure(LOOP), TOLD)) == names
