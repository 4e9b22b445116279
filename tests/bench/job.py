"""The jobs that are measured: one small solution, and what is asked of it in each way there is."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.suites import Verdict
from sandbox.types import CallCase, Outcome, ProgramCase, RunRequest, RunResult, SuiteCase

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

STDIN = "1 2 3\n"
STDOUT = "6\n"
_PROGRAM = f"{SOLUTION}\nprint(total(map(int, input().split())))\n"
_SUITE = "from solution import total\n\n" + "".join(
    f"\ndef test_{number}():\n    assert {call} == {value}\n" for number, (call, value) in enumerate(CHECKS)
)


@dataclass(frozen=True)
class Job:
    """One thing to do, for a slot and for an interpreter without any walls."""

    request: RunRequest
    judge: Callable[[RunResult], None]
    """Compares as the worker does. Raises AssertionError when a slot gave anything but what is right."""
    files: Mapping[str, str]
    """For bare Python: what lies in its folder."""
    command: tuple[str, ...]
    """What bare Python runs there; it must end with 0."""
    stdin: str = field(default="", kw_only=True)


def program() -> str:
    """The solution and the checks as five asserts in one file."""
    asserts = "".join(f"assert {call} == {value!r}\n" for call, value in CHECKS)
    return f"{SOLUTION}\n\n{asserts}"


def _judge_calls(result: RunResult) -> None:
    given = [case.steps[0].value for case in result.cases]
    if given != [value for _, value in CHECKS]:
        raise AssertionError(f"the slot gave {given}")


def _judge_program(result: RunResult) -> None:
    (case,) = result.cases
    if (case.outcome, case.stdout) != (Outcome.EXITED, STDOUT):
        raise AssertionError(f"the slot gave {case}")


def _judge_suite(result: RunResult) -> None:
    suite = result.cases[0].suite
    if suite is None or [test.verdict for test in suite.tests] != [Verdict.PASSED] * len(CHECKS):
        raise AssertionError(f"the slot gave {suite}")


def _request(main: str, source: str, *cases: CallCase | ProgramCase | SuiteCase) -> RunRequest:
    return RunRequest({main: source}, main, cases)


CALLS = Job(
    _request("solution.py", SOLUTION, *(CallCase((call,)) for call, _ in CHECKS)),
    _judge_calls,
    {"five.py": program()},
    ("python3", "five.py"),
)
"""Five `call` tests, each in its own fork; bare: five asserts in one file."""

PROGRAM = Job(
    _request("prog.py", _PROGRAM, ProgramCase(STDIN)),
    _judge_program,
    {"prog.py": _PROGRAM},
    ("python3", "prog.py"),
    stdin=STDIN,
)
"""One `stdin` case."""

SUITE = Job(
    _request("solution.py", SOLUTION, SuiteCase("test_total.py", {"test_total.py": _SUITE})),
    _judge_suite,
    {"solution.py": SOLUTION, "test_total.py": _SUITE},
    ("python3", "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_total.py"),
)
"""A pytest suite of five tests."""


def write_exercises(folder: Path) -> None:
    """The five calls as the only exercise of a catalogue."""
    home = folder.joinpath(*EXERCISE.split("/"))
    home.mkdir(parents=True)
    tests = "".join(f"  - call: {json.dumps(call)}\n    returns: {value}\n" for call, value in CHECKS)
    title = "{th: ผลรวม, en: Total}"
    (home.parent / "collection.yaml").write_text(f"format: 1\ntitle: {title}\n", encoding="utf-8")
    (home / "exercise.yaml").write_text(f"format: 1\ntitle: {title}\ntests:\n{tests}", encoding="utf-8")
    (home / "statement.en.md").write_text("Add the numbers.\n", encoding="utf-8")
    (home / "solution.py").write_text(SOLUTION, encoding="utf-8")
