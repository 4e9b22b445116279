"""The work folder of a submission: filled before it, looked at and put back after every case."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from sandbox.supervisor import layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OPEN_MODE = 0o700


class WorkFolder:
    """The student's files, and the proof that nothing else is there."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Write the files. The folder must be empty."""
        self._files = files
        self._clean = self._fill()

    def is_clean(self) -> bool:
        """Whether nothing in the folder or in `/tmp` was made, changed or removed since it was filled."""
        return self._state() == self._clean

    def restore(self) -> None:
        """Put the folder back as it was when it was filled, and empty `/tmp`."""
        for folder in (layout.WORK, layout.TEMPORARY):
            _empty(folder)
        os.chmod(layout.WORK, layout.WORK_MODE)
        os.chmod(layout.TEMPORARY, layout.TEMPORARY_MODE)
        self._clean = self._fill()

    def add(self, files: Mapping[str, str]) -> None:
        """Write one case's own files, folders included; they are gone after `restore`."""
        for name, text in files.items():
            path = os.path.join(layout.WORK, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            _write(path, text)

    def collect(self, paths: Iterable[str], limit: int) -> dict[str, str | None]:
        """What a case left in its files: the first `limit` bytes as text; None where no plain file is."""
        return {path: _read(os.path.join(layout.WORK, path), limit) for path in paths}

    def _fill(self) -> tuple[object, ...]:
        for name, text in self._files.items():
            _write(os.path.join(layout.WORK, name), text)
        return self._state()

    def _state(self) -> tuple[object, ...]:
        """What changes with any change: the number of files, and every change time, which no program can set back."""
        free = (os.statvfs(folder).f_ffree for folder in (layout.WORK, layout.TEMPORARY))  # in a cell both are one
        return (*free, *map(_stamp, self._paths()))

    def _paths(self) -> list[str]:
        """What is looked at."""
        return [layout.WORK, layout.TEMPORARY, *(os.path.join(layout.WORK, name) for name in self._files)]


def _stamp(path: str) -> tuple[int, int, int] | None:
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_ino, status.st_ctime_ns, status.st_mode)


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        rest = memoryview(_bytes(text))
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _bytes(text: str) -> bytes:
    """The file's bytes; what was no UTF-8 when it was read is again what it was."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _read(path: str, limit: int) -> str | None:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(limit).decode("utf-8", "replace")
    finally:
        os.close(descriptor)


def _empty(folder: str) -> None:
    """Remove all that is in a folder, however deep it lies: what a folder inside holds is brought up before it goes."""
    os.chmod(folder, _OPEN_MODE)
    brought_up = 0
    prefix = os.path.join(folder, os.urandom(16).hex())
    while names := os.listdir(folder):
        for name in names:
            path = os.path.join(folder, name)
            if not stat.S_ISDIR(os.lstat(path).st_mode):
                os.unlink(path)
                continue
            os.chmod(path, _OPEN_MODE)
            for inner in os.listdir(path):
                brought_up += 1
                _open(below := os.path.join(path, inner))
                os.rename(below, f"{prefix}-{brought_up}")
            os.rmdir(path)


def _open(path: str) -> None:
    """A folder that may not be written to may not be moved either, by one who has no rights but those of its owner."""
    if stat.S_ISDIR(os.lstat(path).st_mode):
        os.chmod(path, _OPEN_MODE)
