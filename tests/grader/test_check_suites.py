"""Proving exercises with pytest suites, in a sandbox where a solution is the list of what its suite finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.check import check
from grader.errors import ExerciseBroken
from grader.evaluate import evaluate
from grader.exercise.catalogue import ReadExercise, read_exercise
from grader.exercise.problems import in_words
from sandbox.suites import Marker, SuiteResult, SuiteTest, Verdict
from sandbox.types import CaseResult, Outcome, RunRequest, RunResult, StepResult, SuiteCase

SPEC = """\
format: 1
title: {th: ก, en: A}
tests:
  - name: first
    call: f(1)
    returns: 1
  - name: bank
    pytest: tests/test_bank.py
    points: 4
    after: first
wrong:
  none.py: {fails: [test_b]}
"""
RIGHT = '{"test_a": "passed", "test_b": "passed"}'
WRONG = '{"test_a": "passed", "test_b": "failed"}'


class Suited:
    """What the suite finds is written in the solution: name to verdict. `test_a` is worth three points."""

    kind = "suited"

    def __init__(self, problem: str | None = None) -> None:
        self.problem = problem

    def run(self, request: RunRequest) -> RunResult:
        found = json.loads(request.files["solution.py"])
        tests = tuple(
            SuiteTest(
                name,
                Marker(points=3 if name == "test_a" else None),
                Verdict(verdict),
                "exited",
                explanation="E   assert 1 == 2" if verdict == "failed" else "",
                reason="on Mondays" if verdict == "not_run" else "",
            )
            for name, verdict in found.items()
            if name != "f"
        )
        cases = tuple(
            CaseResult(Outcome.EXITED, suite=SuiteResult(tests, self.problem))
            if isinstance(case, SuiteCase)
            else CaseResult(Outcome.EXITED, steps=(StepResult(found.get("f", 1)),))
            for case in request.cases
        )
        return RunResult(cases, 0.01, self.kind, "x")

    def close(self) -> None:
        """Nothing is open."""


def exercise(folder: Path, spec: str = SPEC, solution: str = RIGHT, wrong: str = WRONG) -> ReadExercise:
    place = folder / "basics" / "one"
    texts = {"exercise.yaml": spec, "statement.th.md": "ก", "statement.en.md": "A", "solution.py": solution}
    for name, text in (texts | {"wrong/none.py": wrong, "tests/test_bank.py": ""}).items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return read_exercise(place)


def told(found: ReadExercise) -> list[tuple[str, int, str]]:
    return [(one.rule, one.line, one.key) for one in check(found, Suited())]


def test_a_sound_suite_is_proved(tmp_path):
    assert check(exercise(tmp_path), Suited()) == ()


def test_the_sum_of_a_suites_points_is_told_where_they_stand(tmp_path):
    found = exercise(tmp_path, SPEC.replace("points: 4", "points: 9"))
    assert told(found) == [("wrong-points", 9, "tests[1].points")]
    assert "this suite's tests are worth 4 points together; write `points: 4`" in in_words(check(found, Suited())[0])


def test_points_that_are_left_out_are_told_at_the_test_unless_they_are_one(tmp_path):
    without = SPEC.replace("    points: 4\n", "")
    assert told(exercise(tmp_path, without)) == [("wrong-points", 7, "tests[1].points")]
    alone = exercise(tmp_path / "2", without, '{"test_b": "passed"}', '{"test_b": "failed"}')
    assert check(alone, Suited()) == ()


def test_a_solution_that_fails_in_the_suite_is_told_with_pytests_words(tmp_path):
    found = exercise(tmp_path, solution='{"test_a": "failed", "test_b": "passed"}')
    assert told(found) == [("solution-fails", 7, "tests[1]")]
    words = in_words(check(found, Suited())[0])
    assert "does not pass `test_a`: assertion-failed; mend the test or the solution" in words
    assert words.endswith("E assert 1 == 2")


def test_the_sets_of_parameters_of_a_test_are_named_where_it_is_meant(tmp_path):
    both = '{"test_a": "passed", "sum (1)": "%s", "sum (2)": "%s"}'
    spec = SPEC.replace("[test_b]", "[sum]").replace("points: 4", "points: 5")
    found = exercise(tmp_path, spec, both % ("passed", "passed"), both % ("failed", "failed"))
    (problem,) = check(found, Suited())
    assert (problem.rule, problem.hint) == ("no-such-test", "there are `sum (1)`, `sum (2)`")


@pytest.mark.parametrize(
    ("fails", "rule", "message"),
    [
        ("test_bb", "no-such-test", "no test has the name `test_bb`; did you mean `test_b`?"),
        ("qqqqqqq", "no-such-test", "no test has the name `qqqqqqq`; there are `first`, `test_a`, `test_b`"),
        ("test_a", "not-caught", "wrong/none.py passes `test_a`, which should catch it"),
    ],
)
def test_wrong_solutions_name_tests_that_the_suite_has_and_that_fail(tmp_path, fails, rule, message):
    found = exercise(tmp_path, SPEC.replace("[test_b]", f"[{fails}]"))
    assert told(found) == [(rule, 12, "wrong.none.py")]
    assert message in in_words(check(found, Suited())[0])


def test_the_suites_own_name_stands_for_any_of_its_tests(tmp_path):
    spec = SPEC.replace("[test_b]", "[bank]")
    assert check(exercise(tmp_path, spec), Suited()) == ()
    passes = '{"f": 2, "test_a": "passed", "test_b": "passed"}'
    assert told(exercise(tmp_path / "2", spec.replace("    after: first\n", ""), wrong=passes)) == [
        ("not-caught", 11, "wrong.none.py")
    ]
    waits = '{"f": 2, "test_a": "passed", "test_b": "failed"}'
    (problem,) = check(exercise(tmp_path / "3", spec, wrong=waits), Suited())
    assert problem.message == "`bank` was not run on wrong/none.py, so it caught nothing: after-failed (name first)"


def test_a_test_that_leaves_itself_out_proves_nothing(tmp_path):
    left_out = '{"test_a": "passed", "test_b": "not_run"}'
    found = exercise(tmp_path, solution=left_out, wrong=left_out)
    assert told(found) == [("solution-fails", 7, "tests[1]"), ("not-caught", 12, "wrong.none.py")]


BROKEN = "tests/test_bank.py:3: in <module>\nE   NameError: name 'x' is not defined"


def test_a_suite_that_does_not_work_is_told_once_with_file_and_line(tmp_path):
    (problem,) = check(exercise(tmp_path), Suited(BROKEN))
    assert (problem.file, problem.line, problem.rule) == (
        f"{tmp_path}/basics/one/tests/test_bank.py",
        3,
        "broken-suite",
    )
    assert "NameError" in in_words(problem)


def test_a_broken_suite_is_no_report_for_anybody(tmp_path):
    found = exercise(tmp_path).exercise
    assert found is not None
    with pytest.raises(ExerciseBroken) as raised:
        evaluate(found, found.solution, Suited(BROKEN))
    assert [one.rule for one in raised.value.problems] == ["broken-suite"]
