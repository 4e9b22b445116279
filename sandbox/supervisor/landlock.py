"""Landlock, where the kernel has it: a process gives up the files it has no business with, without any right to do so.

Where a cell has mounts of its own it needs none of this: what is not mounted is not there. A container for one submission
has no mounts of its own; what Landlock leaves to its processes is what a cell would show.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import struct
from enum import IntFlag

from sandbox.supervisor import layout

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""The system calls' numbers, the same on every architecture."""

_TELL_VERSION = 1
_PATH_BENEATH = 1

_OLDEST_VERSION = 2
"""The first that lets files be moved from one folder to another: before it, honest programs would be in the way."""

_VERSION_OF_TRUNCATE = 3


class Access(IntFlag):
    """What can be done with files: the LANDLOCK_ACCESS_FS_… flags."""

    EXECUTE = 1 << 0
    WRITE_FILE = 1 << 1
    READ_FILE = 1 << 2
    READ_FOLDER = 1 << 3
    REFER = 1 << 13
    TRUNCATE = 1 << 14
    EVERYTHING = (1 << 14) - 1
    """All that version 2 knows."""


_LOOK = Access.EXECUTE | Access.READ_FILE | Access.READ_FOLDER
_USE_DEVICE = Access.READ_FILE | Access.WRITE_FILE
_DEVICES = tuple(f"/dev/{name}" for name in ("null", "zero", "full", "random", "urandom"))
_KEPT_AWAY = frozenset({layout.PROC, "/sys", "/dev", "/opt", layout.SCRATCH})
"""Folders of the root in which a student has nothing to look for; of `/dev` only some devices. What is ours lies in `/opt`."""

_libc = ctypes.CDLL(None, use_errno=True)


class Landlock:
    """The rules for a student's processes, made once. Holds a descriptor: not for a process that runs student code."""

    def __init__(self) -> None:
        """Raises OSError where the kernel, or the engine's filter, has no Landlock new enough."""
        version = _call(_CREATE_RULESET, None, 0, _TELL_VERSION)
        if version < _OLDEST_VERSION:
            raise OSError(f"Landlock version {version} is older than {_OLDEST_VERSION}")
        self._own = Access.EVERYTHING | (Access.TRUNCATE if version >= _VERSION_OF_TRUNCATE else Access(0))
        handled = struct.pack("=Q", self._own)
        self._rules = _call(_CREATE_RULESET, handled, len(handled), 0)
        self._allow_all()

    def confine(self) -> None:
        """Leave the calling process and its children nothing but what the rules allow. It must be without new privileges."""
        _call(_RESTRICT_SELF, self._rules, 0)

    def _allow_all(self) -> None:
        for folder in (layout.WORK, layout.TEMPORARY):
            self._allow(folder, self._own)
        for name in os.listdir("/"):
            folder = f"/{name}"
            if folder not in {*_KEPT_AWAY, layout.WORK, layout.TEMPORARY} and os.path.isdir(folder):
                self._allow(folder, _LOOK)
        for device in _DEVICES:
            with contextlib.suppress(FileNotFoundError):
                self._allow(device, _USE_DEVICE)

    def _allow(self, path: str, access: Access) -> None:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            _call(_ADD_RULE, self._rules, _PATH_BENEATH, struct.pack("=Qi", access, descriptor), 0)
        finally:
            os.close(descriptor)


def find() -> Landlock | None:
    """The rules; None where there is no Landlock."""
    try:
        return Landlock()
    except OSError:
        return None


def _call(number: int, *arguments: int | bytes | None) -> int:
    words = [ctypes.c_ulong(one) if isinstance(one, int) else one for one in arguments]
    result: int = _libc.syscall(number, *words)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{os.strerror(code)} (landlock, call {number})")
    return result
