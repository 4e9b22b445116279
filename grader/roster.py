"""A class list pasted from a spreadsheet or a document: its lines become names and numbers, with the problems of each line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from grader.names import tidy

LONGEST_NAME = 100
MOST_PUPILS = 300
HEADINGS = frozenset(
    {"name", "names", "student", "full name", "no name", "ชื่อ", "ชื่อ-สกุล", "ชื่อ-นามสกุล", "ชื่อ สกุล", "รายชื่อ"}
)
HEADING_WORDS = frozenset(
    {"no", "no.", "number", "#", "ที่", "เลขที่", "ลำดับ", "ลำดับที่", "รหัส", "รหัสนักเรียน", "นามสกุล", "surname"}
)
NUMBER = re.compile(r"(?P<number>\d{1,3})\s*[.):]?")
NUMBERED = re.compile(r"(?P<number>\d{1,3})(?:\s*[.):]\s*|\s+)(?P<name>\D.*)")
STUDENT_CODE = re.compile(r"\d{4,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list; it can be used when it has no problem."""

    line: int
    """From 1, as pasted."""
    name: str
    number: int | None
    problem: str | None = None
    """A code: `name-missing`, `name-too-long`, `name-twice`, `number-twice`, `too-many-pupils`."""


def parse_names(text: str, numbers_taken: Collection[int] = ()) -> list[Entry]:
    """The lines that hold something, in their order; headings of a table are left out.

    A line is a name, or cells split by tabs, commas or semicolons: a number (also Thai digits) first, a long student code
    ignored, and the rest joined to the name: title, first name and surname often stand in columns of their own.
    """
    found: list[Entry] = []
    names: set[str] = set()
    numbers = set(numbers_taken)
    for line, raw in enumerate(text.splitlines(), start=1):
        number, name = _split(raw)
        if (not name and number is None) or _is_heading(raw):
            continue
        problem = _problem(name, number, names, numbers) if len(found) < MOST_PUPILS else "too-many-pupils"
        found.append(Entry(line=line, name=name[: LONGEST_NAME * 2], number=number, problem=problem))
        names.add(name)
        if number is not None:
            numbers.add(number)
    return found


def _problem(name: str, number: int | None, names: Collection[str], numbers: Collection[int]) -> str | None:
    if not any(unicodedata.category(letter)[0] == "L" for letter in name):
        return "name-missing"
    if len(name) > LONGEST_NAME:
        return "name-too-long"
    if name in names:
        return "name-twice"
    return "number-twice" if number in numbers else None


def _split(raw: str) -> tuple[int | None, str]:
    """The number in the class, where there is one, and the name."""
    line = _western_digits(raw.strip().strip("\ufeff"))
    cells = [cell for cell in (tidy(cell.strip().strip('"')) for cell in re.split(r"[\t,;]", line)) if cell]
    if not cells:
        return None, ""
    first = NUMBER.fullmatch(cells[0])
    if first and len(cells) > 1:
        number, cells = int(first["number"]), cells[1:]
    elif numbered := NUMBERED.fullmatch(cells[0]):
        number, cells = int(numbered["number"]), [numbered["name"], *cells[1:]]
    else:
        number = None
    return number, tidy(" ".join(cell for cell in cells if not STUDENT_CODE.fullmatch(cell)))


def _is_heading(raw: str) -> bool:
    """Whether this is the first row of a table: all its cells are words of headings."""
    cells = {tidy(cell).casefold() for cell in re.split(r"[\t,;]", raw) if cell.strip()}
    return bool(cells & HEADINGS) and cells <= HEADINGS | HEADING_WORDS


def _western_digits(text: str) -> str:
    """Thai digits as 0 to 9."""
    return text.translate({ord("๐") + digit: str(digit) for digit in range(10)})
