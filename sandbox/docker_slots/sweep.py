"""Removes the containers of slots whose owner is dead, for the day on which even that did not end them."""

from __future__ import annotations

from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.owner import LABEL, Owner


def sweep() -> int:
    """Remove every slot whose owner this process can see to be dead; gives how many. Raises SandboxUnavailable."""
    with Engine() as engine:
        strays = [
            one
            for one in engine.containers(LABEL)
            if (owner := Owner.from_labels(one.labels)) and owner.is_known_dead()
        ]
        for stray in strays:
            engine.remove(stray.id)
    return len(strays)
