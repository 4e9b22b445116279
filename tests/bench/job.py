"""The one job that every row does: a small solution and five checks of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sandbox.types import CallCase, RunRequest, RunResult

if TYPE_CHECKING:
    from pathlib import Path

SOLUTION = """\
def total(numbers):
    result = 0
    for number in numbers:
        result += number
    return result
"""
CHECKS = (
    ("total([1, 2, 3])", 6),
    ("total([])", 0),
    ("total([-5, 5])", 0),
    ("total([10])", 10),
    ("total([0, 0, 7, 8])", 15),
)
EXERCISE = "bench/total"


def program() -> str:
    """The solution and the checks as five asserts in one file."""
    asserts = "".join(f"assert {call} == {value!r}\n" for call, value in CHECKS)
    return f"{SOLUTION}\n\n{asserts}"


def request() -> RunRequest:
    """The same as a request: five call cases."""
    return RunRequest({"solution.py": SOLUTION}, "solution.py", tuple(CallCase((call,)) for call, _ in CHECKS))


def judge(result: RunResult) -> None:
    """Compare as the worker does. Raises AssertionError when a slot gave anything but the five right values."""
    given = [case.steps[0].value for case in result.cases]
    if given != [value for _, value in CHECKS]:
        raise AssertionError(f"the slot gave {given}")


def write_exercises(folder: Path) -> None:
    """The same as the only exercise of a catalogue."""
    home = folder.joinpath(*EXERCISE.split("/"))
    home.mkdir(parents=True)
    tests = "".join(f"  - call: {json.dumps(call)}\n    returns: {value}\n" for call, value in CHECKS)
    title = "{th: ผลรวม, en: Total}"
    (home.parent / "collection.yaml").write_text(f"format: 1\ntitle: {title}\n", encoding="utf-8")
    (home / "exercise.yaml").write_text(f"format: 1\ntitle: {title}\ntests:\n{tests}", encoding="utf-8")
    (home / "statement.en.md").write_text("Add the numbers.\n", encoding="utf-8")
    (home / "solution.py").write_text(SOLUTION, encoding="utf-8")
