"""What could grow: memory, processes, containers, descriptors, disk. Looked at before and after."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docker
from docker.models.containers import Container

from sandbox.docker_slots import DockerSlot
from sandbox.docker_slots.owner import LABEL, Owner
from tests.sandbox.promises.waiting import until
from tests.soak.control_group import ControlGroup

_MIB = 1 << 20


@dataclass(frozen=True)
class Measure:
    """One number before and after, and how much it may grow."""

    name: str
    unit: str
    before: float
    after: float
    may_grow: float

    @property
    def grew(self) -> float:
        """By how much."""
        return self.after - self.before

    @property
    def is_kept(self) -> bool:
        """Whether it stayed in its bound."""
        return self.grew <= self.may_grow


_BOUNDS = {
    "memory of all slots' processes": ("MiB", 8.0),
    "memory of all slots that is not to be had back": ("MiB", 12.0),
    "processes in all slots": ("", 0.0),
    "containers of the owner": ("", 0.0),
    "processes below the owner": ("", 0.0),
    "memory of the owner": ("MiB", 24.0),
    "descriptors of the owner": ("", 0.0),
    "disk of the engine": ("MiB", 16.0),
    "our files in the folder for temporary ones": ("", 0.0),
    "disk of the folder for temporary files": ("MiB", 16.0),
}
"""The engine and the machine write logs of their own; memory is kept by allocators that may use it again.

What a slot has in use goes up and down by thirty MiB while nothing is lost: the kernel keeps pages of files, names and what else it
had to look up, until somebody needs the room. So it is told to let go of that first.
"""


def look(slots: Sequence[DockerSlot]) -> dict[str, float]:
    """All numbers now, with the slots at rest."""
    gc.collect()
    client = docker.from_env()
    mine = f"{LABEL}={Owner.this_process().labels()[LABEL]}"
    temporary = tempfile.gettempdir()
    try:
        containers = [client.containers.get(slot._channel.id) for slot in slots]
        processes = _processes_at_rest(containers)
        groups = [ControlGroup.of(client, str(container.id)) for container in containers]
        return {
            "processes in all slots": processes,
            "memory of all slots' processes": sum(group.processes_mib() for group in groups),
            "memory of all slots that is not to be had back": sum(group.lasting_mib() for group in groups),
            "containers of the owner": len(client.containers.list(all=True, filters={"label": mine})),
            "processes below the owner": len(_children()),
            "memory of the owner": _own_memory(),
            "descriptors of the owner": _entries(Path("/proc/self/fd")),
            "disk of the engine": _used(client.info()["DockerRootDir"]),
            "our files in the folder for temporary ones": _entries(Path(temporary), "*kradan*"),
            "disk of the folder for temporary files": _used(temporary),
        }
    finally:
        client.close()


def compare(before: dict[str, float], after: dict[str, float]) -> list[Measure]:
    """Each number before and after."""
    return [Measure(name, unit, before[name], after[name], bound) for name, (unit, bound) in _BOUNDS.items()]


def _processes_at_rest(containers: Sequence[Container]) -> int:
    """How many there are once their number no longer changes."""
    counts = [-1, -2]

    def at_rest() -> bool:
        counts.append(sum(len(container.top()["Processes"]) for container in containers))
        return len(set(counts[-3:])) == 1

    until(at_rest, lambda: counts)
    return counts[-1]


def _entries(folder: Path, pattern: str = "*") -> int:
    return len(list(folder.glob(pattern)))


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()


def _own_memory() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB


def _used(folder: str) -> float:
    return shutil.disk_usage(folder).used / _MIB
