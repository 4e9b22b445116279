"""A container's memory as the kernel counts it, once what it can do without is gone. For whoever may write to its control group."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import docker

_MIB = 1 << 20
_ROOT = Path("/sys/fs/cgroup")
_MOMENT_SECONDS = 0.3
_ENOUGH_MIB = 0.1


@dataclass(frozen=True, slots=True)
class ControlGroup:
    """The folder of one container's group, of version 1 or 2."""

    folder: Path

    @classmethod
    def of(cls, client: docker.DockerClient, container: str) -> Self:
        """The group that a running container's first process is in."""
        pid = client.api.inspect_container(container)["State"]["Pid"]
        for line in Path(f"/proc/{pid}/cgroup").read_text(encoding="utf-8").splitlines():
            _, controllers, path = line.split(":", 2)
            if controllers in {"", "memory"} and (_ROOT / controllers / path.lstrip("/") / "memory.stat").exists():
                return cls(_ROOT / controllers / path.lstrip("/"))
        raise FileNotFoundError(
            f"no control group that counts memory is to be seen for process {pid}: run this as root, beside the engine"
        )

    def processes_mib(self) -> float:
        """Pages that processes have made: no files, nothing of the kernel's."""
        counts = dict(line.split() for line in self._read("memory.stat").splitlines())
        return int(counts.get("total_rss", counts.get("anon", 0))) / _MIB

    def lasting_mib(self) -> float:
        """All that is in use after the kernel was told to let go of what it keeps in case somebody asks again. Raises OSError.

        It is told again until that gives nothing more: some things go only when others, a moment before, have gone.
        """
        left = self._used_mib()
        while True:
            self._reclaim()
            before, left = left, self._used_mib()
            if before - left < _ENOUGH_MIB:
                return left
            time.sleep(_MOMENT_SECONDS)

    def _used_mib(self) -> float:
        name = "memory.usage_in_bytes" if self._is_version_1() else "memory.current"
        return int(self._read(name)) / _MIB

    def _reclaim(self) -> None:
        if self._is_version_1():
            self._write("memory.force_empty", "0")
            return
        with contextlib.suppress(BlockingIOError):  # less than all can be had back
            self._write("memory.reclaim", f"{self._read('memory.current').strip()} swappiness=0")

    def _is_version_1(self) -> bool:
        return (self.folder / "memory.force_empty").exists()

    def _read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="ascii")

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="ascii")
