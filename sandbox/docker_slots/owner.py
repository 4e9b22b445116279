"""Who owns a slot's container, as its labels tell: enough to find out later whether that process still lives."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LABEL = "kradan.slot"
"""On every container of a slot; its value tells the owner."""

_START_TIME_FIELD = 19
"""Of `/proc/PID/stat`, counted from behind the program's name."""


@dataclass(frozen=True, slots=True)
class Owner:
    """One process, told apart from every other of all time."""

    boot_id: str
    """Of the kernel that runs it."""
    pid_namespace: str
    """In which its number counts: a worker in a container has its own."""
    pid: int
    start_ticks: int
    """When it began, by the kernel's clock: numbers are used again."""

    @classmethod
    def this_process(cls) -> Owner:
        """The process that asks."""
        pid = os.getpid()
        return cls(_boot_id(), _pid_namespace(), pid, _start_ticks(pid) or 0)

    def labels(self) -> dict[str, str]:
        """As the labels of a container."""
        return {LABEL: f"{self.boot_id} {self.pid_namespace} {self.pid} {self.start_ticks}"}

    @classmethod
    def from_labels(cls, labels: Mapping[str, str]) -> Owner | None:
        """The owner that labels tell; None where they are not ours."""
        try:
            boot_id, pid_namespace, pid, start_ticks = labels.get(LABEL, "").split()
            return cls(boot_id, pid_namespace, int(pid), int(start_ticks))
        except ValueError:
            return None

    def is_known_dead(self) -> bool:
        """Whether this process can see that the owner is gone; False for one that lives, or lives out of sight."""
        if self.boot_id != _boot_id() or self.pid_namespace != _pid_namespace():
            return False
        return _start_ticks(self.pid) != self.start_ticks


def _boot_id() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()


def _pid_namespace() -> str:
    return os.readlink("/proc/self/ns/pid")  # noqa: PTH115 - no path, a name such as `pid:[4026531836]`


def _start_ticks(pid: int) -> int | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] in {"Z", "X"} else int(fields[_START_TIME_FIELD])
