"""Values and exceptions as text that a person reads, cut to a sane length."""

from __future__ import annotations

from typing import Any

from sandbox.types import Failure
from sandbox.values import Instance, Value

SHOWN = 4000
"""Characters of one text in a report."""
SHORT = 60
"""Characters of a value that fits into a sentence."""
TOLD = 120
"""Characters of a parameter of feedback."""


def cut(text: str, most: int = SHOWN) -> str:
    """The text, or its beginning and `…`; what no database and no page takes is written as what stands for it."""
    told = text if len(text) <= most else text[:most] + "…"
    return told.replace("\0", "␀").encode("utf-8", "backslashreplace").decode()


def readable(value: Value) -> str:
    """The value as Python would show it; of an object what it said of itself. Sets are in order, so two can be compared."""
    return cut(_text(value))


def is_short(text: str) -> bool:
    """Whether it can stand inside a sentence."""
    return len(text) <= SHORT and "\n" not in text


def exception_text(failure: Failure) -> str:
    """Type and message, as Python's last line says them."""
    return cut(f"{failure.type}: {failure.message}" if failure.message else failure.type)


def traceback_text(failure: Failure) -> str:
    """The student's own lines on the way to the exception, and the exception."""
    lines = [f'File "{one.file}", line {one.line}, in {one.function}\n    {one.text}' for one in failure.frames]
    return cut("\n".join([*lines, exception_text(failure)]))


def _text(value: Any) -> str:
    if isinstance(value, Instance):
        return value.text
    if type(value) in {list, tuple, set, frozenset, dict}:
        return _container(value)
    try:
        return repr(value)
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        return hex(value)


def _container(value: Any) -> str:
    if type(value) is dict:
        return "{" + ", ".join(f"{_text(key)}: {_text(item)}" for key, item in value.items()) + "}"
    if type(value) in {set, frozenset}:
        inside = "{" + ", ".join(sorted(map(_text, value))) + "}" if value else ""
        return inside if inside and type(value) is set else f"{type(value).__name__}({inside})"
    inside = ", ".join(map(_text, value))
    if type(value) is list:
        return f"[{inside}]"
    return f"({inside},)" if len(value) == 1 else f"({inside})"
