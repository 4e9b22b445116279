"""The pictures that an exercise's tests ask for, drawn by its own reference solution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from grader.errors import ExerciseBroken, Retryable
from grader.exercise.catalogue import read_exercise
from grader.exercise.drawings import DRAWS
from grader.exercise.folder import read_folder
from grader.exercise.load import load
from grader.exercise.material import SPEC, Material
from grader.exercise.model import CallTest, Draws, Exercise, ProgramTest, Test
from grader.exercise.problems import Problem, ProblemList
from grader.marking.plan import plan
from grader.marking.plan_source import spread
from sandbox.contract import Sandbox
from sandbox.drawing.shapes import Drawing
from sandbox.errors import SandboxUnavailable

_TO_BE_MENDED = frozenset({"no-such-file", "bad-picture"})
"""What may be wrong with a picture before it is drawn."""


def read_undrawn(folder: Path) -> Exercise:
    """The exercise in a folder, also while its pictures are missing. Raises ExerciseBroken for any other problem."""
    found = read_exercise(folder)
    if found.exercise is not None:
        return found.exercise
    in_the_way = [problem for problem in found.problems if not problem.warning and not _is_mended_here(problem)]
    if in_the_way:
        raise ExerciseBroken(in_the_way)
    files = read_folder(folder, ProblemList(folder.as_posix()))
    loaded = load(files.files[SPEC], SPEC, found.id)
    assert loaded.exercise is not None  # noqa: S101 - else a problem had been in the way
    return Material(files, folder.as_posix()).completed(loaded, loaded.exercise)


def draw(exercise: Exercise, sandbox: Sandbox) -> Mapping[str, Drawing | None]:
    """What the reference solution draws, by the file that is to hold it; None where it draws nothing.

    Of several tests that ask for the same file the first counts. Raises Retryable when no slot could run it.
    """
    wanted = replace(exercise, tests=tuple(test for test, _ in asked_for(exercise)))
    try:
        result = sandbox.run(plan(wanted, exercise.solution))
    except SandboxUnavailable as error:
        raise Retryable("sandbox-unavailable", reason=str(error)) from error
    drawn: dict[str, Drawing | None] = {}
    for (_, draws), case in zip(asked_for(exercise), spread(wanted, result).cases, strict=True):
        drawn.setdefault(draws.file, case.drawing)
    return drawn


def asked_for(exercise: Exercise) -> Iterator[tuple[Test, Draws]]:
    """The tests that ask for a picture, each with what it asks for."""
    for test in exercise.tests:
        if isinstance(test.kind, CallTest | ProgramTest) and test.kind.draws is not None:
            yield test, test.kind.draws


def _is_mended_here(problem: Problem) -> bool:
    return problem.rule in _TO_BE_MENDED and problem.key.endswith(f".{DRAWS}")
