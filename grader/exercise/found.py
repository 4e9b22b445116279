"""What was read from an exercise file: values that fit their shape, each still knowing its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.exercise.problems import Place


@dataclass(frozen=True, slots=True)
class Found:
    """A value that fits its shape, with where it stands. Lists and maps hold `Found` in their turn, records `Fields`."""

    value: Any
    place: Place
    path: str
    """Such as `tests[0].limits`."""
    offset: int | None = None
    """Of text on one line without escapes: its first character stands so many columns after the place."""

    literal: bool = False
    """The value is a Python value as it is: a list in it is no list of `Found`."""

    def inside(self, column: int) -> Place:
        """The place of the text's character `column` (from 1), as near as it is known."""
        if self.offset is None:
            return self.place
        return Place(self.place.line, self.place.column + self.offset + column - 1)


@dataclass(frozen=True, slots=True)
class Fields:
    """A record that was read: what was found of its keys."""

    place: Place
    path: str
    found: Mapping[str, Found]
    doubtful: bool
    """A key was unknown or its value did not fit, so that what seems to be missing may only be misspelt."""

    def __contains__(self, name: str) -> bool:
        """Whether the key is there and fits."""
        return name in self.found

    def get(self, name: str, default: Any = None) -> Any:
        """The bare value of a key, or the default."""
        return bare(self.found[name]) if name in self.found else default

    def first_of(self, *names: str) -> str | None:
        """The first of these keys that is there."""
        return next((name for name in names if name in self.found), None)


def bare(found: Found) -> Any:
    """The value with everything inside it, without places; records stay `Fields`."""
    if found.literal:
        return found.value
    if isinstance(found.value, list):
        return [bare(item) for item in found.value]
    if isinstance(found.value, dict):
        return {name: bare(item) for name, item in found.value.items()}
    return found.value
