"""From an exercise and a submission's files to the request for the sandbox: inputs only, never an answer.

Every test is run, also one that waits `after` another: whether that one passed is known only when the results are
judged, and marking then leaves out those that waited in vain. So there is one request, and the mark is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace

from grader.exercise.model import CallTest, Exercise, Limits, ProgramTest, SuiteTest, Test
from grader.exercise.source_tests import StructureTest
from grader.marking.plan_source import is_for_the_sandbox, structure_case
from sandbox import types
from sandbox.languages import LANGUAGES
from sandbox.types import CallCase, Case, ProgramCase, RunRequest, SuiteCase

DEFAULTS = types.Limits()
_NAMES = tuple(field.name for field in fields(Limits))


def plan(exercise: Exercise, files: Mapping[str, str]) -> RunRequest:
    """The request that runs all tests of `exercise` on `files` (name to source); case n is test n of those for the sandbox."""
    return RunRequest(
        files={name: files[name] for name in exercise.files if name in files},
        main=exercise.main,
        cases=tuple(_case(test, exercise) for test in exercise.tests if is_for_the_sandbox(test)),
        limits=_over(defaults_for(exercise), exercise.limits),
        language=exercise.language,
    )


def limits_for(test: Test, exercise: Exercise) -> types.Limits:
    """What a test may use: its own limits, else the exercise's, else Kradan's."""
    return _over(_over(defaults_for(exercise), exercise.limits), test.limits)


def defaults_for(exercise: Exercise) -> types.Limits:
    """Kradan's limits, for a language that starts or runs more slowly with more time; what a file says is for its language."""
    factor = LANGUAGES[exercise.language].time_factor if exercise.language in LANGUAGES else 1.0
    return replace(DEFAULTS, wall_seconds=DEFAULTS.wall_seconds * factor, cpu_seconds=DEFAULTS.cpu_seconds * factor)


def _case(test: Test, exercise: Exercise) -> Case:
    limits = None if test.limits == Limits() else limits_for(test, exercise)
    kind = test.kind
    if isinstance(kind, CallTest):
        return CallCase(tuple(step.source for step in kind.steps), dict(kind.given), tuple(kind.then), limits)
    if isinstance(kind, SuiteTest):
        return SuiteCase(kind.path, dict(kind.files), limits)
    if isinstance(kind, StructureTest):
        return structure_case(kind, exercise, limits)
    assert isinstance(kind, ProgramTest)  # noqa: S101 - `plan` leaves out the others
    return ProgramCase(kind.stdin, kind.args, dict(kind.files), tuple(kind.writes), limits)


def _over(base: types.Limits, own: Limits) -> types.Limits:
    """`base` with what `own` sets; whoever sets only the wall clock means the processor's time too."""
    told = {name: value for name in _NAMES if (value := getattr(own, name)) is not None}
    if "wall_seconds" in told and "cpu_seconds" not in told:
        told["cpu_seconds"] = told["wall_seconds"]
    return replace(base, **told) if told else base
