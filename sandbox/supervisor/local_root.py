"""The root of a local slot: a small read-only one of bind mounts, in which nothing else of this machine exists."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping

from sandbox.supervisor import layout, linux
from sandbox.supervisor.interpreter import installed_packages, needed_paths
from sandbox.supervisor.linux import Mount

_PLACE = "/sys"
"""Where the new root is put together: a folder that every machine has and no interpreter needs."""

_DEVICES = ("null", "zero", "full", "random", "urandom")
_OLD_ROOT = "/old"
_EMPTY_ROOT_OPTIONS = "size=1m,mode=755"

_KEPT_FLAGS = {
    os.ST_RDONLY: Mount.READ_ONLY,
    os.ST_NOSUID: Mount.NO_SUID,
    os.ST_NODEV: Mount.NO_DEVICES,
    os.ST_NOEXEC: Mount.NO_EXEC,
    os.ST_NOATIME: Mount.NO_ATIME,
    os.ST_NODIRATIME: Mount.NO_DIR_ATIME,
    os.ST_RELATIME: Mount.RELATIVE_ATIME,
}
"""What a mount forbids it must go on forbidding: the kernel insists on it."""


def enter(library: Mapping[str, str]) -> None:
    """Build the root and make it this process's own, for good. Needs mount namespaces and rights of its own; raises OSError.

    `library` is what the judge needs: where each piece shall appear in the folder for it, and where it lies.
    """
    paths, covered = needed_paths(), installed_packages()
    linux.mount("none", "/", "", Mount.PRIVATE | Mount.RECURSIVE)
    linux.mount("root", _PLACE, "tmpfs", Mount.NO_SUID | Mount.NO_DEVICES, _EMPTY_ROOT_OPTIONS)
    for path in paths:
        _show(path)
    for path in covered:
        linux.mount("none", _PLACE + path, "tmpfs", Mount.READ_ONLY, "size=4k,mode=555")
    for name in _DEVICES:
        _bind(f"/dev/{name}", Mount(0))
    for folder in (layout.WORK, layout.TEMPORARY, *layout.COVERED_FROM_STUDENTS, _OLD_ROOT):
        os.makedirs(_PLACE + folder, exist_ok=True)
    for name, path in library.items():
        _bind(path, Mount(0), f"{layout.JUDGE_LIBRARY}/{name}")
        _make_read_only(f"{_PLACE}{layout.JUDGE_LIBRARY}/{name}")
    linux.mount(layout.PROC, _PLACE + layout.PROC, "", Mount.BIND | Mount.RECURSIVE)
    linux.pivot_root(_PLACE, _PLACE + _OLD_ROOT)
    os.chdir("/")
    linux.unmount(_OLD_ROOT)
    os.rmdir(_OLD_ROOT)
    _make_read_only("/")


def _show(path: str) -> None:
    """Let a file or folder be seen in the new root, read-only; a link as the link it is."""
    if os.path.islink(path):
        os.makedirs(os.path.dirname(_PLACE + path), exist_ok=True)
        os.symlink(os.readlink(path), _PLACE + path)
    elif not os.path.lexists(_PLACE + path) or not os.listdir(_PLACE + path):
        _bind(path, Mount.RECURSIVE)
        for mounted in _mounts_under(_PLACE + path):
            _make_read_only(mounted)


def _bind(path: str, flags: Mount, place: str | None = None) -> None:
    target = _PLACE + (place or path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if stat.S_ISDIR(os.stat(path).st_mode):
        os.makedirs(target, exist_ok=True)
    else:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    linux.mount(path, target, "", Mount.BIND | flags)


def _make_read_only(path: str) -> None:
    forbidden = os.statvfs(path).f_flag
    kept = Mount(0)
    for flag, mount_flag in _KEPT_FLAGS.items():
        if forbidden & flag:
            kept |= mount_flag
    linux.mount("none", path, "", Mount.REMOUNT | Mount.BIND | Mount.READ_ONLY | Mount.NO_SUID | kept)


def _mounts_under(path: str) -> list[str]:
    with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as mounts:
        points = [_unescaped(line.split()[4]) for line in mounts]
    return [point for point in points if point == path or point.startswith(path + "/")]


def _unescaped(text: str) -> str:
    """Mount points come with spaces and backslashes as octal numbers."""
    return (
        text.encode("utf-8", "surrogateescape")
        .decode("unicode_escape")
        .encode("latin-1")
        .decode("utf-8", "surrogateescape")
    )
