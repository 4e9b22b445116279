"""Exercise and files → plan → run → mark → report: the heart of grading, checking and the command line; no store."""

from __future__ import annotations

from collections.abc import Mapping

from grader.errors import ExerciseBroken, Invalid, Retryable
from grader.exercise.model import Exercise
from grader.marking.mark import mark
from grader.marking.plan import plan
from grader.marking.report import Report
from grader.marking.suite_problems import suite_problems
from sandbox.contract import Sandbox
from sandbox.errors import SandboxUnavailable


def evaluate(exercise: Exercise, files: Mapping[str, str], sandbox: Sandbox) -> Report:
    """The report on `files` (name to source), run in `sandbox`.

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
    problems = suite_problems(exercise, result.cases)
    if problems:
        raise ExerciseBroken(problems)
    return mark(exercise, files, result)
