"""`kradan grade --batch`: one report a line, in order, whatever is in the lines."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from grader.cli import batch as batch_module
from grader.cli import grade as grade_module
from grader.cli.batch_lines import MAX_LINE_BYTES, read_batch
from grader.cli.handed_in import MAX_BYTES
from grader.cli.slots import Slots
from grader.exercise.catalogue import read_exercise
from tests.grader.cli.grading import RIGHT, SUM_TWO, Summing, grade, use_summing


@pytest.fixture(autouse=True)
def _summing(monkeypatch: pytest.MonkeyPatch) -> None:
    use_summing(monkeypatch)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout_bytes.splitlines()]


def batch(*items: Mapping[str, Any] | bytes) -> bytes:
    return b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in items)


def graded(tmp_path: Path, content: bytes, *options: object) -> Result:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(content)
    return grade(SUM_TWO, "--batch", path, *options)


def test_a_batch_gives_one_report_a_line_in_its_order(tmp_path):
    items = [{"id": f"s{n}", "source": RIGHT if n % 2 else "x"} for n in range(300)]
    result = graded(tmp_path, batch(*items), "--jobs", 3)
    assert result.exit_code == 0
    assert [(one["id"], one["state"], one["points"]) for one in lines(result)] == [
        (f"s{n}", "graded", 5 if n % 2 else 0) for n in range(300)
    ]


def test_a_batch_may_come_from_standard_input():
    result = grade(SUM_TWO, "--batch", "-", stdin=batch({"id": 1, "files": {"solution.py": RIGHT}}))
    assert (result.exit_code, lines(result)[0]["id"], lines(result)[0]["points"]) == (0, 1, 5)


@pytest.mark.parametrize(
    ("line", "code", "line_id"),
    [
        (b"nope", "not-json", None),
        (b"[1]", "not-json", None),
        (b"[" * 100_000, "not-json", None),
        (b"\xff", "not-utf-8", None),
        (b'{"source": "x"}', "no-id", None),
        (b'{"id": null, "source": "x"}', "no-id", None),
        (b'{"id": true, "source": "x"}', "no-id", True),
        (b'{"id": "a"}', "no-source", "a"),
        (b'{"id": "a", "source": "x", "files": {}}', "no-source", "a"),
        (b'{"id": "a", "source": 3}', "no-source", "a"),
        (b'{"id": "a", "files": ["x"]}', "no-source", "a"),
        (b'{"id": "a", "files": {}}', "missing-file", "a"),
        (b'{"id": "a", "files": {"../x": "1"}}', "unknown-file", "a"),
        (b'{"id": "a", "source": "' + b"x" * (MAX_BYTES + 1) + b'"}', "too-large", "a"),
        (b'{"id": "a", "source": "' + b"x" * MAX_LINE_BYTES + b'"}', "too-large", None),
        (b'{"id": "a", "source": "always break"}', "sandbox-unavailable", "a"),
        (b'{"id": "a", "source": "bug"}', "bug", "a"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_judged_says_why_and_stops_nothing(tmp_path, line, code, line_id):
    result = graded(tmp_path, batch({"id": "first", "source": RIGHT}, b"", line, {"id": "last", "source": RIGHT}))
    assert result.exit_code == 2
    first, bad, last = lines(result)
    assert (first["points"], last["points"]) == (5, 5)
    assert (bad["state"], bad["error"]["code"], bad["error"]["params"]) == ("stuck", code, {"line": 3})
    assert bad["id"] == (None if line_id is True else line_id)
    assert bad["error"]["message"]
    assert "some lines could not be graded" in result.stderr


def test_a_slot_that_breaks_once_costs_nothing(tmp_path):
    result = graded(tmp_path, batch({"id": "a", "source": RIGHT + "break"}))
    assert (result.exit_code, lines(result)[0]["points"]) == (0, 5)


def test_odd_letters_in_ids_and_sources_survive(tmp_path):
    content = b"\xef\xbb\xbf" + batch(
        b'{"id": "\\ud800\xe0\xb8\x81", "source": "\\ud800\\u0000"}', {"id": 2, "source": "\ufeff" + RIGHT}
    )
    result = graded(tmp_path, content)
    assert [one["id"] for one in lines(result)] == ["\ud800ก", 2]
    assert lines(result)[1]["points"] == 5


def test_an_empty_batch_is_an_empty_answer(tmp_path):
    result = graded(tmp_path, b"\n \n")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_long_line_is_read_without_keeping_it():
    exercise = read_exercise(SUM_TWO).exercise
    assert exercise is not None
    stream = io.BytesIO(b"x" * (3 * MAX_LINE_BYTES) + b"\n" + batch({"id": 1, "source": "x"}))
    assert [(one.number, one.error is None) for one in read_batch(stream, exercise)] == [(1, False), (2, True)]


def test_the_bar_is_for_terminals_only(tmp_path, monkeypatch, capfd):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    path = tmp_path / "b.jsonl"
    path.write_bytes(batch({"id": 1}, {"id": 2}))
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with path.open("rb") as stream, grade_module._progress(stream) as advance:
        advance()
        advance()
        assert stream.tell() == 0
    assert "2/2" in terminal.getvalue()
    assert capfd.readouterr().out == ""


def test_lines_of_a_pipe_are_not_counted():
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    assert grade_module._count(Pipe(b"a\nb\n")) is None


def test_memory_stays_bounded_when_one_submission_is_slow():
    """No more items are read ahead than the promised number for each slot."""
    exercise = read_exercise(SUM_TWO).exercise
    assert exercise is not None
    read: list[int] = []

    def items() -> Iterator[Any]:
        for item in read_batch(io.BytesIO(batch(*({"id": n, "source": RIGHT} for n in range(1000)))), exercise):
            read.append(item.number)
            yield item

    reports = batch_module.reports(exercise, items(), Slots([Summing([])]))  # type: ignore[list-item]
    for count, _ in enumerate(reports, start=1):
        assert len(read) - count <= batch_module.AHEAD
    assert len(read) == 1000


def test_the_command_works_from_a_shell_with_a_real_slot(tmp_path):
    path = tmp_path / "batch.jsonl"
    path.write_bytes(batch({"id": "right", "source": RIGHT}, {"id": "loop", "source": "while True: pass"}))
    command = [sys.executable, "-m", "grader", "grade", str(SUM_TWO), "--batch", str(path), "--sandbox", "local"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stderr
    right, loop = map(json.loads, ended.stdout.splitlines())
    assert (right["points"], loop["points"]) == (5, 0)
    assert [test["status"] for test in loop["tests"]] == ["failed"] * 3 + ["not_run"] * 2
    assert "local slot" in ended.stderr
