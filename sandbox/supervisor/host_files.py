"""The kernel's files that a warden still needs once `/proc` and `/sys` are covered: kept open from before."""

from __future__ import annotations

import os

_CGROUP_OOM_FILES = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")
"""Where the kernel counts processes killed for memory: cgroup v2, then v1."""

_LINKS_OF_AN_EMPTY_FOLDER = 2


class HostFiles:
    """The slot's own view of itself. Holds descriptors: not for a process that runs student code."""

    def __init__(self) -> None:
        self._proc = os.open("/proc", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
        self._oom = _open_first(_CGROUP_OOM_FILES)

    def offer_to_the_oom_killer(self) -> None:
        """Make the calling process the one that the kernel kills first when the slot's memory runs out."""
        descriptor = os.open("self/oom_score_adj", os.O_WRONLY, dir_fd=self._proc)
        os.write(descriptor, b"1000")
        os.close(descriptor)

    def confine(self) -> None:
        """Close the ways to files that the calling process has no business with: none, where a cell's mounts cover them."""

    def children(self) -> int | None:
        """How many children the calling process has; None where the kernel does not tell."""
        children = self._children()
        return None if children is None else len(children)

    def threads(self) -> int | None:
        """How many threads all children have together, those too that a child itself does not know of; None as above."""
        children = self._children()
        if children is None:
            return None
        folders = (os.stat(f"{child}/task", dir_fd=self._proc) for child in children)
        return sum(folder.st_nlink - _LINKS_OF_AN_EMPTY_FOLDER for folder in folders)

    def grandchildren(self) -> int | None:
        """How many children the first threads of all children have together; None as above."""
        children = self._children()
        if children is None:
            return None
        theirs = (self._children(f"{child}/task/{child}") for child in children)
        return sum(len(some) for some in theirs if some is not None)

    def _children(self, parent: str = "thread-self") -> list[str] | None:
        """Their numbers, as this `/proc` counts."""
        try:
            descriptor = os.open(f"{parent}/children", os.O_RDONLY | os.O_CLOEXEC, dir_fd=self._proc)
        except FileNotFoundError:
            return None
        try:
            return os.read(descriptor, 65536).decode().split()
        finally:
            os.close(descriptor)

    def memory_kills(self) -> int:
        """How many processes of the slot the kernel has killed for memory so far; 0 where no cgroup counts them."""
        if self._oom is None:
            return 0
        for line in os.pread(self._oom, 4096, 0).splitlines():
            name, _, count = line.partition(b" ")
            if name == b"oom_kill":
                return int(count)
        return 0


def _open_first(paths: tuple[str, ...]) -> int | None:
    for path in paths:
        try:
            return os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            continue
    return None
