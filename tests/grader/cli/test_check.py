"""`kradan check`: every problem with its place, and an exit code for CI."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import check as check_module
from grader.cli.main import cli, main
from grader.cli.slots import Slots
from grader.exercise.catalogue import read_path
from sandbox.errors import SandboxUnavailable
from tests.grader.test_check import Listed, exercise

EXERCISES = Path(__file__).resolve().parents[3] / "exercises"


class Listing(Listed):
    """As a slot that can be ended."""

    def destroy(self) -> None:
        """Nothing is open."""


@pytest.fixture(autouse=True)
def _listed(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def open_slots(_choice: object, count: int = 1) -> Iterator[Slots]:
        yield Slots([Listing() for _ in range(count)])  # type: ignore[misc]

    monkeypatch.setattr(check_module, "open_slots", open_slots)


def check(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, arguments)], standalone_mode=False)


def test_a_sound_exercise_ends_with_0(tmp_path):
    exercise(tmp_path)
    result = check(tmp_path / "basics" / "one")
    assert (result.return_value, result.output) == (0, "1 exercise proved, 1 wrong solution caught.\n")


def test_a_warning_is_no_problem(tmp_path):
    exercise(tmp_path, none="[null, 2]", other="[1, 3]")
    result = check(tmp_path / "basics" / "one")
    assert result.return_value == 0
    assert "no-fails  wrong.other.py  (warning)" in result.output
    assert result.output.endswith("1 exercise proved, 2 wrong solutions caught, 1 warning.\n")


def test_problems_end_with_1_and_show_their_line(tmp_path):
    exercise(tmp_path, solution="[1, 3]", none="[1, 2]")
    result = check(tmp_path / "basics" / "one")
    assert result.return_value == 1
    assert (
        f"{tmp_path}/basics/one/exercise.yaml:7:5  solution-fails  tests[1]\n    7 |   - name: two\n" in result.output
    )
    assert "does not pass `two`: expected 2, got 3; mend the test or the solution" in result.output
    assert result.output.endswith("2 problems in 1 exercise.\n")


def test_problems_of_a_collection_are_told_once(tmp_path):
    exercise(tmp_path)
    (tmp_path / "basics" / "collection.yaml").write_text(
        "format: 1\ntitle: {th: ก}\nexercises: [one, two]\n", encoding="utf-8"
    )
    result = check(tmp_path, tmp_path / "basics", tmp_path / "basics" / "one")
    assert result.return_value == 1
    assert result.output.count("no-such-exercise") == 1
    assert result.output.endswith("1 problem, 1 warning in 1 exercise.\n")


def test_json_names_every_exercise_with_its_problems(tmp_path):
    exercise(tmp_path, none="[1, 2]")
    result = check(tmp_path / "basics", "--json")
    told = json.loads(result.output)
    (one,) = told["exercises"]
    assert (one["id"], one["proved"], [problem["rule"] for problem in one["problems"]]) == (
        "basics/one",
        False,
        ["not-caught"],
    )
    assert [problem["rule"] for problem in told["problems"]] == ["missing-file"]


def test_broken_files_are_told_where_there_is_no_sandbox(tmp_path, monkeypatch):
    @contextmanager
    def none(*_arguments: object) -> Iterator[Slots]:
        raise SandboxUnavailable("no engine")
        yield

    monkeypatch.setattr(check_module, "open_slots", none)
    exercise(tmp_path, spec="format: 1\n")
    assert "missing-key" in check(tmp_path / "basics" / "one").output
    shutil.rmtree(tmp_path / "basics")
    exercise(tmp_path)
    assert isinstance(check(tmp_path / "basics" / "one").exception, SandboxUnavailable)


def test_nothing_to_check_is_an_error(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["check", str(tmp_path)])
    assert ended.value.code == 1
    assert " ".join(capsys.readouterr().err.split()) == f"kradan: There is no exercise.yaml at or below {tmp_path}."


def test_a_spec_that_is_no_text_is_quoted_all_the_same(tmp_path):
    found = exercise(tmp_path)
    (found.folder / "exercise.yaml").write_bytes(b"format: 1\ntitle: \xe1\n")
    result = check(found.folder)
    assert result.return_value == 1
    assert "    2 | title: �" in result.output


def test_the_bar_counts_solutions(tmp_path, monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    exercise(tmp_path)
    found, _ = read_path(tmp_path)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with check_module._progress(found) as advance:
        advance(2)
    assert "2/2" in terminal.getvalue()


def test_the_exercises_of_this_project_can_all_be_read():
    found, problems = read_path(EXERCISES)
    assert len(found) >= 12
    assert problems == ()
