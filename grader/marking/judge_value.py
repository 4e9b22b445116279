"""What to say of a value that is not as expected."""

from __future__ import annotations

from math import isclose, isfinite
from typing import Any

from grader.exercise.model import Compare, Returns
from grader.marking.codes import feedback
from grader.marking.compare import compare_text
from grader.marking.compare_values import compare_values
from grader.marking.judge_text import kind_of_difference
from grader.marking.readable import TOLD, cut, is_short, readable
from grader.marking.report import Feedback
from sandbox.values import Instance, Value, plain, type_name

_OF_TEXT = frozenset({Compare.LINES, Compare.TOKENS, Compare.NUMBERS, Compare.PATTERN, Compare.UNORDERED})
_NUMBERS = (int, float, complex)


def judge_value(
    how: Compare | None, wanted: Returns, actual: Value, printed: str, tolerance: float | None
) -> tuple[Feedback, ...]:
    """Nothing when the value is right; else that it is wrong, and what kind of mistake it looks like.

    `printed` is what the call printed; `tolerance` the test's own, for `compare: numbers`.
    """
    expected = wanted.value
    if how in _OF_TEXT and isinstance(expected, str) and isinstance(actual, str):
        if compare_text(how, expected, actual, tolerance).matches:
            return ()
        return (_wrong(expected, actual), *kind_of_difference(expected, actual))
    match = compare_values(how, expected, actual, wanted.tolerance)
    if match.matches:
        return ()
    if actual is None:
        return (feedback("printed-not-returned" if _is_printed(expected, printed) else "no-return"),)
    path = (feedback("differs-at", path=cut(match.path, TOLD)),) if match.path else ()
    return (_wrong(expected, actual), *_kind(how, expected, actual), *path)


def judge_then(
    how: Compare | None, name: str, expected: Value, actual: Value, tolerance: float | None
) -> tuple[Feedback, ...]:
    """The same for a given value that was looked at afterwards."""
    if compare_values(how, expected, actual, tolerance).matches:
        return ()
    told = cut(readable(expected), TOLD), cut(readable(actual), TOLD)
    return (feedback("wrong-then", name=name, expected=told[0], actual=told[1]), *_kind(how, expected, actual))


def _wrong(expected: Value, actual: Value) -> Feedback:
    texts = readable(expected), readable(actual)
    if all(map(is_short, texts)):
        return feedback("wrong-value", expected=texts[0], actual=texts[1])
    return feedback("wrong-result")


def _kind(how: Compare | None, expected: Any, actual: Value) -> tuple[Feedback, ...]:
    if how is not Compare.STRICT:
        actual = plain(actual)
    if isinstance(actual, Instance) and actual.base is None:
        return (feedback("own-object", actual_type=cut(actual.type_name, TOLD)),)
    if type(expected) is str is type(actual):
        return kind_of_difference(expected, actual)
    if _are_numbers(expected, actual):
        return (feedback("nearly"),) if _is_near(expected, actual) else ()
    types = type(expected).__name__, cut(type_name(actual), TOLD)
    return (feedback("wrong-type", expected_type=types[0], actual_type=types[1]),) if types[0] != types[1] else ()


def _are_numbers(expected: Any, actual: Value) -> bool:
    return type(expected) in _NUMBERS and type(actual) in _NUMBERS and expected != actual


def _is_near(expected: Any, actual: Any) -> bool:
    if complex in {type(expected), type(actual)}:
        return False
    try:
        first, second = float(expected), float(actual)
    except OverflowError:
        return False
    return isfinite(first) and isclose(first, second, rel_tol=1e-6, abs_tol=1e-9)


def _is_printed(expected: Any, printed: str) -> bool:
    """Whether what was printed last is the value that should have been returned."""
    lines = printed.split("\n")
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return bool(last) and last in {readable(expected), expected if isinstance(expected, str) else ""}
