"""What could grow: memory, processes, containers, descriptors, disk. Looked at before and after."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docker
from docker.models.containers import Container

from sandbox.docker_slots import DockerSlot
from sandbox.docker_slots.owner import LABEL, Owner
from tests.sandbox.promises.waiting import until

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
    "memory of all slots": ("MiB", 12.0),
    "processes in all slots": ("", 0.0),
    "containers of the owner": ("", 0.0),
    "processes below the owner": ("", 0.0),
    "memory of the owner": ("MiB", 24.0),
    "descriptors of the owner": ("", 0.0),
    "disk of the engine": ("MiB", 16.0),
    "our files in the folder for temporary ones": ("", 0.0),
    "disk of the folder for temporary files": ("MiB", 16.0),
}
"""The engine and the machine write logs of their own; memory is kept by allocators that may use it again."""


def look(slots: Sequence[DockerSlot]) -> dict[str, float]:
    """All numbers now, with the slots at rest."""
    gc.collect()
    client = docker.from_env()
    mine = f"{LABEL}={Owner.this_process().labels()[LABEL]}"
    temporary = tempfile.gettempdir()
    try:
        containers = [client.containers.get(slot._channel.id) for slot in slots]
        return {
            "processes in all slots": _processes_at_rest(containers),
            "memory of all slots": sum((_memory(client, str(container.id)) for container in containers), 0.0),
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


def _memory(client: docker.DockerClient, container: str) -> float:
    told: Any = client.api.stats(container, stream=False)
    usage, parts = told["memory_stats"]["usage"], told["memory_stats"]["stats"]
    return float(usage - parts.get("total_inactive_file", parts.get("inactive_file", 0))) / _MIB


def _entries(folder: Path, pattern: str = "*") -> int:
    return len(list(folder.glob(pattern)))


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()


def _own_memory() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB


def _used(folder: str) -> float:
    return shutil.disk_usage(folder).used / _MIB
