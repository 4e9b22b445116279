"""A suite judged in this very process, with a student's process that nobody watches but the test."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sandbox.judging import court
from sandbox.judging.inquiry import Seen
from sandbox.suites import SuiteResult
from sandbox.types import Limits, Outcome
from tests.sandbox.conversation.talking import Students

SOLUTION = """\
def total(numbers):
    return sum(numbers)

class Several(ExceptionGroup):
    pass

def several():
    raise Several("several", [ValueError("a"), Several("b", [KeyError("c")])])

def leave():
    import os
    os._exit(3)
"""
Judged = Callable[..., SuiteResult]


class Watching:
    """A warden that says what it was told to say."""

    exact = True

    def __init__(self, ends: dict[int, Outcome], timeouts_left: int) -> None:
        self.timeouts_left = timeouts_left
        self.log: list[str] = []
        self._ends = ends
        self._count = 0

    def begin(self) -> None:
        self.log.append("begin")

    def end(self, *, lost: bool) -> Seen:
        self.log.append("lost" if lost else "end")
        outcome = self._ends.get(self._count, Outcome.EXITED)
        self._count += 1
        self.timeouts_left -= outcome is Outcome.TIMED_OUT
        return Seen(outcome, 0.0, "", lost or outcome is not Outcome.EXITED)


@pytest.fixture
def watching() -> Watching:
    return Watching({}, 3)


@pytest.fixture
def judged(tmp_path: Path, watching: Watching) -> Iterator[Judged]:
    """Judge the text of a suite; more files by keyword; `wall_seconds` and `ends` (what the warden sees of which test)."""
    started: list[Students] = []

    def judge(
        suite: str, ends: dict[int, Outcome] | None = None, wall_seconds: float = 5.0, **files: str
    ) -> SuiteResult:
        watching._ends = ends or {}
        for name, text in ({"test_judged": suite} | files).items():
            (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
        for name in ("test_judged", *files):
            sys.modules.pop(name, None)
        students = Students({"solution.py": SOLUTION})
        started.append(students)
        return court.hear(tmp_path, "test_judged.py", students.conversation, watching, Limits(wall_seconds))

    yield judge
    for pid in (pid for students in started for pid in students._pids):
        os.waitpid(pid, 0)  # its line has ended with the suite
