"""Values that cross the wall between the student's process and ours.

Only builtin types cross whole; anything else arrives as an `Instance` that says what it was.
"""

from __future__ import annotations

from typing import Any

from sandbox.encoding import MAX_DEPTH, TooLarge, decode, encode
from sandbox.instances import Instance

__all__ = ["MAX_DEPTH", "Instance", "TooLarge", "Value", "decode", "encode", "plain", "strictly_equal", "type_name"]

Value = Any
"""A decoded value: None, bool, int, float, complex, str, bytes, bytearray, list, tuple, set, frozenset, dict, range, `...`,
or an `Instance`; and these inside each other."""


def type_name(value: Value) -> str:
    """The name of the class that the value had where it was made."""
    return value.type_name if isinstance(value, Instance) else type(value).__name__


def plain(value: Value) -> Value:
    """The value as `==` should see it: a deep copy in which an Instance that has a base is that base."""
    if isinstance(value, Instance):
        return value if value.base is None else plain(value.base)
    if isinstance(value, list | tuple):
        return type(value)(map(plain, value))
    if isinstance(value, set | frozenset):
        return type(value)(map(_plain_key, value))
    if isinstance(value, dict):
        return {_plain_key(key): plain(item) for key, item in value.items()}
    return value.copy() if isinstance(value, bytearray) else value


def _plain_key(key: Value) -> Value:
    """The same for a member of a set, which stays as it is where only the student's own class could be one."""
    copied = plain(key)
    try:
        hash(copied)
    except TypeError:
        return key
    return copied


def strictly_equal(left: Value, right: Value) -> bool:
    """Whether two values are equal and of the same types all the way down: `1` is neither `True` nor `1.0`."""
    if type(left) is not type(right) or isinstance(left, Instance):
        return False
    if isinstance(left, list | tuple):
        return len(left) == len(right) and all(map(strictly_equal, left, right))
    if isinstance(left, set | frozenset):
        return left == right and _same_keys(left, right)
    if isinstance(left, dict):
        return left.keys() == right.keys() and _same_keys(left, right) and _same_items(left, right)
    return bool(left == right)


def _same_keys(left: set[Value] | frozenset[Value] | dict[Value, Value], right: Any) -> bool:
    own = {key: key for key in left}
    return all(strictly_equal(own[key], key) for key in right)


def _same_items(left: dict[Value, Value], right: dict[Value, Value]) -> bool:
    return all(strictly_equal(left[key], item) for key, item in right.items())
