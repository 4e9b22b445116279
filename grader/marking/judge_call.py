"""Judging a test that calls the student's functions, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from grader.exercise.model import CallTest, Expectation, Raises, Returns, Step, Test
from grader.marking import endings
from grader.marking.codes import feedback
from grader.marking.judge_text import judge_text
from grader.marking.judge_value import judge_then, judge_value
from grader.marking.readable import TOLD, cut, exception_text, readable, traceback_text
from grader.marking.report import Feedback
from grader.marking.verdict import Piece, Verdict, shown
from sandbox.types import CaseResult, Limits, StepResult

NOTHING = "—"
"""Stands for what never came."""


def judge_call(test: Test, kind: CallTest, case: CaseResult, limits: Limits, files: Mapping[str, str]) -> Verdict:
    """The verdict on one call test. Never raises, whatever the case result holds."""
    pieces = [*_steps(test, kind, case, files), *_then(test, kind, case)]
    expected, actual = shown(pieces)
    told = endings.ending(case, limits)
    if not told and case.failure is not None and not case.steps:
        told = (*endings.exception(case.failure, files), feedback("while-loading"))
        actual = exception_text(case.failure)
    if not told:
        told = next((piece.feedback for piece in pieces if piece.feedback), ())
    return Verdict(
        feedback=told,
        expected=expected,
        actual=actual,
        stdout=cut(case.stdout) or None,
        traceback=traceback_text(case.failure) if told and case.failure is not None else None,
    )


def input_text(kind: CallTest) -> str:
    """What the test does, as a person would write it."""
    given = [f"{name} = {readable(value)}" for name, value in kind.given.items()]
    return cut("\n".join([*given, *(step.source for step in kind.steps)]))


def _steps(test: Test, kind: CallTest, case: CaseResult, files: Mapping[str, str]) -> Iterator[Piece]:
    for number, step in enumerate(kind.steps, start=1):
        result = case.steps[number - 1] if number <= len(case.steps) else None
        for piece in _step(test, step, result, files):
            if piece.feedback and len(kind.steps) > 1:
                where = feedback("at-step", number=number, step=cut(step.source, TOLD))
                yield replace(piece, feedback=(*piece.feedback, where))
            else:
                yield piece


def _step(test: Test, step: Step, result: StepResult | None, files: Mapping[str, str]) -> Iterator[Piece]:
    """What the step asks for; a step that asks for nothing must still not raise."""
    label = cut(step.source, TOLD)
    if result is None:
        expected = _expected(step.expects[0]) if step.expects else NOTHING
        yield Piece(label, expected, NOTHING, (feedback("ended-early"),))
        return
    if result.failure is not None and not any(isinstance(one, Raises) for one in step.expects):
        expected = _expected(step.expects[0]) if step.expects else NOTHING
        told = endings.exception(result.failure, files, step.source)
        yield Piece(label, expected, exception_text(result.failure), told)
        return
    for one in step.expects:
        yield _piece(test, step, one, result, files)


def _piece(test: Test, step: Step, one: Expectation, result: StepResult, files: Mapping[str, str]) -> Piece:
    label = cut(step.source, TOLD)
    if isinstance(one, Returns):
        told = judge_value(test.compare, one, result.value, result.printed, test.tolerance)
        return Piece(label, _expected(one), readable(result.value), told)
    if isinstance(one, Raises):
        actual = readable(result.value) if result.failure is None else exception_text(result.failure)
        return Piece(label, _expected(one), actual, _raises(one, step, result, files))
    told = judge_text(test.compare, one.text, result.printed, test.tolerance)
    if told and not result.printed.strip() and _same_text(result.value, one.text):
        told = (feedback("returned-not-printed"),)
    return Piece(f"{label}, stdout", _expected(one), cut(result.printed), told)


def _raises(wanted: Raises, step: Step, result: StepResult, files: Mapping[str, str]) -> tuple[Feedback, ...]:
    failure = result.failure
    if failure is None:
        return (feedback("not-raised", expected=cut(wanted.type, TOLD)),)
    if endings.never_entered(failure, files, step.source):
        return endings.exception(failure, files, step.source)
    if wanted.type not in {failure.type, *failure.bases}:
        told = feedback("wrong-exception", expected=cut(wanted.type, TOLD), actual=cut(failure.type, TOLD))
        return (told, *endings.line_of(failure, files))
    if wanted.message is not None and wanted.message not in failure.message:
        return (feedback("wrong-message", expected=cut(wanted.message, TOLD), actual=cut(failure.message, TOLD)),)
    return ()


def _then(test: Test, kind: CallTest, case: CaseResult) -> Iterator[Piece]:
    for name, expected in kind.then.items():
        if name in case.observed:
            actual = case.observed[name]
            told = judge_then(test.compare, name, expected, actual, test.tolerance)
            yield Piece(name, readable(expected), readable(actual), told)
        else:
            yield Piece(name, readable(expected), NOTHING, (feedback("ended-early"),))


def _expected(one: Expectation) -> str:
    if isinstance(one, Returns):
        return readable(one.value) + (f" ± {one.tolerance:g}" if one.tolerance else "")
    if isinstance(one, Raises):
        return cut(f"{one.type}: {one.message}" if one.message else one.type)
    return cut(one.text)


def _same_text(value: object, text: str) -> bool:
    return isinstance(value, str) and value.strip() == text.strip()
