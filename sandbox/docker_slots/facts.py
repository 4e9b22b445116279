"""What an engine says of itself and its host that matters to slots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


_GUARDS = ("seccomp", "apparmor", "selinux")


@dataclass(frozen=True, slots=True)
class Facts:
    """What `docker info` tells, as far as it decides which walls can stand."""

    version: str
    kernel: str
    system: str
    storage: str
    cgroups: int
    """1 or 2: the version of the kernel's control groups."""
    security: frozenset[str]
    """The names of what the engine closes containers in with: `seccomp`, `apparmor`, `rootless`, `userns` …"""
    missing_limits: tuple[str, ...]
    """Limits of a container that this engine cannot set."""

    @classmethod
    def of(cls, info: Mapping[str, Any]) -> Facts:
        """Read them from the engine's own answer; what an engine does not tell is empty."""
        limits = {"memory": "MemoryLimit", "processes": "PidsLimit", "CPU time": "CpuCfsQuota"}
        return cls(
            version=str(info.get("ServerVersion", "")),
            kernel=str(info.get("KernelVersion", "")),
            system=str(info.get("OperatingSystem", "")),
            storage=str(info.get("Driver", "")),
            cgroups=2 if str(info.get("CgroupVersion", "1")) == "2" else 1,
            security=frozenset(_name(option) for option in info.get("SecurityOptions") or ()),
            missing_limits=tuple(name for name, key in limits.items() if not info.get(key)),
        )

    def in_words(self) -> str:
        """One line for a person."""
        who = "an ordinary user (rootless)" if self.is_rootless else "root"
        guards = ", ".join(name for name in _GUARDS if name in self.security) or "nothing"
        slow = " (slow: it copies the image for every container)" if self.storage == "vfs" else ""
        return (
            f"Docker {self.version}, run by {who}, on {self.system}; control groups v{self.cgroups}; storage {self.storage}{slow};"
            f" guards of its own: {guards}"
        )

    @property
    def is_rootless(self) -> bool:
        """Whether the engine runs as an ordinary user."""
        return "rootless" in self.security

    @property
    def has_few_users(self) -> bool:
        """Whether containers have only one map of users to choose from, not all numbers that there are."""
        return self.is_rootless or "userns" in self.security


def _name(option: str) -> str:
    """`name=seccomp,profile=default` is `seccomp`; older engines say only the name."""
    return option.partition(",")[0].removeprefix("name=")
