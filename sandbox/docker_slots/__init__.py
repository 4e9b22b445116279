"""Slots in Docker containers: hardened, long-lived, one submission at a time."""

from sandbox.docker_slots.slot import DockerSlot
from sandbox.docker_slots.sweep import sweep

__all__ = ["DockerSlot", "sweep"]
