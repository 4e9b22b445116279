"""Proving exercises, with a sandbox in which a solution is the list of what its calls give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.check import check, runs_of
from grader.errors import Retryable
from grader.exercise.catalogue import ReadExercise, read_exercise
from grader.exercise.problems import in_words
from sandbox.errors import SandboxUnavailable
from sandbox.types import CaseResult, Failure, Frame, Outcome, RunRequest, RunResult, StepResult
from tests.grader.scripted import Scripted, raises

SPEC = """\
format: 1
title: {th: ก, en: A}
tests:
  - name: one
    call: f(1)
    returns: 1
  - name: two
    call: f(2)
    returns: 2
    after: one
wrong:
  none.py: {fails: [one]}
"""

NO_PYTHON = "return 1"
UNREADABLE = Failure(
    "SyntaxError",
    ("SyntaxError", "Exception"),
    "'return' outside function",
    (Frame("solution.py", 1, "<module>", "return 1"),),
    1,
)


class Listed:
    """Gives for case n the n-th item of the JSON list that the solution is."""

    kind = "listed"

    def run(self, request: RunRequest) -> RunResult:
        if request.files["solution.py"] == NO_PYTHON:
            return RunResult(
                (CaseResult(Outcome.RAISED, failure=UNREADABLE),) * len(request.cases), 0.01, self.kind, "x"
            )
        values = json.loads(request.files["solution.py"])
        cases = tuple(CaseResult(Outcome.EXITED, steps=(StepResult(value),)) for value in values)
        return RunResult(cases, 0.01, self.kind, "x")

    def close(self) -> None:
        """Nothing is open."""


def exercise(folder: Path, *, spec: str = SPEC, solution: str | None = "[1, 2]", **wrong: str) -> ReadExercise:
    place = folder / "basics" / "one"
    (place / "wrong").mkdir(parents=True)
    for name, text in {"exercise.yaml": spec, "statement.th.md": "ก", "statement.en.md": "A"}.items():
        (place / name).write_text(text, encoding="utf-8")
    if solution is not None:
        (place / "solution.py").write_text(solution, encoding="utf-8")
    for name, text in (wrong or {"none": "[null, 2]"}).items():
        (place / "wrong" / f"{name}.py").write_text(text, encoding="utf-8")
    return read_exercise(place)


def told(found: ReadExercise) -> list[tuple[str, int, str, bool]]:
    return [(one.rule, one.line, one.key, one.warning) for one in check(found, Listed())]


def test_a_sound_exercise_is_proved(tmp_path):
    found = exercise(tmp_path)
    assert check(found, Listed()) == ()
    assert runs_of(found) == 2


def test_a_solution_that_fails_is_told_at_the_test(tmp_path):
    found = exercise(tmp_path, solution="[1, 3]")
    assert told(found) == [("solution-fails", 7, "tests[1]", False)]
    words = in_words(check(found, Listed())[0])
    assert "the reference solution does not pass `two`: wrong-value; expected '2', got '3'" in words


def test_a_solution_that_does_not_run_is_told_once(tmp_path):
    found = exercise(tmp_path, solution=NO_PYTHON)
    assert told(found) == [("solution-fails", 0, "", False)]
    assert "the reference solution cannot be run at all: syntax-error" in in_words(check(found, Listed())[0])


def test_a_missing_solution_is_a_problem(tmp_path):
    found = exercise(tmp_path, solution=None)
    assert told(found) == [("missing-file", 0, "", False)]
    assert runs_of(found) == 1


def test_a_wrong_solution_with_full_marks_is_told_where_it_is_named(tmp_path):
    assert told(exercise(tmp_path, none="[1, 2]")) == [("not-caught", 12, "wrong.none.py", False)]


@pytest.mark.parametrize(
    ("fails", "values", "message"),
    [
        ("one", "[1, 3]", "wrong/none.py passes `one`, which should catch it"),
        ("two", "[0, 3]", "`two` was not run on wrong/none.py, so it caught nothing: after-failed (name one)"),
    ],
)
def test_a_test_must_catch_what_it_is_said_to_catch(tmp_path, fails, values, message):
    found = exercise(tmp_path, spec=SPEC.replace("[one]", f"[{fails}]"), none=values)
    assert [one.message for one in check(found, Listed())] == [message]


def test_a_wrong_solution_that_is_no_python_proves_nothing_and_is_a_warning(tmp_path):
    assert told(exercise(tmp_path, none=NO_PYTHON)) == [("does-not-run", 12, "wrong.none.py", True)]


def test_a_wrong_solution_that_names_no_test_is_a_warning(tmp_path):
    found = exercise(tmp_path, none="[null, 2]", other="[1, 3]")
    assert told(found) == [("no-fails", 0, "wrong.other.py", True)]
    assert check(found, Listed())[0].hint == "add it to `wrong` with `fails: [two]`"


def test_no_wrong_solutions_is_a_warning(tmp_path):
    found = exercise(tmp_path, spec=SPEC[: SPEC.index("wrong:")])
    (found.folder / "wrong" / "none.py").unlink()
    assert told(read_exercise(found.folder)) == [("unproved", 0, "wrong", True)]


def test_what_cannot_be_read_is_not_run(tmp_path):
    found = exercise(tmp_path, spec=SPEC.replace("returns: 1", "return: 1"))
    assert told(found) == [("unknown-key", 6, "tests[0].return", False)]
    assert runs_of(found) == 0


def test_warnings_of_the_file_are_told_beside_the_proof(tmp_path):
    found = exercise(tmp_path, spec=SPEC.replace("{th: ก, en: A}", "{th: ก}"), none="[1, 2]")
    assert [rule for rule, *_ in told(found)] == ["one-language", "not-caught"]


def test_a_sandbox_that_is_away_proves_nothing(tmp_path):
    with pytest.raises(Retryable):
        check(exercise(tmp_path), Scripted(meanwhile=raises(SandboxUnavailable("no engine"))))
