"""Bringing the database up to date with the folder of exercises, when something in the folder changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from grader.exercise.catalogue import read_catalogue
from grader.store.catalogue import Synced, sync_catalogue
from grader.store.session import Sessions, writing


def sync_folder(sessions: Sessions, folder: Path, now: datetime) -> Synced:
    """Read all exercises and make them current. Raises OSError when the folder cannot be read."""
    catalogue = read_catalogue(folder)
    with sessions() as session, writing(session):
        return sync_catalogue(session, catalogue, now)


class FolderWatch:
    """Knows whether anything in a folder changed since it last looked, by names, sizes and times."""

    def __init__(self, folder: Path) -> None:
        """Nothing was looked at yet, so the first question is answered with yes."""
        self.folder = folder
        self._seen: int | None = None

    def has_changed(self) -> bool:
        """Whether it changed since the last time this was asked. Raises OSError when the folder cannot be read."""
        seen = hash(tuple(_entries(self.folder)))
        changed, self._seen = seen != self._seen, seen
        return changed

    def forget(self) -> None:
        """What was seen could not be used: the next question is answered with yes again."""
        self._seen = None


def _entries(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of everything below."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            told = entry.stat(follow_symlinks=False)
            yield entry.path, told.st_size, told.st_mtime_ns
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(Path(entry.path))
