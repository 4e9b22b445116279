"""What the grader said of a corpus, against what the course had said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.corpus.programs import PASS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.corpus.programs import Program

FULL, PARTIAL, NONE, NOT_GRADED = "full marks", "some points", "no points", "not graded"
GRACE_SECONDS = 1.0
"""How much later than its limit a loop may end."""


@dataclass(frozen=True)
class Verdict:
    """One program's label and mark."""

    program: Program
    mark: str
    seconds: float
    """Of all its tests together, in the sandbox."""
    slowest_test_seconds: float
    timed_out: bool

    @property
    def agrees(self) -> bool:
        """Whether a passing program has full marks, and a failing one was graded and has not."""
        return self.mark == FULL if self.program.label == PASS else self.mark in {PARTIAL, NONE}

    def is_late(self, limit_seconds: float) -> bool:
        """Whether a test ran on after its limit."""
        return self.slowest_test_seconds > limit_seconds + GRACE_SECONDS


def verdict(program: Program, report: dict[str, Any]) -> Verdict:
    """Read one report of `kradan grade --batch`. Raises ValueError if it is about another program."""
    if report.get("id") != program.id:
        raise ValueError(f"the report of {program.id} says that it is of {report.get('id')}")
    tests = report.get("tests", [])
    seconds = [float(test["wall_seconds"]) for test in tests]
    outcomes = {test["outcome"] for test in tests}
    return Verdict(program, _mark(report), sum(seconds), max(seconds, default=0.0), "timed_out" in outcomes)


def _mark(report: dict[str, Any]) -> str:
    if report.get("state") != "graded":
        return NOT_GRADED
    if report["points"] == report["max_points"]:
        return FULL
    return PARTIAL if report["points"] else NONE


def confusion(verdicts: Iterable[Verdict]) -> Counter[tuple[str, str]]:
    """How many programs of each label got each mark."""
    return Counter((one.program.label, one.mark) for one in verdicts)
