"""The limits of one process of the student, as the kernel keeps them."""

from __future__ import annotations

import math
import os
import resource
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sandbox.supervisor import layout

if TYPE_CHECKING:
    from sandbox.types import Limits

_MIB = 1 << 20

_CPU_MARGIN_SECONDS = 1
"""The kernel counts whole seconds: it is the second to stop a process, after the warden's own clock."""

_WHOLE_SUITE = 60
"""How many times the CPU time of one test the process may use that is there for all of them."""

_COUNTS_PROCESSES_PER_NAMESPACE = (5, 14)
"""The first kernel whose limit on processes counts those of the submission, not all of the same user on the machine."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is the same for every case of a slot, looked up once."""

    interpreter_bytes: int
    """The address space that is not the student's."""
    counts_processes: bool
    """See `counts_processes_per_namespace`."""

    @classmethod
    def of_this_process(cls) -> Fixed:
        """Of an interpreter that is warm, before a student's code is there."""
        with open("/proc/self/statm", encoding="ascii") as statm:
            pages = int(statm.read().split()[0])
        return cls(pages * resource.getpagesize(), counts_processes_per_namespace())


def apply_fixed() -> None:
    """Set the limits that are the same for every exercise."""
    _set(resource.RLIMIT_NOFILE, layout.OPEN_FILES, layout.OPEN_FILES)
    _set(resource.RLIMIT_FSIZE, layout.SCRATCH_BYTES, layout.SCRATCH_BYTES)
    _set(resource.RLIMIT_CORE, 0, 0)
    _set(resource.RLIMIT_MEMLOCK, 0, 0)
    _set(resource.RLIMIT_MSGQUEUE, 0, 0)
    _set(resource.RLIMIT_SIGPENDING, layout.WAITING_SIGNALS, layout.WAITING_SIGNALS)


def apply(limits: Limits, fixed: Fixed, *, companions: int, room: int = 0) -> None:
    """Set the limits of one case on the process that is about to run it.

    Args:
        limits: what the case may use.
        fixed: what every process of the slot has in common.
        companions: processes of ours in the same namespace, which the kernel counts along.
        room: how many more of those there will be when a copy of this process runs.
    """
    memory = fixed.interpreter_bytes + limits.memory_mib * _MIB
    _set(resource.RLIMIT_AS, memory, memory)
    _apply_times_and_processes(limits, fixed, companions, room)


@dataclass(frozen=True, slots=True)
class ProgramMemory:
    """What bounds the memory of a program in another language, in bytes; None where that says nothing about what it uses."""

    addresses: int | None
    """All that it may reserve."""
    writable: int | None
    """What it may reserve for itself alone and write to, its threads' stacks among it (Linux 4.7)."""


def apply_to_program(limits: Limits, fixed: Fixed, *, companions: int, memory: ProgramMemory) -> None:
    """Set the limits of one run on the process that is about to become a program in another language."""
    _apply_times_and_processes(limits, fixed, companions, room=0)
    if memory.addresses is not None:
        _set(resource.RLIMIT_AS, memory.addresses, memory.addresses)
    if memory.writable is not None:
        _set(resource.RLIMIT_DATA, memory.writable, memory.writable)


def _apply_times_and_processes(limits: Limits, fixed: Fixed, companions: int, room: int) -> None:
    seconds = math.ceil(limits.cpu_seconds) + _CPU_MARGIN_SECONDS
    _set(resource.RLIMIT_CPU, seconds, seconds)
    if fixed.counts_processes:
        processes = limits.processes + companions
        _set(resource.RLIMIT_NPROC, processes, processes + room)


def apply_to_original(limits: Limits, fixed: Fixed, *, companions: int) -> None:
    """Set the limits of a process that lives for a whole suite, of which each test has a copy: the CPU time holds each copy."""
    apply(replace(limits, cpu_seconds=_WHOLE_SUITE * limits.cpu_seconds), fixed, companions=companions)
    seconds = math.ceil(limits.cpu_seconds) + _CPU_MARGIN_SECONDS
    os.register_at_fork(after_in_child=lambda: _set(resource.RLIMIT_CPU, seconds, seconds))


def use_room() -> None:
    """After an import: let there be as many processes as `apply` kept room for; each copy gets its own limit again."""
    _, hard = resource.getrlimit(resource.RLIMIT_NPROC)
    resource.setrlimit(resource.RLIMIT_NPROC, (hard, hard))


def counts_processes_per_namespace() -> bool:
    """Whether the kernel can hold one submission to a number of processes; else only the whole slot has a limit."""
    major, minor = os.uname().release.split(".")[:2]
    return (int(major), int("".join(filter(str.isdigit, minor)) or 0)) >= _COUNTS_PROCESSES_PER_NAMESPACE


def _set(kind: int, soft: int, hard: int) -> None:
    """Set a limit for good, but never above what this process itself is held to."""
    try:
        resource.setrlimit(kind, (soft, hard))
    except ValueError:
        _, highest = resource.getrlimit(kind)
        resource.setrlimit(kind, (min(soft, highest), min(hard, highest)))
