"""`kradan grade` on exercises whose tests read the code: what the terminal says, in a real slot and with the real linter."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from grader.cli import rendering
from grader.evaluate import evaluate
from grader.exercise.catalogue import read_exercise
from grader.exercise.model import Exercise
from grader.marking.report import Report, Status
from sandbox.local_slot import LocalSlot

EXERCISES = Path(__file__).resolve().parents[3] / "exercises"


@pytest.fixture(scope="module")
def slot():
    with LocalSlot() as started:
        yield started


def rendered(report: Report, language: str) -> str:
    return click.unstyle(rendering.rendered(report, language))


def exercise(name: str) -> Exercise:
    found = read_exercise(EXERCISES / name).exercise
    assert found is not None
    return found


def graded(slot: LocalSlot, name: str, source: str) -> Report:
    return evaluate(exercise(name), {"solution.py": source}, slot)


def test_requirements_are_listed_with_their_signs(slot):
    report = graded(slot, "lists-and-loops/sum-of-list", "def total(xs):\n    return sum(xs)\n")
    assert (report.points, report.max_points) == (8, 9)
    english, thai = rendered(report, "en"), rendered(report, "th")
    assert "    ✗ Use a loop (for or while) in total: not in the code yet\n" in english
    assert "    ✗ Do not call sum() in total: line 2 of solution.py: return sum(xs)\n" in english
    assert "    ✓ Do not call math.fsum() in total\n" in english
    assert "    ✗ ห้ามเรียก sum() ใน total: บรรทัด 2 ของ solution.py: return sum(xs)\n" in thai


def test_advice_is_told_beside_full_marks(slot):
    source = (EXERCISES / "lists-and-loops/bags-in-bags/solution.py").read_text(encoding="utf-8")
    report = graded(slot, "lists-and-loops/bags-in-bags", "import os\n" + source)
    assert report.points == report.max_points
    english = rendered(report, "en")
    assert "tidy code  advice\n    line 1 of solution.py: os is imported and never used. (F401)\n" in english
    assert "Every test passes." in english
    assert "โค้ดเรียบร้อย  คำแนะนำ\n    บรรทัด 1 ของ solution.py: import os มาแต่ไม่ได้ใช้ (F401)\n" in rendered(report, "th")


def test_code_that_is_no_python_is_told_once(slot):
    report = graded(slot, "lists-and-loops/bags-in-bags", "def count_fruit(bag\n")
    assert rendered(report, "en").count("never closed") == 1
    assert [test.status for test in report.tests][-1] is Status.NOT_RUN
    assert report.points == 0


def test_a_copy_of_python_that_the_solution_broke_changes_no_finding(slot):
    source = "import ast, builtins\nbuiltins.compile = ast.walk = None\ndef total(xs):\n    return sum(xs)\n"
    report = graded(slot, "lists-and-loops/sum-of-list", source)
    assert [test.status for test in report.tests if test.name == "a loop of your own"] == [Status.FAILED]
