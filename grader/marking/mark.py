"""From what the sandbox saw to the report: which tests passed, what they are worth and what to tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from grader.exercise.model import CallTest, Exercise, Kind, ProgramTest, SuiteTest, Test
from grader.exercise.source_tests import StructureTest, StyleTest
from grader.marking import compiling, judge_call, judge_program
from grader.marking.codes import feedback
from grader.marking.endings import syntax_error
from grader.marking.fit import fitted
from grader.marking.judge_drawing import with_drawing
from grader.marking.judge_structure import judge_structure
from grader.marking.judge_style import judge_style
from grader.marking.judge_suite import JudgeSuite, not_python
from grader.marking.lint import Linted
from grader.marking.plan import limits_for
from grader.marking.plan_source import is_for_the_sandbox
from grader.marking.report import Feedback, Report, Status, TestResult
from grader.marking.verdict import Verdict
from sandbox import suites
from sandbox.types import CaseResult, Failure, Outcome, RunResult


def mark(
    exercise: Exercise, files: Mapping[str, str], result: RunResult, linted: Mapping[str, Linted] | None = None
) -> Report:
    """The report on a run of `plan(exercise, files)`, with what was found for each style test, by its name.

    `result` has a case for each test (`plan_source.spread`). Whatever the cases hold, it never raises.

    Raises ValueError only if there is not one case for each test: our bug.
    """
    if len(result.cases) != len(exercise.tests):
        raise ValueError(f"{len(exercise.tests)} tests cannot be judged by {len(result.cases)} results")
    uncompiled = _uncompiled(exercise, result)
    broken = uncompiled[0] if uncompiled else _syntax_error(exercise, result)
    styles = {} if linted is None else linted
    results = [
        (_style(test, test.kind, exercise, styles.get(test.name, Linted()), broken),)
        if isinstance(test.kind, StyleTest)
        else _results(test, exercise, case, files, broken)
        for test, case in zip(exercise.tests, result.cases, strict=True)
    ]
    report = Report(
        exercise=exercise.id,
        revision=exercise.revision,
        tests=tuple(_in_turn(exercise, results)),
        image=result.image,
        sandbox=result.sandbox,
        feedback=uncompiled or ((broken,) if broken else ()),
    )
    if report.points < report.max_points:
        report = replace(report, feedback=(*report.feedback, *compiling.warnings(result.compilation)))
    return fitted(report)


def _uncompiled(exercise: Exercise, result: RunResult) -> tuple[Feedback, ...]:
    """Why the submission does not compile; nothing where it does. The compiler knows no test, so students may read all of it."""
    if result.compilation is None or result.compilation.ok:
        return ()
    return compiling.why_not(result.compilation, exercise.language)


def _syntax_error(exercise: Exercise, result: RunResult) -> Feedback | None:
    """The one syntax error behind all results.

    It is told whole also for hidden tests, so it must be the same for different inputs, and then it says nothing of any.
    """
    run = [case for test, case in zip(exercise.tests, result.cases, strict=True) if is_for_the_sandbox(test)]
    told = [syntax_error(failure) for case in run for failure in _of_the_import(case)]
    if len({repr(one) for one in told}) != 1 or (len(told) == 1 and not exercise.tests[0].public):
        return None
    return told[0]


def _of_the_import(case: CaseResult) -> list[Failure | None]:
    """For each test that was run: its failure, if that could be one of the import."""
    if case.suite is not None and case.suite.tests:
        return [one.failure for one in case.suite.tests if one.verdict is not suites.Verdict.NOT_RUN]
    return [None if case.steps else case.failure]


def _results(
    test: Test, exercise: Exercise, case: CaseResult, files: Mapping[str, str], broken: Feedback | None
) -> tuple[TestResult, ...]:
    """The results of one declared test: of a suite, one for each of its own tests."""
    if isinstance(test.kind, SuiteTest):
        found = JudgeSuite(test, test.kind, limits_for(test, exercise), files).results(case)
        return not_python(found, broken) if broken else found
    if broken:
        return (_told(test, exercise, case, Status.FAILED, Verdict(feedback=(broken,))),)
    return (_result(test, test.kind, exercise, case, files),)


def _result(test: Test, kind: Kind, exercise: Exercise, case: CaseResult, files: Mapping[str, str]) -> TestResult:
    limits = limits_for(test, exercise)
    if isinstance(kind, CallTest):
        verdict = with_drawing(judge_call.judge_call(test, kind, case, limits, files), kind.draws, case)
    elif isinstance(kind, StructureTest):
        verdict = judge_structure(kind, case, limits, files)
    else:
        assert isinstance(kind, ProgramTest)  # noqa: S101 - `mark` has the other kinds judged elsewhere
        verdict = judge_program.judge_program(test, kind, case, limits, files, language=exercise.language)
        verdict = with_drawing(verdict, kind.draws, case)
    if case.outcome is Outcome.NOT_STARTED:
        return _told(test, exercise, case, Status.NOT_RUN, Verdict(verdict.feedback))
    return _told(test, exercise, case, Status.PASSED if verdict.has_passed else Status.FAILED, verdict)


def _style(test: Test, kind: StyleTest, exercise: Exercise, linted: Linted, broken: Feedback | None) -> TestResult:
    """The result of a style test. Of code that is no Python nothing is told that could be: it counts for nothing then."""
    case = CaseResult(Outcome.EXITED)
    if broken:
        return _told(test, exercise, case, Status.NOT_RUN if kind.is_only_told else Status.FAILED, Verdict((broken,)))
    verdict = judge_style(kind, linted)
    return _told(test, exercise, case, Status.PASSED if verdict.has_passed else Status.FAILED, verdict)


def _told(test: Test, exercise: Exercise, case: CaseResult, status: Status, verdict: Verdict) -> TestResult:
    passed = status is Status.PASSED
    return TestResult(
        name=test.name,
        status=status,
        points=test.points if passed else 0,
        max_points=test.points,
        public=test.public,
        outcome=case.outcome.value,
        feedback=verdict.feedback,
        wall_seconds=case.wall_seconds,
        input=_input(test, exercise),
        expected=verdict.expected,
        actual=verdict.actual,
        stdout=verdict.stdout,
        traceback=verdict.traceback,
        drawing=verdict.drawing,
        expected_drawing=verdict.expected_drawing,
        group=test.group,
        title=dict(test.title.texts),
        hint={} if passed else dict(test.hint.texts),
    )


def _input(test: Test, exercise: Exercise) -> str | None:
    if isinstance(test.kind, CallTest):
        return judge_call.input_text(test.kind)
    return (
        judge_program.input_text(test.kind, exercise.main, exercise.language)
        if isinstance(test.kind, ProgramTest)
        else None
    )


def _in_turn(exercise: Exercise, results: Sequence[tuple[TestResult, ...]]) -> Iterator[TestResult]:
    """The results, with those not run whose `after` did not pass; it was run all the same, but it does not count.

    A suite passed when all its tests did.
    """
    passed = {
        test.name: all(one.status is Status.PASSED for one in found)
        for test, found in zip(exercise.tests, results, strict=True)
    }
    after = {test.name: test.after for test in exercise.tests}

    def waits_in_vain(name: str) -> str | None:
        """The test that should have passed first."""
        seen = {name}
        before = after.get(name)
        while before in passed and before not in seen:
            if not passed[before]:
                return after[name]
            seen.add(before)
            before = after.get(before)
        return None

    for test, found in zip(exercise.tests, results, strict=True):
        name = waits_in_vain(test.name)
        yield from (_not_run(one, name) for one in found) if name else found


def _not_run(result: TestResult, after: str) -> TestResult:
    return replace(
        result,
        status=Status.NOT_RUN,
        points=0,
        outcome=Outcome.NOT_STARTED.value,
        feedback=(feedback("after-failed", name=after),),
        wall_seconds=0.0,
        actual=None,
        stdout=None,
        traceback=None,
        drawing=None,
        expected_drawing=None,
        explanation=None,
        hint={},
    )
