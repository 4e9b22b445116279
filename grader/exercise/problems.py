"""Something wrong in an exercise's files: where it is, what it is and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any
from unicodedata import category, east_asian_width

LONG_LINE = 160
"""Characters of a source line that are shown."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int
    column: int
    key: str
    """The path of the node, such as `tests[0].stdot`."""
    rule: str
    """The rule's id, such as `unknown-key`."""
    message: str
    hint: str = ""
    warning: bool = False
    """A warning does not stop the exercise from being used."""
    length: int = 1
    """How many characters are meant, for the carets."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file. Line and column count from 1; line 0 means the file as a whole."""

    line: int
    column: int
    length: int = 1


WHOLE_FILE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class ProblemList:
    """The problems of one file, as they are found."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, place: Place, key: str, rule: str, message: str, hint: str = "", *, warning: bool = False) -> None:
        """Add a problem."""
        self.problems.append(
            Problem(self.file, place.line, place.column, key, rule, message, hint, warning, place.length)
        )

    def in_order(self) -> tuple[Problem, ...]:
        """The problems by line and column."""
        return tuple(sorted(self.problems, key=lambda problem: (problem.line, problem.column)))


def in_words(problem: Problem, source: str | None = None) -> str:
    """The problem as a person reads it: place, rule and key; the source line with carets under the spot; the message.

    `source` is the whole text of the file; without it, or where the place is the file as a whole, no line is shown.
    """
    kind = "  (warning)" if problem.warning else ""
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    head = "  ".join(part for part in (place, problem.rule, problem.key) if part) + kind
    told = problem.message + (f"; {problem.hint}" if problem.hint else "")
    return "\n".join([head, *_quoted(problem, source), *(f"   {line}" for line in told.split("\n"))])


def to_json(problem: Problem) -> dict[str, str | int | bool]:
    """The problem as JSON; its keys are the record's."""
    return asdict(problem)


def from_json(data: Mapping[str, Any]) -> Problem:
    """The problem that `to_json` made `data` of. Raises ValueError."""
    try:
        return Problem(**data)
    except TypeError as error:
        raise ValueError(f"this is not a problem: {error}") from error


def _quoted(problem: Problem, source: str | None) -> list[str]:
    lines = (source or "").split("\n")
    if not 0 < problem.line <= len(lines):
        return []
    line = lines[problem.line - 1].rstrip("\r").removeprefix("\ufeff")
    start = max(problem.column, 1) - 1
    first = max(0, start - LONG_LINE // 2)  # of a very long line only the part around the spot
    shown = "".join(letter if letter.isprintable() else "�" for letter in line[first : first + LONG_LINE])
    before = _width(shown[: start - first])
    carets = max(1, _width(shown[start - first : start - first + problem.length]))
    return [f"{problem.line:>5} | {shown}", f"      | {' ' * before}{'^' * carets}"]


def _width(text: str) -> int:
    """Columns that a terminal gives the text: none for marks above and below (Thai vowels, tones), two for wide letters."""
    return sum(2 if east_asian_width(letter) in "WF" else category(letter) not in {"Mn", "Me"} for letter in text)
