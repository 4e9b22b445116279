"""What a run may leave behind: processes that it started, wherever they went, and containers without an owner."""

from __future__ import annotations

import secrets
import time
from pathlib import Path

from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.owner import LABEL, Owner
from sandbox.errors import SandboxUnavailable

_PATIENCE_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.1
_MARK = "KRADAN_RUN_MARK"


class Watch:
    """Tells the processes of one run by a mark in their environment, which every child inherits."""

    def __init__(self) -> None:
        self._mark = secrets.token_hex(16)
        self._before = _ownerless_containers()
        self.environment = {_MARK: self._mark}
        """To be given to the programs of the run."""

    def left(self) -> list[str]:
        """What is still there when nothing goes away any more: an engine removes a container in its own time."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while (found := self._now()) and time.monotonic() < deadline:
            time.sleep(_LOOK_AGAIN_SECONDS)
        return sorted(found)

    def _now(self) -> set[str]:
        return (_ownerless_containers() - self._before) | self._processes()

    def _processes(self) -> set[str]:
        mark = f"{_MARK}={self._mark}".encode()
        return {f"process {path.name} {_name(path)}" for path in Path("/proc").glob("[0-9]*") if mark in _environ(path)}


def _ownerless_containers() -> set[str]:
    """Containers of slots whose owner is dead."""
    try:
        with Engine() as engine:
            owners = {one.id: Owner.from_labels(one.labels) for one in engine.containers(LABEL)}
    except SandboxUnavailable:
        return set()
    return {f"container {id_[:12]}" for id_, owner in owners.items() if owner and owner.is_known_dead()}


def _environ(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except OSError:
        return b""


def _name(process: Path) -> str:
    try:
        return (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return "(ended)"
