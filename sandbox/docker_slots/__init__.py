"""Slots in Docker containers, hardened: long-lived with a cell for each submission, or a container for each."""

from sandbox.docker_slots.single_use import SingleUseSlot
from sandbox.docker_slots.slot import DockerSlot
from sandbox.docker_slots.sweep import sweep

__all__ = ["DockerSlot", "SingleUseSlot", "sweep"]
