"""The corpus tool reads, writes and counts right, so that its zero means zero."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.exercise.catalogue import read_exercise
from grader.exercise.model import CallTest, Returns, Step
from tests.corpus.programs import Program, read, write_batch, write_exercise
from tests.corpus.remains import Watch
from tests.corpus.verdicts import FULL, NONE, NOT_GRADED, PARTIAL, confusion, verdict

EXERCISE = {
    "exercise": "q1",
    "description": 'Task: "quotes" ก\nMore.',
    "preamble": "import math\n",
    "reference": "def f(x):\n    return {x}\n",
    "tests": [{"call": "f('a\\n')", "expect_repr": "{'a\\n'}"}],
}
PROGRAM = {"exercise": "q1", "id": "p1", "label": "pass", "code": "def f(x):\n    return {x}"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "student-exercises.jsonl").write_text(json.dumps(EXERCISE) + "\n")
    with gzip.open(tmp_path / "student-submissions.jsonl.gz", "wt") as file:
        file.write(json.dumps(PROGRAM) + "\n" + json.dumps({**PROGRAM, "exercise": "other"}) + "\n")
    return tmp_path


def test_a_corpus_becomes_an_exercise_that_loads_without_problems(corpus: Path, tmp_path: Path) -> None:
    (exercise,) = read(corpus)
    write_exercise(exercise, tmp_path / "course" / "q1")
    loaded = read_exercise(tmp_path / "course" / "q1")
    assert loaded.problems == ()
    assert loaded.exercise is not None
    (test,) = loaded.exercise.tests
    assert test.kind == CallTest((Step("f('a\\n')", (Returns({"a\n"}),)),))
    assert exercise.programs == (Program("q1/p1", PROGRAM["code"], "pass"),)


def test_the_preamble_is_the_authors_and_in_no_students_file(corpus: Path, tmp_path: Path) -> None:
    (exercise,) = read(corpus)
    write_batch(exercise, tmp_path / "batch.jsonl")
    assert exercise.solution.startswith("import math\n")
    assert json.loads((tmp_path / "batch.jsonl").read_text()) == {"id": "q1/p1", "source": PROGRAM["code"]}


def report(points: int, *, state: str = "graded", seconds: float = 0.1, outcome: str = "exited") -> dict[str, object]:
    tests = [{"wall_seconds": seconds, "outcome": outcome}]
    return {"id": "p", "state": state, "points": points, "max_points": 2, "tests": tests}


@pytest.mark.parametrize(
    ("label", "told", "mark", "agrees"),
    [
        ("pass", report(2), FULL, True),
        ("pass", report(1), PARTIAL, False),
        ("fail", report(1), PARTIAL, True),
        ("fail", report(0), NONE, True),
        ("fail", report(2), FULL, False),
        ("fail", report(0, state="stuck"), NOT_GRADED, False),
        ("pass", report(2, state="stuck"), NOT_GRADED, False),
    ],
)
def test_a_verdict_agrees_with_its_label_or_not(label: str, told: dict[str, object], mark: str, agrees: bool) -> None:
    one = verdict(Program("p", "", label), told)
    assert (one.mark, one.agrees) == (mark, agrees)
    assert confusion([one]) == {(label, mark): 1}


def test_a_report_about_another_program_is_refused() -> None:
    with pytest.raises(ValueError, match="says that it is of p"):
        verdict(Program("q", "", "pass"), report(2))


def test_a_loop_that_ends_a_second_after_its_limit_is_late() -> None:
    program = Program("p", "", "fail")
    assert not verdict(program, report(0, seconds=2.9, outcome="timed_out")).is_late(2.0)
    assert verdict(program, report(0, seconds=3.1, outcome="timed_out")).is_late(2.0)


def test_a_process_that_outlives_its_run_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.corpus.remains._PATIENCE_SECONDS", 0)
    watch = Watch()
    command = [sys.executable, "-c", "print('up', flush=True); input()"]
    with subprocess.Popen(
        command,
        env={**os.environ, **watch.environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as orphan:
        assert orphan.stdout is not None
        orphan.stdout.readline()
        assert [thing.split()[:2] for thing in watch.left()] == [["process", str(orphan.pid)]]
        orphan.communicate(b"\n")
    assert watch.left() == []
