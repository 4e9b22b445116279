"""An object of a class that does not cross the wall: what can be said of it without running it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

MAX_TEXT = 500
"""Characters of an object's own text (its repr) that cross."""

MAX_NAME = 200
"""Characters of a class's name that cross."""

MAX_BASES = 100
"""Bases of a class that are named."""

_name_of = type.__dict__["__name__"].__get__  # a metaclass may answer `cls.__name__` with anything
_mro_of = type.__dict__["__mro__"].__get__


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """What came of an object of any other class. Equal to nothing, not even itself."""

    type_name: str
    bases: tuple[str, ...]
    """The names of its class and the class's bases, nearest first, without `object`."""
    text: str
    """What it says of itself (`repr`), cut; `<Name object>` where that fails; `[...]` for a cycle; `...` when too deep."""
    base: Any = None
    """Its content if its class extends a builtin type: the dict in a Counter, the int in an IntEnum. Else None."""

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return id(self)


def class_names(cls: type) -> tuple[str, ...]:
    """The names of a class and its bases, nearest first, without `object`, whatever its metaclass says."""
    bases = [base for base in _mro_of(cls)[: MAX_BASES + 1] if base is not object]
    return tuple(clean_text(_name_of(base)[:MAX_NAME]) for base in bases[:MAX_BASES])


def clean_text(text: str) -> str:
    """Text that every UTF-8 writer takes: a lone surrogate becomes its escape, six characters that name it."""
    return str.encode(text, "utf-8", "backslashreplace").decode()


def text_of(value: object) -> str:
    """What an object says of itself, cut; `<Name object>` if it raises or gives no text. Runs the object's code."""
    try:
        text = str.__str__(repr(value))
    except BaseException:  # noqa: BLE001 - student code may raise anything here, SystemExit too
        return f"<{clean_text(_name_of(type(value))[:MAX_NAME])} object>"
    return clean_text(text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "…")
