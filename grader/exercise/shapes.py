"""What the values of an exercise file may be; reader, JSON Schema and documents all work from these descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Names(StrEnum):
    """What the keys of a map stand for, and so which of them are allowed."""

    LANGUAGES = "languages"
    """`th`, `en` and other short language codes."""
    VARIABLES = "variables"
    """Names that Python takes for a variable."""
    PATHS = "paths"
    """Relative paths of files in the work folder."""
    FILES = "files"
    """Flat names of files or folders."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text; in one line unless `lines`."""

    max_length: int
    min_length: int = 0
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds, both included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number within bounds, both included."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these words; `otherwise` says how to mend a word that is like none of them, where a list would not help."""

    words: tuple[str, ...]
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """Any value: plain YAML is itself, everything else is a Python literal behind `!py`."""


@dataclass(frozen=True, slots=True)
class Each:
    """A list of one shape."""

    shape: Shape
    least: int = 0
    most: int = 100


@dataclass(frozen=True, slots=True)
class Map:
    """Names of one kind, each with one shape."""

    names: Names
    shape: Shape
    most: int = 50


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record, with the line that documents it."""

    name: str
    shape: Shape
    doc: str
    required: bool = False
    not_yet: bool = False
    """Known, but this version cannot use it."""


@dataclass(frozen=True, slots=True)
class Record:
    """A map with known keys. `noun` is how a message calls it, such as `a test`."""

    noun: str
    keys: tuple[Key, ...]

    def key(self, name: str) -> Key | None:
        """The key of that name, if the record has it."""
        return next((key for key in self.keys if key.name == name), None)


@dataclass(frozen=True, slots=True)
class OrTrue:
    """`true`, or else the single value of another shape, if there is one."""

    shape: Text | Choice | None


@dataclass(frozen=True, slots=True)
class Either:
    """Text, or else another shape that is no text."""

    text: Text | Choice
    other: Record


Shape = Text | Whole | Number | Flag | Choice | Value | OrTrue | Each | Map | Record | Either
