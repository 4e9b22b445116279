"""The files that someone wants graded, read from a disk, with clear words when they cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.exercise.model import Exercise

MAX_BYTES = 256 * 1024
"""Of all files of one submission, as on a server by default."""


class CannotGrade(Exception):
    """What was given cannot be graded; the text says what, where and how to mend it."""

    is_told = True
    exit_code = 2

    def __init__(self, code: str, message: str) -> None:
        """`code` is for programs, `message` for people."""
        super().__init__(message)
        self.code = code


def read_files(paths: Sequence[Path], exercise: Exercise) -> dict[str, str]:
    """The submission that these files make: one file of any name, or several with the exercise's names.

    Raises CannotGrade.
    """
    if len(paths) == 1:
        return checked({exercise.main: _text(paths[0])}, exercise)
    files: dict[str, str] = {}
    for path in paths:
        if path.name in files:
            raise CannotGrade("duplicate-file", f"{path}: a file called {path.name} is given twice.")
        files[path.name] = _text(path)
    return checked(files, exercise)


def checked(files: Mapping[str, str], exercise: Exercise) -> dict[str, str]:
    """The same files, if they can be a submission to this exercise. Raises CannotGrade."""
    expected = ", ".join(exercise.files)
    for name in files:
        if name not in exercise.files:
            raise CannotGrade("unknown-file", f"the exercise takes {expected}, and no file called {name[:100]!r}")
    if exercise.main not in files:
        raise CannotGrade("missing-file", f"there is no {exercise.main}; the exercise takes {expected}")
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in files.values())
    if size > MAX_BYTES:
        raise CannotGrade("too-large", f"the source has {size // 1024} KiB; at most {MAX_BYTES // 1024} are graded")
    return dict(files)


def _text(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 4)
    if len(content) > MAX_BYTES + 3:
        raise CannotGrade("too-large", f"{path} is larger than {MAX_BYTES // 1024} KiB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = f"{path} is not UTF-8 text (line {line}): save it as UTF-8 in your editor."
        raise CannotGrade("not-utf-8", message) from error
