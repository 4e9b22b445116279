"""A batch of submissions, one JSON object a line: `{"id", "source"}` or `{"id", "files": {name: text}}`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from grader.cli.handed_in import CannotGrade, checked
from grader.exercise.model import Exercise

MAX_LINE_BYTES = 8 * 1024 * 1024
"""JSON may need six characters for one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line: a submission, or why it is none."""

    number: int
    """The line's number, from 1."""
    id: str | int | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    error: CannotGrade | None = None


def read_batch(stream: BinaryIO, exercise: Exercise) -> Iterator[Item]:
    """The submissions in the stream; blank lines are passed over. Never raises for what is in a line."""
    number = 0
    while raw := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        complete = _finish_line(raw, stream)
        if raw.strip():
            yield _item(raw if complete else None, number, exercise)


def _finish_line(raw: bytes, stream: BinaryIO) -> bool:
    """Read the rest of a line that is too long; whether it was not."""
    part = raw
    while len(part) > MAX_LINE_BYTES and not part.endswith(b"\n"):
        part = stream.readline(MAX_LINE_BYTES + 1)
    return part is raw and len(raw) <= MAX_LINE_BYTES


def _item(raw: bytes | None, number: int, exercise: Exercise) -> Item:
    found: str | int | None = None
    try:
        data = _object(raw, is_first=number == 1)
        found = _id(data)
        return Item(number, found, checked(_files(data, exercise), exercise))
    except CannotGrade as error:
        return Item(number, found, error=CannotGrade(error.code, f"line {number}: {error}"))


def _object(raw: bytes | None, *, is_first: bool) -> dict[str, Any]:
    if raw is None:
        raise CannotGrade("too-large", f"it has more than {MAX_LINE_BYTES // 2**20} MiB")
    try:
        data = json.loads(raw.decode("utf-8-sig" if is_first else "utf-8"))
    except UnicodeDecodeError as error:
        raise CannotGrade("not-utf-8", f"it is not UTF-8 text (byte {error.start + 1})") from error
    except (ValueError, RecursionError) as error:
        raise CannotGrade("not-json", f"it is not JSON: {error}") from error
    if not isinstance(data, dict):
        raise CannotGrade("not-json", 'it is no JSON object such as {"id": "a1", "source": "print(1)"}')
    return data


def _id(data: dict[str, Any]) -> str | int:
    found = data.get("id")
    if not isinstance(found, str | int) or isinstance(found, bool):
        raise CannotGrade("no-id", 'it has no "id", which must be text or a whole number')
    return found


def _files(data: dict[str, Any], exercise: Exercise) -> dict[str, str]:
    if ("source" in data) == ("files" in data):
        raise CannotGrade("no-source", 'it must have one of "source" and "files"')
    files = {exercise.main: data["source"]} if "source" in data else data["files"]
    if not isinstance(files, dict) or not all(isinstance(text, str) for text in files.values()):
        raise CannotGrade("no-source", '"source" must be text, and "files" an object of names and texts')
    return {name: text.removeprefix("\ufeff") for name, text in files.items()}
