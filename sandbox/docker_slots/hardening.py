"""How a slot's container is closed in: every flag, each with its reason and its test (tests/sandbox/test_docker_walls.py)."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from sandbox.supervisor import layout

NOBODY = "65534:65534"
"""The user of everything in a slot: owns no file of the image, and no process outside."""

SLOT_MEMORY_MIB = 256
"""What broker, zygotes and the submission with its files may hold together."""

SLOT_PROCESSES = 64


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
