"""The files of one exercise's folder, read within bounds; links are refused, since a folder must hold all that it is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.exercise.load import decoded
from grader.exercise.problems import WHOLE_FILE, ProblemList

MAX_FILES = 200
MAX_FILE_BYTES = 2**20
MAX_BYTES = 2**22
MAX_DEPTH = 4
_PASSED_OVER = ("__pycache__",)


@dataclass(frozen=True, slots=True)
class FolderFiles:
    """What lies in a folder: path inside it, with `/`, to content, ordered by path."""

    files: Mapping[str, bytes]

    @property
    def revision(self) -> str:
        """`sha256:` and the hash of all names and contents, the same on every computer."""
        digest = hashlib.sha256()
        for name, content in self.files.items():
            for part in (name.encode("utf-8", "surrogateescape"), content):
                digest.update(len(part).to_bytes(8, "big") + part)
        return f"sha256:{digest.hexdigest()}"

    def text(self, name: str, place: str, problems: list[ProblemList]) -> str:
        """The text of one file; empty, and a problem told, when it is no text. `place` is the folder's own name."""
        own = ProblemList(f"{place}/{name}")
        problems.append(own)
        return decoded(self.files[name], own, MAX_FILE_BYTES) or ""

    def inside(self, folder: str) -> dict[str, str]:
        """Of the files in a folder inside: their names there, to their names here."""
        start = f"{folder}/"
        return {name.removeprefix(start): name for name in self.files if name.startswith(start)}


def read_folder(folder: Path, problems: ProblemList) -> FolderFiles:
    """Everything in the folder but hidden files and Python's caches; problems are told for what is left out.

    Raises OSError when the folder itself cannot be read.
    """
    contents: dict[str, bytes] = {}
    left = MAX_BYTES
    for entry, name in _entries(folder, "", 0, problems):
        try:
            with Path(entry.path).open("rb") as file:
                content = file.read(MAX_FILE_BYTES + 1)
        except OSError as error:
            problems.tell(WHOLE_FILE, name, "unreadable", f"`{name}` cannot be read: {error.strerror}")
            continue
        left -= len(content)
        if len(content) > MAX_FILE_BYTES:
            problems.tell(WHOLE_FILE, name, "too-large", f"`{name}` is larger than {MAX_FILE_BYTES // 1024} KiB")
        elif left < 0 or len(contents) == MAX_FILES:
            message = f"the folder holds more than {MAX_FILES} files or {MAX_BYTES // 1024} KiB"
            problems.tell(WHOLE_FILE, name, "too-large", message)
            break
        else:
            contents[name] = content
    return FolderFiles(dict(sorted(contents.items())))


def _entries(
    folder: Path | str, before: str, depth: int, problems: ProblemList
) -> Iterator[tuple[os.DirEntry[str], str]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = before + entry.name
        if entry.name.startswith(".") or entry.name in _PASSED_OVER:
            continue
        if entry.is_symlink():
            problems.tell(WHOLE_FILE, name, "link", f"`{name}` is a link", "put the file itself here")
        elif entry.is_file(follow_symlinks=False):
            yield entry, name
        elif entry.is_dir(follow_symlinks=False) and depth < MAX_DEPTH:
            yield from _entries(entry.path, f"{name}/", depth + 1, problems)
        else:
            problems.tell(
                WHOLE_FILE, name, "odd-file", f"`{name}` is no plain file, or too deep in folders", "remove it"
            )
