"""What a piece of plain text in YAML means: YAML 1.2's core rules, and what older readers would take it for."""

from __future__ import annotations

import re
from typing import Any

from grader.exercise.nodes import Scalar

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_WHOLE = re.compile(r"[-+]?[0-9]+", re.ASCII)
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_REAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = {"inf": "inf", "nan": "nan"}
_OLD = re.compile(
    r"(?:y|yes|n|no|on|off)|[-+]?0[0-9]+|[-+]?0b[01_]+|[-+]?[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?"
    r"|[-+]?[0-9]+(?::[0-5]?[0-9])+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?|=|<<",
    re.IGNORECASE,
)
MAX_DIGITS = 4000
"""Python itself refuses to read longer whole numbers from decimal text."""


def meaning(scalar: Scalar) -> Any:
    """None, a bool, an int, a float or the text itself. Raises ValueError for a number that is too long."""
    text = scalar.text
    if not scalar.plain:
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    return _number(text)


def is_ambiguous(scalar: Scalar) -> bool:
    """Whether readers of older YAML take the text for something else: `no` for false, `012` for ten, `1:30` for ninety."""
    return scalar.plain and _OLD.fullmatch(scalar.text) is not None


def is_number(text: str) -> bool:
    """Whether the text, without quotes, would be a number."""
    return len(text) <= MAX_DIGITS and not isinstance(_number(text), str)


def _number(text: str) -> int | float | str:
    if _WHOLE.fullmatch(text):
        if len(text) > MAX_DIGITS:
            raise ValueError(f"the number has more than {MAX_DIGITS} digits")
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    if _REAL.fullmatch(text):
        return float(text)
    special = _SPECIAL.get(text.lstrip("+-").removeprefix(".").lower())
    if special and "." in text and len(text) <= len("-.inf"):
        return float(("-" if text.startswith("-") else "") + special)
    return text
