"""How a container is closed in: every flag, each with its reason and its test (tests/sandbox/test_docker_walls.py)."""

from __future__ import annotations

import secrets
from importlib.resources import files
from typing import Any

from sandbox.docker_slots import masks
from sandbox.docker_slots.engine import MASKED_PATHS
from sandbox.supervisor import layout

NOBODY = "65534:65534"
"""The user of everything in a slot: owns no file of the image, and no process outside."""

SLOT_MEMORY_MIB = 256
"""What broker, zygotes and the submission with its files may hold together."""

SLOT_PROCESSES = 64


_LONE_USERS = range(1 << 30, (1 << 31) - (1 << 16))
"""Out of these a single-use container gets one, so that the kernel's count of its user's processes is its own alone."""

_LONE_USERS_WHERE_FEW = range(10_000, 65_000)
"""The same where the engine has no more users to give than one map of 65,536."""


def seccomp_profile() -> str:
    """The engine's own profile and two allowances more, as JSON."""
    return files("sandbox.image").joinpath("seccomp.json").read_text(encoding="utf-8")


def host_config(memory_mib: int) -> dict[str, Any]:
    """The container's settings, for `docker`'s `create_host_config`."""
    return {
        "network_mode": "none",
        "ipc_mode": "none",
        "mem_limit": f"{memory_mib}m",
        "memswap_limit": f"{memory_mib}m",
        "nano_cpus": 1_000_000_000,
        "pids_limit": SLOT_PROCESSES,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges", f"seccomp={seccomp_profile()}"],
        "read_only": True,
        "ulimits": [
            {"name": "nofile", "soft": layout.OPEN_FILES_OF_A_SLOT, "hard": layout.OPEN_FILES_OF_A_SLOT},
            {"name": "fsize", "soft": layout.SCRATCH_BYTES, "hard": layout.SCRATCH_BYTES},
            {"name": "core", "soft": 0, "hard": 0},
        ],
        "log_config": {"type": "none"},
        "auto_remove": True,
    }


def lone_user(*, few: bool) -> str:
    """A user and group that no other container has, and nobody on the host; `few`: the engine has only one map of users."""
    number = secrets.choice(_LONE_USERS_WHERE_FEW if few else _LONE_USERS)
    return f"{number}:{number}"


def single_use_config(memory_mib: int, user: str, *, is_judge: bool = False) -> dict[str, Any]:
    """The settings of a container that is itself the cell of one submission: the engine's own filter, its own file systems.

    Only the judge sees what judges are made of.
    """
    number, _, group = user.partition(":")
    size = f"rw,exec,nosuid,nodev,size={layout.SCRATCH_BYTES},nr_inodes={layout.SCRATCH_FILES},uid={number},gid={group}"
    return host_config(memory_mib) | {
        "security_opt": ["no-new-privileges"],
        "tmpfs": {
            layout.WORK: f"{size},mode={layout.WORK_MODE:o}",
            layout.TEMPORARY: f"{size},mode={layout.TEMPORARY_MODE:o}",
        },
        MASKED_PATHS: [path for path in masks.PATHS if not (is_judge and path == layout.JUDGE_LIBRARY)],
    }
