"""The files that a program made or changed while it ran, as the page shows them: text where it is text, and what a download needs."""

from __future__ import annotations

import os
import stat
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_FILES = 40
"""That are told by name; of more only the number is."""
MOST_BYTES = 1 << 20
"""That go to the page, of all files together; of what is left over the name and the size are told."""

_COMPILED = "__pycache__"


@dataclass(frozen=True, slots=True)
class Left:
    """One file."""

    name: str
    """With the folders that it lies in, below the program's own."""
    size_bytes: int
    content: bytes | None
    """None where it is too large to be passed on."""

    def told(self) -> dict[str, Any]:
        """For the page: with `text`, or `data` in base64 where it is no text, or neither."""
        one: dict[str, Any] = {"name": self.name, "size": self.size_bytes}
        if self.content is None:
            return one
        text = _text(self.content)
        return one | ({"data": b64encode(self.content).decode()} if text is None else {"text": text})


def told_of(folder: Path, before: Mapping[str, bytes]) -> dict[str, Any]:
    """What a program left in the folder beside what was there before, by name: `{"files": […], "more": 0}`."""
    files: list[Left] = []
    more, room = 0, MOST_BYTES
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        size = path.stat().st_size
        was = before.get(name)
        content = path.read_bytes() if size <= max(room, len(was or b"")) else None
        if was is not None and content == was:
            continue
        if len(files) == MOST_FILES:
            more += 1
            continue
        if content is not None and size > room:
            content = None
        room -= len(content or b"")
        files.append(Left(_plain(name), size, content))
    return {"files": [one.told() for one in files], "more": more}


def _files(folder: Path) -> list[Path]:
    """The plain files, in the order of their names; nothing behind links, no matter where they lead."""
    found = [
        Path(inner, name)
        for inner, _folders, names in os.walk(folder)
        if _COMPILED not in Path(inner).parts
        for name in names
    ]
    return sorted(path for path in found if stat.S_ISREG(path.lstat().st_mode))


def _text(content: bytes) -> str | None:
    """The content as text; None where it is none."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _plain(name: str) -> str:
    """A name that can be passed on: what is no UTF-8 in it is replaced."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
