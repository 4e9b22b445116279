"""Exercise and files → plan → run → mark → report: the heart of grading, checking and the command line; no store."""

from __future__ import annotations

from collections.abc import Mapping

from grader.errors import ExerciseBroken, Invalid, Retryable
from grader.exercise.model import Exercise
from grader.exercise.source_tests import StyleTest
from grader.linter import lint
from grader.marking.lint import Linted, Linter
from grader.marking.mark import mark
from grader.marking.plan import plan
from grader.marking.plan_source import spread
from grader.marking.report import Report
from grader.marking.suite_problems import suite_problems
from sandbox.contract import Sandbox
from sandbox.errors import SandboxUnavailable


def evaluate(exercise: Exercise, files: Mapping[str, str], sandbox: Sandbox, linter: Linter = lint) -> Report:
    """The report on `files` (name to source), run in `sandbox`, and read by `linter` where a test is about style.

    Raises Invalid when the file that runs is not among them, Retryable when no slot could run them, ExerciseBroken when a
    pytest suite of the exercise does not work, and lets BadRequest through: the request was wrong, which is our bug and no
    fault of the submission.
    """
    if exercise.main not in files:
        raise Invalid({exercise.main: "missing-file"}, file=exercise.main)
    try:
        result = sandbox.run(plan(exercise, files))
    except SandboxUnavailable as error:
        raise Retryable("sandbox-unavailable", reason=str(error)) from error
    result = spread(exercise, result)
    problems = suite_problems(exercise, result.cases)
    if problems:
        raise ExerciseBroken(problems)
    return mark(exercise, files, result, _linted(exercise, files, linter))


def _linted(exercise: Exercise, files: Mapping[str, str], linter: Linter) -> dict[str, Linted]:
    """What the linter finds in the exercise's own files, for each style test by its name."""
    handed_in = {name: files[name] for name in exercise.files if name in files}
    return {test.name: linter(test.kind, handed_in) for test in exercise.tests if isinstance(test.kind, StyleTest)}
