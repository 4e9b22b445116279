"""What a linter found in a submission: plain records, and the shape of whoever finds them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from grader.exercise.source_tests import StyleTest

WALL_SECONDS = 10.0
"""What a linter may take for one test, all files together."""


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One thing that a rule objects to."""

    code: str
    """The rule's, such as `E711`."""
    message: str
    """In the linter's own words."""
    file: str
    line: int
    column: int
    """Both from 1."""


@dataclass(frozen=True, slots=True)
class Linted:
    """All findings of one test, by file and line."""

    findings: tuple[LintFinding, ...] = ()
    is_unread: bool = False
    """Whether the linter could not read a file to its end, whatever it found: the code's own doing, not ours."""


Linter = Callable[[StyleTest, Mapping[str, str]], Linted]
"""Looks at files (name to source) for one test."""
