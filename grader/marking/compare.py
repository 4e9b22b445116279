"""Text held against expected text: one small function for each way of comparing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from itertools import takewhile, zip_longest

from grader.exercise.model import Compare
from grader.exercise.pattern import compile_pattern

_TOKEN = re.compile(r"\S+")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,6})?")
_ARITHMETIC = Context(prec=60, traps=[])
"""Enough digits to subtract any two floats; too large or undefined gives infinity or NaN, never an exception."""


@dataclass(frozen=True, slots=True)
class Match:
    """The answer of a comparison; where it does not match, the first difference in the actual text.

    Line and column count from 1, columns in code points; `expected` and `actual` are the lines there (empty where the
    text has ended, and `expected` for patterns, which have no lines).
    """

    matches: bool
    line: int = 0
    column: int = 0
    expected: str = ""
    actual: str = ""


SAME = Match(matches=True)


def compare_text(how: Compare | None, expected: str, actual: str, tolerance: float | None = None) -> Match:
    """The comparison that an exercise asks for; for text `lines` is the default."""
    if how is Compare.NUMBERS:
        return numbers(expected, actual, tolerance)
    return _COMPARISONS.get(how, lines)(expected, actual)


def exact(expected: str, actual: str) -> Match:
    """Letter by letter."""
    return SAME if expected == actual else _at(expected.split("\n"), actual.split("\n"))


def lines(expected: str, actual: str) -> Match:
    """Line by line; spaces at line ends and blank lines at the end do not matter."""
    wanted, given = _lines(expected), _lines(actual)
    return SAME if wanted == given else _at(wanted, given)


def tokens(expected: str, actual: str) -> Match:
    """Word by word; how much space is between them does not matter, nor line ends."""
    given = list(_TOKEN.finditer(actual))
    for wanted, found in zip_longest(_TOKEN.findall(expected), given):
        if found is None or found[0] != wanted:
            return _spot(actual, found.start() if found else len(actual), wanted or "")
    return SAME


def numbers(expected: str, actual: str, tolerance: float | None = None) -> Match:
    """The numbers in the text, in order, and nothing else of it; `7`, `7.0` and `+7` are the same number."""
    for wanted, found in zip_longest(_NUMBER.findall(expected), _NUMBER.finditer(actual)):
        if wanted is None or found is None or not _same_number(wanted, found[0], tolerance):
            return _spot(actual, found.start() if found else len(actual), wanted or "")
    return SAME


def unordered(expected: str, actual: str) -> Match:
    """The same lines in any order; spaces at line ends and blank lines do not matter."""
    left = Counter(line for line in _lines(expected) if line)
    for number, line in enumerate(_lines(actual), start=1):
        if line and not left[line]:
            return Match(matches=False, line=number, column=1, actual=line)
        left[line] -= bool(line)
    missing = next((line for line in left if left[line] > 0), None)
    if missing is None:
        return SAME
    return Match(matches=False, line=len(_lines(actual)) + 1, column=1, expected=missing)


def pattern(expected: str, actual: str) -> Match:
    """The whole text as a pattern describes it, see `grader.exercise.pattern`."""
    at = compile_pattern(expected).first_difference(actual)
    return SAME if at is None else _spot(actual, at, "")


_COMPARISONS: dict[Compare | None, Callable[[str, str], Match]] = {
    Compare.EXACT: exact,
    Compare.LINES: lines,
    Compare.TOKENS: tokens,
    Compare.UNORDERED: unordered,
    Compare.PATTERN: pattern,
}


def _lines(text: str) -> list[str]:
    """The lines without spaces at their ends, without blank lines at the end; Windows' line ends are line ends."""
    found = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    while found and not found[-1]:
        found.pop()
    return found


def _at(expected: Sequence[str], actual: Sequence[str]) -> Match:
    """The first line that differs, and where in it. There is one."""
    both = enumerate(zip_longest(expected, actual), start=1)
    number, (wanted, given) = next((number, pair) for number, pair in both if pair[0] != pair[1])
    here, there = wanted or "", given or ""
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(here, there, strict=False))
    return Match(matches=False, line=number, column=sum(1 for _ in alike) + 1, expected=here, actual=there)


def _spot(actual: str, at: int, expected: str) -> Match:
    """The difference at an index of the actual text."""
    before = actual[:at]
    start = before.rfind("\n") + 1
    end = actual.find("\n", at)
    line = actual[start : len(actual) if end < 0 else end]
    return Match(matches=False, line=before.count("\n") + 1, column=at - start + 1, expected=expected, actual=line)


def _same_number(wanted: str, given: str, tolerance: float | None) -> bool:
    if wanted == given:
        return True
    first, second = Decimal(wanted), Decimal(given)
    off = _ARITHMETIC.subtract(first, second).copy_abs()
    return first == second or (tolerance is not None and off <= Decimal(tolerance))
