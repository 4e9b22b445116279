"""The limits of one process of the student, as the kernel keeps them."""

from __future__ import annotations

import math
import os
import resource
from typing import TYPE_CHECKING

from sandbox.supervisor import layout

if TYPE_CHECKING:
    from sandbox.types import Limits

_MIB = 1 << 20

_CPU_MARGIN_SECONDS = 1
"""The kernel counts whole seconds: it is the second to stop a process, after the warden's own clock."""

_COUNTS_PROCESSES_PER_NAMESPACE = (5, 14)
"""The first kernel whose limit on processes counts those of the submission, not all of the same user on the machine."""


def interpreter_bytes() -> int:
    """The address space that this process takes now: what the interpreter needs before a student's code is there."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


def apply_fixed() -> None:
    """Set the limits that are the same for every exercise."""
    _set(resource.RLIMIT_NOFILE, layout.OPEN_FILES)
    _set(resource.RLIMIT_FSIZE, layout.SCRATCH_BYTES)
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_MEMLOCK, 0)
    _set(resource.RLIMIT_MSGQUEUE, 0)


def apply(limits: Limits, *, interpreter: int, companions: int) -> None:
    """Set the limits of one case on the process that is about to run it.

    Args:
        limits: what the case may use.
        interpreter: bytes of address space that are not the student's.
        companions: processes of ours in the same namespace, which the kernel counts along.
    """
    _set(resource.RLIMIT_AS, interpreter + limits.memory_mib * _MIB)
    _set(resource.RLIMIT_CPU, math.ceil(limits.cpu_seconds) + _CPU_MARGIN_SECONDS)
    if counts_processes_per_namespace():
        _set(resource.RLIMIT_NPROC, limits.processes + companions)


def counts_processes_per_namespace() -> bool:
    """Whether the kernel can hold one submission to a number of processes; else only the whole slot has a limit."""
    major, minor = os.uname().release.split(".")[:2]
    return (int(major), int("".join(filter(str.isdigit, minor)) or 0)) >= _COUNTS_PROCESSES_PER_NAMESPACE


def _set(kind: int, value: int) -> None:
    """Set a limit for good, but never above what this process itself is held to."""
    _, hard = resource.getrlimit(kind)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(kind, (value, value))
