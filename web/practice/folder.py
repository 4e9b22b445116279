"""The folder that a pupil's program works in: filled before a run, looked at, and emptied after it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from web.practice.left import told_of

_IN_A_BROWSER = "/work", "/tmp"  # noqa: S108 - the browser's own, of this one worker
"""The same places as in a slot of the server."""


class WorkFolder:
    """The folder, and in a browser `/tmp`, which is as much the program's own there."""

    def __init__(self) -> None:
        in_a_browser = sys.platform == "emscripten"  # elsewhere /tmp is everybody's
        self._folders = [Path(one) for one in _IN_A_BROWSER] if in_a_browser else [Path(tempfile.mkdtemp())]
        self.path = self._folders[0]
        self._filled: dict[str, bytes] = {}

    def fill(self, files: Mapping[str, str]) -> None:
        """Empty it, write the files, folders included, and go there."""
        self.empty()
        self._filled = {name: _bytes(text) for name, text in files.items()}
        for name, content in self._filled.items():
            place = self.path / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        os.chdir(self.path)

    def left(self) -> dict[str, Any]:
        """The files that were made or changed since it was filled, see `web.practice.left`."""
        return told_of(self.path, self._filled)

    def collect(self, paths: Iterable[str], most_bytes: int) -> dict[str, str | None]:
        """What a program left in its files: the first bytes as text; None where no plain file is."""
        return {name: _read(self.path / name, most_bytes) for name in paths}

    def empty(self) -> None:
        """Remove all that is in it."""
        for folder in self._folders:
            folder.mkdir(exist_ok=True)
            folder.chmod(0o755)
            for inner in folder.iterdir():
                if inner.is_dir() and not inner.is_symlink():
                    shutil.rmtree(inner, ignore_errors=True)
                else:
                    inner.unlink()


def _bytes(text: str) -> bytes:
    """The file's bytes; what was no UTF-8 when it was read is again what it was."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _read(path: Path, most_bytes: int) -> str | None:
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as stream:
        return stream.read(most_bytes).decode("utf-8", "replace")
