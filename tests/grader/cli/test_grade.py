"""`kradan grade` of one submission: exit codes that a script can rely on, and words for people."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.cli import grade as grade_module
from grader.cli.handed_in import MAX_BYTES
from grader.cli.slots import Slots
from grader.marking.report import from_json
from sandbox.errors import SandboxUnavailable
from tests.grader.cli.grading import EXERCISES, RIGHT, SUM_TWO, grade, use_summing


@pytest.fixture(autouse=True)
def _summing(monkeypatch: pytest.MonkeyPatch) -> None:
    use_summing(monkeypatch)


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    path = tmp_path / "answer.py"
    path.write_text(RIGHT, encoding="utf-8")
    return path


def test_full_marks_end_with_0(answer):
    result = grade(SUM_TWO, answer, "--lang", "en")
    assert result.exit_code == 0
    assert "✓ small  1/1" in result.stdout
    assert result.stdout.endswith("Every test passes.\n5 of 5 points\n")


def test_less_ends_with_1_and_says_what_is_wrong(answer):
    answer.write_text("wrong")
    result = grade(SUM_TWO, answer, "--lang", "en")
    assert result.exit_code == 1
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[:3] == [
        "✗ small  0/1",
        "the output is not as expected",
        "line 1, column 1 of the output differs first",
    ]
    assert "expected: 7" in lines
    assert "got: wrong" in lines
    assert lines[-1] == "0 of 5 points"


@pytest.mark.parametrize(
    ("environ", "word"),
    [({"LANG": "th_TH.UTF-8"}, "คะแนน"), ({"LANG": "C", "LC_ALL": "en_US"}, "points"), ({}, "points")],
)
def test_the_terminals_language_is_spoken(answer, monkeypatch, environ, word):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert grade(SUM_TWO, answer).stdout.rstrip().endswith(word)


def test_json_is_the_report(answer):
    result = grade(SUM_TWO, answer, "--json")
    told = json.loads(result.stdout)
    assert told["state"] == "graded"
    assert told["exercise"] == "python-basics/sum-two"
    assert told["made_by"]["sandbox"] == "summing"
    assert from_json(told).points == told["points"] == told["max_points"] == 5


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xef\xbb\xbf" + RIGHT.encode(), 0),
        (RIGHT.replace("\n", "\r\n").encode(), 0),
        (b"", 1),
        (b"\0", 1),
        ("จำนวน = int(1)".encode(), 0),
        (b"x = '\xa1'", 2),
        (b"#" * (MAX_BYTES + 1), 2),
        (b"#" * (2 * 1024 * 1024), 2),
    ],
)
def test_odd_files_are_graded_or_clearly_refused(answer, content, code):
    answer.write_bytes(content)
    result = grade(SUM_TWO, answer)
    assert result.exit_code == code
    assert ("answer.py" in result.stderr or "KiB" in result.stderr) is (code == 2)
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([SUM_TWO], "Give either the files"),
        ([SUM_TWO, "ANSWER", "--batch", "ANSWER"], "Give either the files"),
        ([SUM_TWO, "no-such-file.py"], "does not exist"),
        (["no-such-folder", "ANSWER"], "does not exist"),
        ([EXERCISES, "ANSWER"], "there is no exercise.yaml here"),
        ([SUM_TWO, "ANSWER", "ANSWER"], "given twice"),
        ([SUM_TWO, "ANSWER", SUM_TWO / "exercise.yaml"], "no file called"),
    ],
)
def test_what_cannot_be_graded_ends_with_2_and_says_why(answer, arguments, word):
    result = grade(*(answer if one == "ANSWER" else one for one in arguments))
    assert result.exit_code == 2
    assert word in result.stderr
    assert result.stdout == ""


def test_a_broken_exercise_ends_with_2_and_all_its_problems(tmp_path, answer):
    folder = tmp_path / "basics" / "one"
    shutil.copytree(SUM_TWO, folder)
    (folder / "exercise.yaml").write_text("format: 1\ntitel: x\n")
    result = grade(folder, answer)
    assert result.exit_code == 2
    assert "did you mean `title`?" in result.stderr


def test_no_sandbox_ends_with_2(answer, monkeypatch):
    @contextmanager
    def none(*_arguments: object) -> Iterator[Slots]:
        raise SandboxUnavailable("no engine answers")
        yield

    monkeypatch.setattr(grade_module, "open_slots", none)
    result = grade(SUM_TWO, answer)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no engine answers" in result.stderr


def test_several_files_have_the_exercises_names(tmp_path):
    folder = tmp_path / "basics" / "one"
    shutil.copytree(SUM_TWO, folder)
    spec = (folder / "exercise.yaml").read_text().replace("limits:", "files: [solution.py, tools.py]\nlimits:")
    (folder / "exercise.yaml").write_text(spec)
    main_file, tools = tmp_path / "solution.py", tmp_path / "tools.py"
    main_file.write_text(RIGHT)
    tools.write_text("")
    assert grade(folder, main_file, tools).exit_code == 0
    main_file.unlink()
    other = tmp_path / "again" / "tools.py"
    other.parent.mkdir()
    other.write_text("")
    assert "given twice" in grade(folder, tools, other).stderr
