"""The files that someone wants graded, read from a disk or a line of a batch, with clear words when they cannot be."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from grader.exercise.model import Exercise

MAX_BYTES = 256 * 1024
"""Of all files of one submission, as on the server by default."""
MAX_LINE_BYTES = 8 * 1024 * 1024
"""Of one line of a batch: JSON may need six characters for one."""


class CannotGrade(Exception):
    """What was given cannot be graded; the text says what, where and how to mend it."""

    is_told = True
    exit_code = 2

    def __init__(self, code: str, message: str) -> None:
        """`code` is for programs, `message` for people."""
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a batch: files, or why there are none."""

    number: int
    """The line's number, from 1."""
    id: Any = None
    files: Mapping[str, str] = field(default_factory=dict)
    error: CannotGrade | None = None


def read_files(paths: Sequence[Path], exercise: Exercise) -> dict[str, str]:
    """The submission that these files make: one file of any name, or several with the exercise's names.

    Raises CannotGrade.
    """
    if len(paths) == 1:
        return {exercise.main: _text(paths[0])}
    files: dict[str, str] = {}
    for path in paths:
        if path.name not in exercise.files:
            expected = ", ".join(exercise.files)
            raise CannotGrade("unknown-file", f"{path}: the exercise takes the files {expected}, and none called {path.name}.")
        if path.name in files:
            raise CannotGrade("duplicate-file", f"{path}: {path.name} is given twice.")
        files[path.name] = _text(path)
    _check(files, exercise)
    return files


def read_line(raw: bytes, number: int, exercise: Exercise) -> Item:
    """One line of a batch. Never raises: what is wrong with it is in the item."""
    line_id: Any = None
    try:
        data = _json(raw)
        line_id = data.get("id")
        if not isinstance(line_id, str | int) or isinstance(line_id, bool):
            raise CannotGrade("no-id", 'it has no "id" (text or a whole number)')
        return Item(number, line_id, _files(data, exercise))
    except CannotGrade as error:
        return Item(number, line_id, error=CannotGrade(error.code, f"line {number}: {error}"))


def lines_of(stream: BinaryIO) -> Any:
    """The lines that are not blank, with their numbers; a line that is too long is cut, and so no JSON any more."""
    number = 0
    while raw := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        rest = raw
        while len(rest) > MAX_LINE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE_BYTES + 1)
        if raw.strip():
            yield number, raw
