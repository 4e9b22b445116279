"""Python values held against expected values; both are plain builtin values, made here and not in student code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from grader.exercise.model import Compare
from grader.marking.readable import readable
from sandbox.values import Value, plain, strictly_equal


@dataclass(frozen=True, slots=True)
class ValueMatch:
    """The answer of a comparison; where it does not match, the way to the first difference, such as `[2]['name']`."""

    matches: bool
    path: str = ""


SAME = ValueMatch(matches=True)


def compare_values(how: Compare | None, expected: Value, actual: Value, tolerance: float | None = None) -> ValueMatch:
    """The comparison that an exercise asks for; without one, values are equal as Python's `==` says.

    An object of a class that extends a builtin type counts as its content (a named tuple is a tuple), but not for
    `strict`; any other object equals nothing. Where NaN is expected, NaN is right: no answer could be `==` to it.
    """
    if how is Compare.STRICT:
        return SAME if strictly_equal(expected, actual) else ValueMatch(matches=False)
    content = plain(actual)
    if how is Compare.UNORDERED and isinstance(expected, list | tuple):
        return _unordered(expected, content, tolerance)
    path = _difference(expected, content, tolerance)
    return SAME if path is None else ValueMatch(matches=False, path=path)


def _difference(expected: Any, actual: Any, tolerance: float | None) -> str | None:
    """The way to the first difference, None when there is none, empty when it is the value itself."""
    if expected == actual or _near(expected, actual, tolerance):
        return None
    if type(expected) is type(actual) and isinstance(expected, list | tuple):
        return _in_items(expected, actual, tolerance)
    if type(expected) is type(actual) is dict:
        return _in_dict(expected, actual, tolerance)
    return ""


def _in_items(expected: Sequence[Any], actual: Sequence[Any], tolerance: float | None) -> str | None:
    for index, (wanted, given) in enumerate(zip(expected, actual, strict=False)):
        path = _difference(wanted, given, tolerance)
        if path is not None:
            return f"[{index}]{path}"
    return None if len(expected) == len(actual) else f"[{min(len(expected), len(actual))}]"


def _in_dict(expected: dict[Any, Any], actual: dict[Any, Any], tolerance: float | None) -> str | None:
    for key, wanted in expected.items():
        path = _difference(wanted, actual[key], tolerance) if key in actual else ""
        if path is not None:
            return f"[{readable(key)}]{path}"
    return None if len(expected) == len(actual) else ""


def _near(expected: Any, actual: Any, tolerance: float | None) -> bool:
    if type(expected) not in _NUMBERS or type(actual) not in _NUMBERS:
        return False
    if _is_nan(expected) or _is_nan(actual):
        return _is_nan(expected) and _is_nan(actual)
    try:
        return tolerance is not None and abs(expected - actual) <= tolerance
    except OverflowError:  # a whole number beyond every float
        return False


_NUMBERS = frozenset({int, float, complex})


def _is_nan(value: Any) -> bool:
    return type(value) is float and isnan(value)


def _unordered(expected: Sequence[Any], actual: Any, tolerance: float | None) -> ValueMatch:
    """The same members, each as often, in any order; what is inside the members keeps its order."""
    if type(actual) is not type(expected):
        return ValueMatch(matches=False)
    if tolerance is not None and {type(one) for one in (*expected, *actual)} <= {int, float}:
        path = _difference(sorted(expected), sorted(actual), tolerance)
        return SAME if path is None else ValueMatch(matches=False)
    left: dict[_Member, int] = {}
    for one in map(_Member, expected):
        left[one] = left.get(one, 0) + 1
    for index, given in enumerate(map(_Member, actual)):
        if not left.get(given):
            return ValueMatch(matches=False, path=f"[{index}]")
        left[given] -= 1
    return SAME if len(actual) == len(expected) else ValueMatch(matches=False)


class _Member:
    """Any value as a dict's key: equal as values are. Only expected members are kept, so no actual can slow it down."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return _hash(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Member) and _difference(self.value, other.value, None) is None


def _hash(value: Any) -> int:
    """The same for values that are equal."""
    if isinstance(value, list | tuple):
        return hash((type(value), *map(_hash, value)))
    if isinstance(value, set | frozenset):
        return sum(map(_hash, value))
    if isinstance(value, dict):
        return sum(hash((_hash(key), _hash(item))) for key, item in value.items())
    if _is_nan(value):
        return 0
    return hash(bytes(value) if isinstance(value, bytearray) else value)
