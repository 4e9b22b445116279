"""One problem's two submissions: what each was worth, and what it should have been."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import AppError, ExerciseBroken
from grader.evaluate import evaluate
from grader.exercise.catalogue import read_exercise
from grader.exercise.problems import in_words
from grader.marking.report import to_json
from tests.humaneval.problems import write_exercise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from grader.exercise.model import Exercise
    from sandbox.contract import Sandbox
    from tests.humaneval.problems import Problem

FULL, PARTIAL, NONE, NOT_GRADED = "full marks", "some points", "no points", "not graded"
MARKS = (FULL, PARTIAL, NONE, NOT_GRADED)


@dataclass(frozen=True)
class Graded:
    """One submission's mark."""

    problem: str
    what: str
    """`solution` or `empty body`."""
    mark: str
    right: str
    why: str = ""
    """Of one that is not as it should be."""

    @property
    def is_right(self) -> bool:
        """Whether it is worth what it should be."""
        return self.mark == self.right


def grade(problem: Problem, folder: Path, slot: Sandbox) -> Iterator[Graded]:
    """Grade the solution and the empty body of a problem, as an exercise in a folder below `folder`."""
    write_exercise(problem, folder / problem.slug)
    found = read_exercise(folder / problem.slug)
    for what, files, right in (("solution", problem.solution, FULL), ("empty body", problem.empty, NONE)):
        if found.exercise is None:
            yield Graded(problem.id, what, NOT_GRADED, right, "\n".join(map(in_words, found.problems)))
        else:
            yield Graded(problem.id, what, *_mark(found.exercise, files, slot, right))


def _mark(exercise: Exercise, files: Mapping[str, str], slot: Sandbox, right: str) -> tuple[str, str, str]:
    """The mark, what it should be, and why it is another."""
    try:
        report = evaluate(exercise, files, slot)
    except ExerciseBroken as error:
        return NOT_GRADED, right, "\n".join(map(in_words, error.problems))
    except AppError as error:
        return NOT_GRADED, right, str(error)
    mark = NONE if not report.points else FULL if report.points == report.max_points else PARTIAL
    return mark, right, "" if mark == right else json.dumps(to_json(report)["tests"], ensure_ascii=False, indent=2)
