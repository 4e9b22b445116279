"""A judged submission: the report, its test results and its feedback, in plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

FORMAT = 1
MARKING_VERSION = "1"
"""Raised whenever the same run could give another mark."""


class Status(StrEnum):
    """The three answers to a test."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not_run"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What to tell: a code with parameters; the page writes the sentence in the reader's language."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    """JSON values only."""


@dataclass(frozen=True, slots=True)
class TestResult:
    """The answer to one test."""

    name: str
    status: Status
    points: int
    max_points: int
    public: bool
    outcome: str
    """What the sandbox saw, one of `sandbox.types.Outcome`."""
    feedback: tuple[Feedback, ...] = ()
    wall_seconds: float = 0.0
    input: str | None = None
    """What the test did: the call, or the standard input. None where the viewer may not see it."""
    expected: str | None = None
    actual: str | None = None
    """Readable text. None where the viewer may not see it, or there is none."""
    stdout: str | None = None
    """What a call printed on the way."""
    traceback: str | None = None
    group: str | None = None
    hint: Mapping[str, str] = field(default_factory=dict)
    """Language to text; only for a test that did not pass."""


@dataclass(frozen=True, slots=True)
class Report:
    """The judged submission. Points are whole numbers; a percentage is made at the edge."""

    exercise: str
    revision: str
    tests: tuple[TestResult, ...]
    image: str = ""
    sandbox: str = ""
    marking: str = MARKING_VERSION
    feedback: tuple[Feedback, ...] = ()
    """About the submission as a whole, such as a syntax error or an older revision."""

    @property
    def points(self) -> int:
        """The points earned."""
        return sum(test.points for test in self.tests)

    @property
    def max_points(self) -> int:
        """The points that could be earned."""
        return sum(test.max_points for test in self.tests)
