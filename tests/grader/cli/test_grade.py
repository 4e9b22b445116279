"""`kradan grade`: one submission or a batch, with exit codes that a script can rely on."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from grader.cli import batch as batch_module
from grader.cli import grade as grade_module
from grader.cli.batch_lines import MAX_LINE_BYTES, read_batch
from grader.cli.handed_in import MAX_BYTES
from grader.cli.main import main
from grader.cli.slots import Slots
from grader.exercise.catalogue import read_exercise
from grader.marking.report import from_json
from sandbox.errors import SandboxUnavailable
from sandbox.types import CaseResult, Outcome, RunRequest, RunResult

EXERCISES = Path(__file__).resolve().parents[3] / "exercises"
SUM_TWO = EXERCISES / "python-basics" / "sum-two"
RIGHT = "print(int(input()) + int(input()))\n"


class Summing:
    """A sandbox that adds the input's numbers itself where the source is right; `break` in the source breaks the slot."""

    kind = "summing"

    def __init__(self, broken: list[str]) -> None:
        self.broken = broken

    def run(self, request: RunRequest) -> RunResult:
        source = request.files["solution.py"]
        if "bug" in source:
            raise ZeroDivisionError("our bug")
        if "break" in source and (source not in self.broken or "always" in source):
            self.broken.append(source)
            raise SandboxUnavailable("the slot broke")
        cases = tuple(self._case(case, source) for case in request.cases)
        return RunResult(cases, 0.01, self.kind, "image")

    @staticmethod
    def _case(case: Any, source: str) -> CaseResult:
        answer = sum(map(int, case.stdin.split())) if "int(" in source else "wrong"
        return CaseResult(Outcome.EXITED, stdout=f"{answer}\n", exit_code=0)

    def destroy(self) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def _summing(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def open_slots(_choice: object, count: int = 1) -> Iterator[Slots]:
        broken: list[str] = []
        yield Slots([Summing(broken) for _ in range(count)])  # type: ignore[misc]

    monkeypatch.setattr(grade_module, "open_slots", open_slots)


summing = pytest.mark.usefixtures("_summing")


def grade(*arguments: object, stdin: bytes | None = None) -> Result:
    """The command as `main` runs it, its errors as sentences."""
    command: Any = _Main()
    return CliRunner().invoke(command, [str(one) for one in arguments], input=stdin)


class _Main:
    """`main` in the shape that the runner knows."""

    name = "kradan"

    def main(self, args: list[str], prog_name: str, **_extra: object) -> None:
        assert prog_name
        main(["grade", *args])


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    path = tmp_path / "answer.py"
    path.write_text(RIGHT, encoding="utf-8")
    return path


@summing
def test_full_marks_end_with_0(answer):
    result = grade(SUM_TWO, answer, "--lang", "en")
    assert result.exit_code == 0
    assert "✓ small  1/1" in result.stdout
    assert result.stdout.endswith("Every test passes.\n5 of 5 points\n")


@summing
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


@summing
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


@summing
def test_json_is_the_report(answer):
    result = grade(SUM_TWO, answer, "--json")
    told = json.loads(result.stdout)
    assert told["state"] == "graded"
    assert told["exercise"] == "python-basics/sum-two"
    assert told["made_by"]["sandbox"] == "summing"
    assert from_json(told).points == told["points"] == told["max_points"] == 5


@summing
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


@summing
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


@summing
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


@summing
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


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout_bytes.splitlines()]


def batch(*items: Mapping[str, Any] | bytes) -> bytes:
    return b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in items)


def graded(tmp_path: Path, content: bytes, *options: object) -> Result:
    path = tmp_path / "batch.jsonl"
    path.write_bytes(content)
    return grade(SUM_TWO, "--batch", path, *options)


@summing
def test_a_batch_gives_one_report_a_line_in_its_order(tmp_path):
    items = [{"id": f"s{n}", "source": RIGHT if n % 2 else "x"} for n in range(300)]
    result = graded(tmp_path, batch(*items), "--jobs", 3)
    assert result.exit_code == 0
    assert [(one["id"], one["state"], one["points"]) for one in lines(result)] == [
        (f"s{n}", "graded", 5 if n % 2 else 0) for n in range(300)
    ]


@summing
def test_a_batch_may_come_from_standard_input():
    result = grade(SUM_TWO, "--batch", "-", stdin=batch({"id": 1, "files": {"solution.py": RIGHT}}))
    assert (result.exit_code, lines(result)[0]["id"], lines(result)[0]["points"]) == (0, 1, 5)


@summing
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


@summing
def test_a_slot_that_breaks_once_costs_nothing(tmp_path):
    result = graded(tmp_path, batch({"id": "a", "source": RIGHT + "break"}))
    assert (result.exit_code, lines(result)[0]["points"]) == (0, 5)


@summing
def test_odd_letters_in_ids_and_sources_survive(tmp_path):
    content = b"\xef\xbb\xbf" + batch(
        b'{"id": "\\ud800\xe0\xb8\x81", "source": "\\ud800\\u0000"}', {"id": 2, "source": "\ufeff" + RIGHT}
    )
    result = graded(tmp_path, content)
    assert [one["id"] for one in lines(result)] == ["\ud800ก", 2]
    assert lines(result)[1]["points"] == 5


@summing
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
