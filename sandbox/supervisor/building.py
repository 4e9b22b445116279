"""Compiling a submission, once and before its first case, and keeping what the compiler made through all of them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

from sandbox.languages import BUILT
from sandbox.supervisor import launch, layout
from sandbox.supervisor.folder import WorkFolder
from sandbox.supervisor.run import Run
from sandbox.supervisor.watch import Budget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sandbox.languages import Language
    from sandbox.supervisor.host_files import HostFiles
    from sandbox.supervisor.nursery import Nursery

MOST_BUILT_BYTES = 8 << 20
"""What the compiler made may take, all files together: they are kept in memory as well, to put them back."""

MOST_BUILT_FILES = 200

_WARDEN = 1
_MODE = 0o755


class TooMuch(Exception):
    """The compiler made more, or larger, files than are kept."""


class BuildFolder(WorkFolder):
    """A work folder in which, beside the student's files, lies what was made of them."""

    def __init__(self, files: Mapping[str, str]) -> None:
        """Write the files, and make the empty folder for the compiler."""
        self._built: dict[str, bytes] = {}
        super().__init__(files)

    def keep_built(self) -> None:
        """Have what the compiler made there from now on, as the student's own files are; all else goes. Raises TooMuch."""
        built, size = {}, 0
        for path in _files_in(os.path.join(layout.WORK, BUILT)):
            with open(path, "rb") as file:
                built[os.path.relpath(path, layout.WORK)] = content = file.read(MOST_BUILT_BYTES + 1)
            size += len(content)
            if size > MOST_BUILT_BYTES or len(built) > MOST_BUILT_FILES:
                raise TooMuch
        self._built = built
        self.restore()

    def _fill(self) -> tuple[object, ...]:
        os.mkdir(os.path.join(layout.WORK, BUILT))
        for name, content in self._built.items():
            path = os.path.join(layout.WORK, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _MODE)
            with open(descriptor, "wb") as file:
                file.write(content)
        return super()._fill()

    def _paths(self) -> list[str]:
        return [
            *super()._paths(),
            os.path.join(layout.WORK, BUILT),
            *(os.path.join(layout.WORK, name) for name in self._built),
        ]


class Building:
    """The one compilation of a submission."""

    def __init__(self, language: Language, main: str, files: Mapping[str, str], host: HostFiles) -> None:
        self._language = language
        self._main = main
        self._files = files
        self._host = host
        self._told: dict[str, Any] | None = None

    def once(self, nursery: Nursery, folder: WorkFolder) -> dict[str, Any]:
        """What came of it, as JSON; nothing for the second time. No process of it is left. Raises OSError."""
        if self._told is not None or not self._language.compile:
            return {}
        self._told = self._build(nursery)
        if not nursery.holds_only(0):
            nursery.end_all()
        if isinstance(folder, BuildFolder) and self._told["exit_code"] == 0:
            try:
                folder.keep_built()
            except TooMuch:
                self._told["truncated"] = True
        return {"compilation": self._told}

    @property
    def failed(self) -> bool:
        """Whether there is nothing to run."""
        return self._told is not None and not ok(self._told)

    def _build(self, nursery: Nursery) -> dict[str, Any]:
        held = self._language.compile_limits
        kills = self._host.memory_kills()
        ward = nursery.take()
        run = Run(held, b"")
        companions = _WARDEN + 1
        run.start(ward.process, ward.line, launch.compile_order(self._language, self._main, self._files, companions))
        nursery.prepare()
        seen = run.finish(Budget(held.wall_seconds, held.cpu_seconds))
        ward.line.close()
        return seen.told(seen.outcome(held, memory_kill=self._host.memory_kills() > kills))


def ok(told: Mapping[str, Any]) -> bool:
    """Whether a compilation gave something that can be run."""
    return bool(told["exit_code"] == 0 and told["outcome"] == "exited" and not told["truncated"])


def _files_in(folder: str) -> Iterator[str]:
    """The plain files in a folder, however deep; no link is followed."""
    for place, _, names in os.walk(folder):
        for name in sorted(names):
            path = os.path.join(place, name)
            if stat.S_ISREG(os.lstat(path).st_mode):
                yield path
