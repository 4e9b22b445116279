"""From what the sandbox saw to the report: which tests passed, what they are worth and what to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from grader.exercise.model import CallTest, Exercise, Test
from grader.marking import judge_call, judge_program
from grader.marking.codes import feedback
from grader.marking.endings import syntax_error
from grader.marking.fit import fitted
from grader.marking.plan import limits_for
from grader.marking.report import Feedback, Report, Status, TestResult
from grader.marking.verdict import Verdict
from sandbox.types import CaseResult, Outcome, RunResult


def mark(exercise: Exercise, files: Mapping[str, str], result: RunResult) -> Report:
    """The report on a run of `plan(exercise, files)`. Whatever the cases hold, it never raises.

    Raises ValueError only if there is not one case for each test: our bug.
    """
    if len(result.cases) != len(exercise.tests):
        raise ValueError(f"{len(exercise.tests)} tests cannot be judged by {len(result.cases)} results")
    broken = _syntax_error(exercise, result)
    tests = [
        _not_python(test, exercise, case, broken) if broken else _result(test, exercise, case, files)
        for test, case in zip(exercise.tests, result.cases, strict=True)
    ]
    return fitted(
        Report(
            exercise=exercise.id,
            revision=exercise.revision,
            tests=tuple(_in_turn(exercise, tests)),
            image=result.image,
            sandbox=result.sandbox,
            feedback=(broken,) if broken else (),
        )
    )


def _syntax_error(exercise: Exercise, result: RunResult) -> Feedback | None:
    """The one syntax error behind all results.

    It is told whole also for hidden tests, so it must be the same for different inputs, and then it says nothing of any.
    """
    found = {repr(syntax_error(case.failure) if not case.steps else None) for case in result.cases}
    if len(found) != 1 or (len(exercise.tests) == 1 and not exercise.tests[0].public):
        return None
    return syntax_error(result.cases[0].failure) if not result.cases[0].steps else None


def _not_python(test: Test, exercise: Exercise, case: CaseResult, broken: Feedback) -> TestResult:
    return _told(test, exercise, case, Status.FAILED, Verdict(feedback=(broken,)))


def _result(test: Test, exercise: Exercise, case: CaseResult, files: Mapping[str, str]) -> TestResult:
    limits = limits_for(test, exercise)
    kind = test.kind
    if isinstance(kind, CallTest):
        verdict = judge_call.judge_call(test, kind, case, limits, files)
    else:
        verdict = judge_program.judge_program(test, kind, case, limits, files)
    if case.outcome is Outcome.NOT_STARTED:
        return _told(test, exercise, case, Status.NOT_RUN, Verdict(verdict.feedback))
    return _told(test, exercise, case, Status.FAILED if verdict.feedback else Status.PASSED, verdict)


def _told(test: Test, exercise: Exercise, case: CaseResult, status: Status, verdict: Verdict) -> TestResult:
    passed = status is Status.PASSED
    kind = test.kind
    return TestResult(
        name=test.name,
        status=status,
        points=test.points if passed else 0,
        max_points=test.points,
        public=test.public,
        outcome=case.outcome.value,
        feedback=verdict.feedback,
        wall_seconds=case.wall_seconds,
        input=judge_call.input_text(kind)
        if isinstance(kind, CallTest)
        else judge_program.input_text(kind, exercise.main),
        expected=verdict.expected,
        actual=verdict.actual,
        stdout=verdict.stdout,
        traceback=verdict.traceback,
        group=test.group,
        title=dict(test.title.texts),
        hint={} if passed else dict(test.hint.texts),
    )


def _in_turn(exercise: Exercise, results: list[TestResult]) -> list[TestResult]:
    """The results, with those not run whose `after` did not pass; it was run all the same, but it does not count."""
    by_name = {result.name: result for result in results}
    after = {test.name: test.after for test in exercise.tests}

    def waits_in_vain(name: str) -> str | None:
        """The test that should have passed first."""
        seen = {name}
        before = after.get(name)
        while before in by_name and before not in seen:
            if by_name[before].status is not Status.PASSED:
                return after[name]
            seen.add(before)
            before = after.get(before)
        return None

    waiting = {result.name: waits_in_vain(result.name) for result in results}
    return [_not_run(result, name) if (name := waiting[result.name]) else result for result in results]


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
        hint={},
    )
