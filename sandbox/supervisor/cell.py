"""A cell: the namespaces and mounts of one submission, thrown away with everything in it afterwards."""

from __future__ import annotations

import os
from collections.abc import Sequence

from sandbox.supervisor import layout, linux
from sandbox.supervisor.linux import Mount, Namespace

NAMESPACES = Namespace.USER | Namespace.PID | Namespace.MOUNT | Namespace.IPC | Namespace.UTS
"""What every submission has of its own; the slot around it has no network to begin with."""

_QUIET = Mount.NO_SUID | Mount.NO_DEVICES
_EMPTY = Mount.READ_ONLY | Mount.NO_SUID | Mount.NO_DEVICES | Mount.NO_EXEC


def fork() -> int:
    """Fork the first process of a new cell; gives what `os.fork` gives. Raises OSError where the host does not allow it."""
    return linux.fork_into(NAMESPACES)


def settle(user: int, group: int, *, outside: tuple[int, int]) -> None:
    """Be `user` and `group` in the user namespace just entered; no other user exists there.

    `outside` are the user and group that this process was before. It has all rights inside, and none outside.
    """
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {outside[0]} 1")
    _write("/proc/self/gid_map", f"{group} {outside[1]} 1")


def furnish(covered: Sequence[str]) -> None:
    """Give the cell a work folder and a `/tmp` on one small file system of its own, and cover what it must not see.

    `covered` begins with the folder where that file system was mounted first.
    """
    linux.mount("none", "/", "", Mount.PRIVATE | Mount.RECURSIVE)
    size = f"size={layout.SCRATCH_BYTES},nr_inodes={layout.SCRATCH_FILES},mode=755"
    linux.mount("scratch", layout.SCRATCH, "tmpfs", _QUIET, size)
    for folder, mode in ((layout.WORK, layout.WORK_MODE), (layout.TEMPORARY, layout.TEMPORARY_MODE)):
        inside = layout.SCRATCH + folder
        os.mkdir(inside)
        os.chmod(inside, mode)
        linux.mount(inside, folder, "", Mount.BIND)
    first, *others = covered
    linux.mount("empty", first, "tmpfs", _EMPTY, "size=4k,nr_inodes=2,mode=555")
    for folder in others:
        linux.mount(first, folder, "", Mount.BIND)


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)
