"""Judging a pytest suite: the sandbox's judge found what passed, and this makes test results of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from grader.exercise.model import SuiteTest, Test
from grader.marking import endings
from grader.marking.codes import feedback
from grader.marking.explained import explained
from grader.marking.readable import TOLD, cut, traceback_text
from grader.marking.report import Feedback, Status, TestResult
from grader.marking.suite_failures import suite_failure
from grader.marking.suite_names import Called, called, is_public, points_of
from sandbox import suites
from sandbox.suites import Verdict
from sandbox.types import CaseResult, Limits, Outcome

_STATUS = {Verdict.PASSED: Status.PASSED, Verdict.FAILED: Status.FAILED, Verdict.NOT_RUN: Status.NOT_RUN}
_ENDINGS = frozenset({Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.OUTPUT_LIMIT, Outcome.SIGNALLED})
"""How a student's process ends where that alone is why a test failed."""


@dataclass(frozen=True, slots=True)
class JudgeSuite:
    """Judges one declared suite. Nothing in it raises, whatever a case result holds."""

    test: Test
    kind: SuiteTest
    limits: Limits
    files: Mapping[str, str]
    """The student's files."""

    def results(self, case: CaseResult) -> tuple[TestResult, ...]:
        """One result for each test that was collected, in order; the declared one where nothing was."""
        if case.suite is None or not case.suite.tests:
            return (self._alone(case),)
        names = called(case.suite.tests, public=self.test.public)
        return tuple(self._result(one, name) for one, name in zip(case.suite.tests, names, strict=True))

    def _alone(self, case: CaseResult) -> TestResult:
        """The suite as one test: it was never begun, or nothing came of it."""
        told = endings.ending(case, self.limits)
        if not told and case.failure is not None:
            told = (*endings.exception(case.failure, self.files), feedback("while-loading"))
        not_run = case.outcome is Outcome.NOT_STARTED
        return TestResult(
            name=self.test.name,
            status=Status.NOT_RUN if not_run else Status.FAILED,
            points=0,
            max_points=self.test.points,
            public=self.test.public,
            outcome=case.outcome.value,
            feedback=told or (feedback("ended-early"),),
            wall_seconds=case.wall_seconds,
            suite=self.test.name,
            group=self.test.group,
            title=dict(self.test.title.texts),
            hint=dict(self.test.hint.texts),
        )

    def _result(self, one: suites.SuiteTest, called: Called) -> TestResult:
        status = _STATUS[one.verdict]
        passed, failed = status is Status.PASSED, status is Status.FAILED
        points = points_of(one)
        failure = one.failure if failed else None
        return TestResult(
            name=called.name,
            status=status,
            points=points if passed else 0,
            max_points=points,
            public=is_public(one, public=self.test.public),
            outcome=one.outcome,
            feedback=self._feedback(one),
            wall_seconds=one.wall_seconds,
            input=cut(one.name) if "[" in one.name and called.name != one.name else None,
            stdout=cut(one.stdout) or None,
            traceback=None if failure is None else traceback_text(failure),
            explanation=cut(explained(one.explanation)) or None if failed else None,
            suite=self.test.name,
            group=self.test.group,
            title=dict(called.title),
            hint={} if passed else dict(one.marker.hint or self.test.hint.texts),
        )

    def _feedback(self, one: suites.SuiteTest) -> tuple[Feedback, ...]:
        if one.verdict is Verdict.PASSED:
            return ()
        if one.verdict is Verdict.NOT_RUN:
            return (_left_out(one),)
        if one.outcome in _ENDINGS:
            seen = CaseResult(Outcome(one.outcome), wall_seconds=one.wall_seconds, signal=one.signal)
            return endings.ending(seen, self.limits)
        if one.failure is not None:
            return suite_failure(one.failure, self.kind, self.files)
        if one.ended_early:
            return (feedback("ended-early"),)
        return (feedback("assertion-failed"),)


def not_python(results: tuple[TestResult, ...], broken: Feedback) -> tuple[TestResult, ...]:
    """The results where the student's file cannot even be read: each that was run says so, and nothing else."""
    return tuple(
        one
        if one.status is Status.NOT_RUN
        else replace(one, status=Status.FAILED, points=0, feedback=(broken,), explanation=None, traceback=None)
        for one in results
    )


def _left_out(one: suites.SuiteTest) -> Feedback:
    if one.reason:
        return feedback("skipped-because", reason=cut(one.reason, TOLD))
    if one.outcome == Outcome.NOT_STARTED:
        return feedback("stopped-early")
    return feedback("skipped")
