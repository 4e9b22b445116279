"""A pytest suite on its way in and what came of it: frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.types import Failure


SUITE_SECONDS = 20.0
"""What a suite may take by itself, its collection and whatever the tests do without the student's code. Beyond it the suite is broken."""

TESTS_AT_FULL_LENGTH = 30
"""All tests together may take so many times the limit of one: the rest are not run then."""


def tests_seconds(wall_seconds: float) -> float:
    """After how long in tests no other test is begun, where one may take `wall_seconds`."""
    return TESTS_AT_FULL_LENGTH * wall_seconds


def longest_seconds(wall_seconds: float) -> float:
    """After how long the judge must have come to its end, where one test may take `wall_seconds`."""
    return SUITE_SECONDS + tests_seconds(wall_seconds) + wall_seconds


class Verdict(StrEnum):
    """What pytest found of one test. Only here does the sandbox judge: the tests are an author's program."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not_run"
    """Skipped by the suite itself, or never begun because earlier tests took too long."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the suite says of one of its tests with `@pytest.mark.kradan(...)`; None where it says nothing."""

    points: int | None = None
    public: bool | None = None
    name: str | None = None
    title: Mapping[str, str] = field(default_factory=dict)
    """Language code to text."""
    hint: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SuiteTest:
    """One test function with one set of parameters."""

    name: str
    """pytest's node id without the file: `test_total[3-6]`, `TestAccount::test_deposit`."""
    marker: Marker
    verdict: Verdict
    outcome: str
    """An `Outcome` of the student's process during the test."""
    wall_seconds: float = 0.0
    explanation: str = ""
    """Of a failed test: what failed, as pytest explains it, cut. Holds expected values: not for students on hidden tests."""
    reason: str = ""
    """Of a test not run: why, in the author's words; empty when earlier tests took too long."""
    failure: Failure | None = None
    """The student's own exception behind a failed test."""
    stdout: str = ""
    """What the student's code printed during the test, cut."""
    own_id: bool = False
    """What the name has in brackets are words of the author's (`ids=`, `pytest.param(id=)`), not parameters' values."""
    ended_early: bool = False
    """The student's process was gone before the test was over, and no limit had ended it."""
    signal: int | None = None
    """The signal that ended the student's process, if one did."""


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """All tests of a suite, in the order in which they were collected."""

    tests: tuple[SuiteTest, ...] = ()
    problem: str | None = None
    """What is wrong with the suite itself, for its author: nobody's zero. The tests are then not to be marked."""
