"""The few Linux calls that Python has no name for: mount, clone with namespaces, capabilities, prctl."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import struct
from enum import IntFlag

_libc = ctypes.CDLL(None, use_errno=True)
_python = ctypes.PyDLL(None, use_errno=True)
"""The same library, called without letting go of Python's lock: a fork must not let another thread in."""


class Namespace(IntFlag):
    """What a process can have of its own: the CLONE_NEW… flags."""

    MOUNT = 0x0002_0000
    CGROUP = 0x0200_0000
    UTS = 0x0400_0000
    IPC = 0x0800_0000
    USER = 0x1000_0000
    PID = 0x2000_0000
    NETWORK = 0x4000_0000


ALL_NAMESPACES = Namespace(0x7E02_0000)


class Mount(IntFlag):
    """How a file system is mounted: the MS_… flags."""

    READ_ONLY = 1 << 0
    NO_SUID = 1 << 1
    NO_DEVICES = 1 << 2
    NO_EXEC = 1 << 3
    REMOUNT = 1 << 5
    NO_ATIME = 1 << 10
    NO_DIR_ATIME = 1 << 11
    BIND = 1 << 12
    RECURSIVE = 1 << 14
    PRIVATE = 1 << 18
    RELATIVE_ATIME = 1 << 21


_CLONE_NUMBER = {"x86_64": 56, "aarch64": 220}
_PIVOT_ROOT_NUMBER = {"x86_64": 155, "aarch64": 41}
_UNMOUNT_LAZILY = 2

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_SECCOMP = 22
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_MODE_FILTER = 2

_CAPABILITY_VERSION_3 = 0x2008_0522


def architecture() -> str:
    """`x86_64` or `aarch64`. Raises OSError (ENOSYS) on any other: its system calls have other numbers."""
    machine = os.uname().machine
    if machine not in _CLONE_NUMBER:
        raise OSError(errno.ENOSYS, f"the sandbox knows the system calls of x86-64 and aarch64, not of {machine}")
    return machine


def mount(source: str, target: str, kind: str, flags: Mount, options: str = "") -> None:
    """Mount a file system. Raises OSError that names the target."""
    result = _libc.mount(
        os.fsencode(source), os.fsencode(target), kind.encode(), ctypes.c_ulong(flags), options.encode()
    )
    _check(result, f"mount {target}")


def unmount(target: str) -> None:
    """Take a mount out of sight, even while it is in use."""
    _check(_libc.umount2(os.fsencode(target), _UNMOUNT_LAZILY), f"umount {target}")


def pivot_root(new_root: str, old_root: str) -> None:
    """Make `new_root` the root; what was the root appears at `old_root`."""
    number = _PIVOT_ROOT_NUMBER[architecture()]
    _check(_libc.syscall(number, os.fsencode(new_root), os.fsencode(old_root)), f"pivot_root {new_root}")


def unshare(namespaces: Namespace) -> None:
    """Give this process namespaces of its own (PID: its next children)."""
    _check(_libc.unshare(ctypes.c_int(namespaces)), f"unshare {namespaces!r}")


def fork_into(namespaces: Namespace) -> int:
    """Fork; the child starts in new namespaces. Gives the child's id in the parent and 0 in the child, like `os.fork`.

    To be called only where one thread runs: the C library's own preparations for a fork are not made.
    """
    python = ctypes.pythonapi
    number = _CLONE_NUMBER[architecture()]
    python.PyOS_BeforeFork()
    pid = _python.syscall(number, ctypes.c_ulong(namespaces | signal.SIGCHLD), None, None, None, None)
    failure = ctypes.get_errno()
    if pid == 0:
        python.PyOS_AfterFork_Child()
        return 0
    python.PyOS_AfterFork_Parent()
    if pid < 0:
        raise OSError(failure, f"{os.strerror(failure)} (clone with {namespaces!r})")
    return int(pid)


def drop_capabilities() -> None:
    """Give up every capability, for good once `forbid_new_privileges` has been called."""
    header = struct.pack("Ii", _CAPABILITY_VERSION_3, 0)
    _check(_libc.capset(header, bytes(24)), "capset")


def forbid_new_privileges() -> None:
    """No program that this process or its children start will ever have more rights than they have."""
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)


def hide_memory() -> None:
    """Let no other process of the same user read this one's memory or trace it."""
    _prctl(_PR_SET_DUMPABLE, 0)


def show_memory() -> None:
    """Let this process write its own files under `/proc` again, after a change of user took that away."""
    _prctl(_PR_SET_DUMPABLE, 1)


def lock_memory(start: int, size: int) -> bool:
    """Have the pages of a range of addresses, in bytes, stay in memory while this process lives; False where it may lock no more."""
    return bool(_libc.mlock(ctypes.c_void_p(start), ctypes.c_size_t(size)) == 0)


def grow_stack(size: int) -> None:
    """Have this thread's stack, and its children's, at least `size` bytes larger than now, without asking for memory again."""

    class Block(ctypes.Structure):
        _fields_ = (("content", ctypes.c_char * size),)

    _libc.getpid(Block())  # what is handed over by value lies on the stack; the call itself takes no notice


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that forked it ends."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def install_filter(program: bytes) -> None:
    """Put a seccomp filter over this process and all its children, for good."""
    code = ctypes.create_string_buffer(program, len(program))
    descriptor = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(code))
    _check(_libc.prctl(_PR_SET_SECCOMP, ctypes.c_ulong(_SECCOMP_MODE_FILTER), descriptor, 0, 0), "seccomp")


def _prctl(option: int, value: int) -> None:
    zero = ctypes.c_ulong(0)
    _check(_libc.prctl(option, ctypes.c_ulong(value), zero, zero, zero), f"prctl {option}")


def _check(result: int, what: str) -> None:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{os.strerror(code)} ({what})")
