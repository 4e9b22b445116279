"""The tool makes exercises of problems and counts right, so that its zero means zero."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.exercise.catalogue import read_exercise
from grader.exercise.model import SuiteTest
from sandbox.errors import SandboxUnavailable
from sandbox.suites import Marker, SuiteResult, Verdict
from sandbox.suites import SuiteTest as Collected
from sandbox.types import CaseResult, Outcome, RunRequest, RunResult
from tests.grader.scripted import Scripted, raises
from tests.humaneval import __main__ as tool
from tests.humaneval.grading import FULL, NONE, NOT_GRADED, grade
from tests.humaneval.problems import SUITE, Problem, read

LINES = [
    {
        "task_id": "HumanEval/7",
        "prompt": 'def half(n):\n    return n / 2\n\n\ndef double(n):\n    """Twice as much."""\n',
        "entry_point": "double",
        "canonical_solution": "    return n * 2\n",
        "test": "def check(candidate):\n    assert half(candidate(3)) == 3 == half(double(3))\n",
    },
    {
        "task_id": "HumanEval/8",
        "prompt": 'def ก(s: str) -> str:\n    """Same."""\n',
        "entry_point": "ก",
        "canonical_solution": "    return s\n",
        "test": "def check(candidate):\n    assert candidate('ก') == 'ก'\n",
    },
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "humaneval.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, LINES)).encode()))
    return path


class Honest:
    """Finds that the suite's one test passes where the function has a body, in place of running it."""

    kind = "honest"

    def __init__(self, *, always: Verdict | None = None, problem: str | None = None) -> None:
        self.always, self.problem = always, problem

    def run(self, request: RunRequest) -> RunResult:
        has_body = "return" in request.files["solution.py"].rpartition("def ")[2]
        verdict = self.always or (Verdict.PASSED if has_body else Verdict.FAILED)
        suite = SuiteResult((Collected("test_it", Marker(), verdict, "exited"),), self.problem)
        return RunResult((CaseResult(Outcome.EXITED, suite=suite),), 0.1, self.kind, "x")

    def __enter__(self):
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Nothing is open."""


def test_a_problem_becomes_an_exercise_that_loads_without_problems(corpus, tmp_path):
    for problem in read(corpus):
        assert all(one.is_right for one in grade(problem, tmp_path, Honest()))
        found = read_exercise(tmp_path / problem.slug)
        assert found.problems == ()
        assert found.exercise is not None
        (test,) = found.exercise.tests
        assert (test.public, test.points, test.kind) == (False, 1, SuiteTest(SUITE, {SUITE: problem.suite}))


def test_solution_empty_body_and_suite_are_python_that_means_what_it_should(corpus, tmp_path):
    for problem in read(corpus):
        for files, works in ((problem.solution, True), (problem.empty, False)):
            space: dict[str, object] = {}
            exec(files["solution.py"], space)  # noqa: S102 - texts of this module
            suite: dict[str, Any] = {}
            exec(problem.suite.replace("from solution import", "#"), suite)  # noqa: S102 - the same
            suite[problem.function] = space[problem.function]
            try:
                suite["test_it"]()
            except (AssertionError, TypeError):
                assert not works
            else:
                assert works


def test_a_file_of_something_else_is_refused(tmp_path):
    (tmp_path / "x.jsonl").write_text('{"task_id": "1"}\n')
    with pytest.raises(ValueError, match="no file of HumanEval's problems"):
        read(tmp_path / "x.jsonl")


@pytest.mark.parametrize(
    ("slot", "marks"),
    [
        (Honest(), [FULL, NONE]),
        (Honest(always=Verdict.PASSED), [FULL, FULL]),
        (Honest(always=Verdict.FAILED), [NONE, NONE]),
        (Honest(problem="no tests"), [NOT_GRADED, NOT_GRADED]),
        (Scripted(meanwhile=raises(SandboxUnavailable("gone"))), [NOT_GRADED, NOT_GRADED]),
    ],
)
def test_marks_are_counted_as_they_are(corpus, tmp_path, slot, marks):
    graded = list(grade(read(corpus)[0], tmp_path, slot))
    assert [one.mark for one in graded] == marks
    assert [one.is_right for one in graded] == [marks[0] == FULL, marks[1] == NONE]
    assert all(one.is_right or one.why for one in graded)


def test_a_problem_that_cannot_be_an_exercise_is_not_graded(tmp_path):
    broken = Problem("HumanEval/1 x", "def f(): ...", "f", "", "")
    assert [one.mark for one in grade(broken, tmp_path, Honest())] == [NOT_GRADED, NOT_GRADED]


@pytest.mark.parametrize(("always", "code"), [(None, 0), (Verdict.PASSED, 1), (Verdict.FAILED, 1)])
def test_the_command_fails_unless_all_is_as_it_should_be(corpus, monkeypatch, always, code):
    monkeypatch.setattr(tool, "open_slot", lambda _kind, **_: Honest(always=always))
    ended = CliRunner().invoke(tool.main, [str(corpus)])
    assert ended.exit_code == code
    assert f"{2 * code} of 4 are not as they should be" in ended.output


def test_no_problems_prove_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(tool, "open_slot", lambda _kind, **_: Honest())
    (tmp_path / "none.jsonl").write_text("")
    assert CliRunner().invoke(tool.main, [str(tmp_path / "none.jsonl")]).exit_code == 1
