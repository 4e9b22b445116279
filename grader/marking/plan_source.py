"""Tests that only read the code: which of them the sandbox gets, and what they are in a request."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from grader.exercise.model import CallTest, Exercise, ProgramTest, Test
from grader.exercise.source_tests import StructureTest, StyleTest
from sandbox.structure.rules import StructureCase
from sandbox.types import CaseResult, Limits, Outcome, RunResult

_NO_NAME = re.compile(r"[\x00-/:-@\[-^`{-\x7f]+")
"""What stands between names: all of ASCII but letters, digits and the underscore. Thai vowels are neither, and part of names."""
_READ_OUTSIDE = CaseResult(Outcome.EXITED)


def is_for_the_sandbox(test: Test) -> bool:
    """Whether a test is a case of the request: what the linter reads is none."""
    return not isinstance(test.kind, StyleTest)


def structure_case(kind: StructureTest, exercise: Exercise, limits: Limits | None) -> StructureCase:
    """The rules of a test, with the names that the exercise's other tests use."""
    return StructureCase(kind.rules, entries(exercise), limits)


def entries(exercise: Exercise) -> tuple[str, ...] | None:
    """The names that stand in the calls of an exercise, whatever they are there; None where its tests may use any."""
    kinds = [test.kind for test in exercise.tests if not isinstance(test.kind, StructureTest | StyleTest)]
    if not kinds or not all(isinstance(kind, CallTest | ProgramTest) for kind in kinds):
        return None
    sources = [step.source for kind in kinds if isinstance(kind, CallTest) for step in kind.steps]
    names = {name for source in sources for name in _NO_NAME.split(unicodedata.normalize("NFKC", source))}
    return tuple(sorted(name for name in names if name.isidentifier()))


def spread(exercise: Exercise, result: RunResult) -> RunResult:
    """The result with a case for each test, in order, also for those that were none of the request's.

    Raises ValueError only if there is not one case for each of the others: our bug.
    """
    cases = iter(result.cases)
    wanted = sum(map(is_for_the_sandbox, exercise.tests))
    if len(result.cases) != wanted:
        raise ValueError(f"{wanted} tests cannot be judged by {len(result.cases)} results")
    spread_out = (next(cases) if is_for_the_sandbox(test) else _READ_OUTSIDE for test in exercise.tests)
    return replace(result, cases=tuple(spread_out))
