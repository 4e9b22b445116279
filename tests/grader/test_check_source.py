"""Proving exercises whose tests read the code: what an author is told of a solution that is no example."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.check import check
from grader.exercise.catalogue import read_exercise
from grader.exercise.problems import Problem
from sandbox.structure.rules import Finding
from sandbox.types import CaseResult, Outcome, RunRequest, RunResult

SPEC = """\
format: 1
title: {th: ก, en: A}
tests:
  - name: built
    structure: {requires: [loop, {call: print, at_least: 2}]}
  - name: tidy
    style: {select: [F, E711]}
wrong:
  none.py: {fails: [built]}
"""


class Found:
    """Finds a loop and one print() wherever there is a `for`."""

    kind = "found"

    def run(self, request: RunRequest) -> RunResult:
        there = "for" in request.files["solution.py"]
        findings = (
            Finding(met=there, count=int(there)),
            Finding(met="print(2)" in request.files["solution.py"], count=1),
        )
        return RunResult((CaseResult(Outcome.EXITED, findings=findings),), 0.01, self.kind, "x")

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def told(tmp_path: Path):
    def problems(solution: str) -> list[Problem]:
        folder = tmp_path / "one"
        (folder / "wrong").mkdir(parents=True)
        (folder / "exercise.yaml").write_text(SPEC, encoding="utf-8")
        for name in ("statement.th.md", "statement.en.md", "wrong/none.py"):
            (folder / name).write_text("x\n", encoding="utf-8")
        (folder / "solution.py").write_text(solution, encoding="utf-8")
        return [*check(read_exercise(folder), Found())]

    return problems


def test_a_solution_that_is_as_it_should_be_is_proved_in_silence(told):
    assert told("for x in (1,):\n    print(1)\n    print(2)\n") == []


def test_requirements_that_a_solution_misses_are_told_in_words(told):
    problem = told("for x in (1,):\n    print(1)\n")[0]
    assert (problem.rule, problem.key, problem.warning) == ("solution-fails", "tests[0]", False)
    assert "requirement-count (rule Call print(), at least 2 times, count 1)" in problem.message
    assert "requirement-met" not in problem.message


def test_advice_that_a_solution_does_not_take_is_a_warning(told):
    problem = told("import os\nfor x in (1,):\n    print(2)\n")[0]
    assert (problem.rule, problem.key, problem.line, problem.warning) == ("untidy-solution", "tests[1]", 6, True)
    assert "F401" in problem.message
