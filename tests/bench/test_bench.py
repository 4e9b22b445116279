"""The bench measures what it says, and a missed target reads as missed."""

import subprocess
import sys
from pathlib import Path

import pytest

from grader.exercise.catalogue import read_catalogue
from sandbox.types import CaseResult, Outcome, RunResult, StepResult
from tests.bench import document, job, table
from tests.bench.table import Row, Target, interleave


def row(*samples: float) -> Row:
    return Row("row", lambda: 0.0, samples=list(samples))


@pytest.mark.parametrize(
    ("target", "ratio", "is_met"),
    [
        (Target("t", row(15.0), row(10.0), at_most=1.5), 1.5, True),
        (Target("t", row(16.0, 1.0, 99.0), row(10.0), at_most=1.5), 1.6, False),
        (Target("t", row(10.0), row(100.0), at_least=10), 10.0, True),
        (Target("t", row(10.0), row(99.0), at_least=10), 9.9, False),
    ],
)
def test_a_target_compares_medians(target: Target, ratio: float, is_met: bool) -> None:
    assert target.ratio == pytest.approx(ratio)
    assert target.is_met is is_met


def test_a_busy_moment_does_not_hide_what_a_quiet_machine_would_show() -> None:
    assert Target("t", row(12.0, 90.0, 95.0), row(10.0, 20.0, 21.0), at_most=1.5).ratio_of_bests == pytest.approx(1.2)


def test_rows_are_measured_in_turn_after_one_run_for_nothing() -> None:
    order: list[str] = []

    def measure(name: str) -> float:
        order.append(name)
        return float(len(order))

    rows = [Row("a", lambda: measure("a"), times_a_round=2), Row("b", lambda: measure("b"))]
    interleave(rows, 2, lambda _: None)
    assert "".join(order) == "ab" + "aba" * 2
    assert [len(one.samples) for one in rows] == [4, 2]


def test_the_five_asserts_hold_in_bare_python_and_would_fail_for_a_wrong_solution(tmp_path: Path) -> None:
    file = tmp_path / "five.py"
    for program, code in ((job.program(), 0), (job.program().replace("+=", "-="), 1)):
        file.write_text(program)
        assert subprocess.run([sys.executable, str(file)], capture_output=True, check=False).returncode == code
    assert job.program().count("assert") == 5


def test_a_wrong_value_from_a_slot_is_no_measurement() -> None:
    def result(values: list[int]) -> RunResult:
        return RunResult(
            tuple(CaseResult(Outcome.EXITED, steps=(StepResult(value),)) for value in values), 0.1, "docker", ""
        )

    job.CALLS.judge(result([value for _, value in job.CHECKS]))
    with pytest.raises(AssertionError):
        job.CALLS.judge(result([0] * 5))


def test_the_exercise_of_the_http_rows_is_the_same_job(tmp_path: Path) -> None:
    job.write_exercises(tmp_path)
    found = read_catalogue(tmp_path).found[job.EXERCISE]
    assert found.exercise is not None
    assert len(found.exercise.tests) == len(job.CHECKS)


def test_a_target_may_stand_for_itself() -> None:
    memory = Target("memory", Row("memory", lambda: 0.0, unit="MiB", samples=[61.0]), at_most=60)
    assert (memory.ratio, memory.verdict, memory.wish) == (61.0, "miss", "≤ 60 MiB")


def test_a_run_replaces_what_the_last_one_wrote_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "benchmarks.md"
    file.write_text(f"before\n{document.BEGIN}old\n{document.END}after\n")
    document.write(table.in_markdown(*table.of_rows([row(1.0, 3.0)])), file)
    assert file.read_text() == (
        f"before\n{document.BEGIN}| measured | median | best | worst |  | samples |\n| --- | ---: | ---: | ---: | ---: | ---: |\n"
        f"| row | 2.0 | 1.0 | 3.0 | ms | 2 |\n{document.END}after\n"
    )
    file.write_text("no place")
    with pytest.raises(ValueError, match="no place"):
        document.write("", file)


def test_the_document_has_a_place_for_what_is_measured() -> None:
    text = document.PATH.read_text(encoding="utf-8")
    assert text.count(document.BEGIN) == text.count(document.END) == 1


def test_one_round_is_not_called_rounds() -> None:
    assert [table.times(count) for count in (1, 2)] == ["1 round", "2 rounds"]
