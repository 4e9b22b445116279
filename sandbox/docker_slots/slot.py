"""One slot in a container of its own."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING

from sandbox.docker_slots import hardening
from sandbox.docker_slots.attached import AttachedStreams
from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.owner import Owner
from sandbox.errors import BadRequest, SandboxUnavailable
from sandbox.image import recipe
from sandbox.slot import Slot
from sandbox.slots_by_need import OWN_MEMORY_MIB

if TYPE_CHECKING:
    from typing import Self

    from sandbox.types import RunRequest, RunResult

_SEND_SECONDS = 10.0


class DockerSlot(Slot):
    """A hardened container with a warm interpreter; one submission at a time. See `sandbox/README.md` for its walls."""

    def __init__(self, *, image: str | None = None, memory_mib: int = hardening.SLOT_MEMORY_MIB) -> None:
        """Nothing starts yet.

        Args:
            image: which image; None for the one that fits to these sources.
            memory_mib: of the whole container: at least 64 more than the largest case may use.
        """
        self._memory_mib = memory_mib
        super().__init__("docker", lambda: _Container(image or recipe.image_name(), memory_mib))

    @classmethod
    def start(cls, *, image: str | None = None, memory_mib: int = hardening.SLOT_MEMORY_MIB) -> Self:
        """A slot that is running and ready. Raises SandboxUnavailable."""
        slot = cls(image=image, memory_mib=memory_mib)
        slot.open()
        return slot

    def run(self, request: RunRequest) -> RunResult:
        """Run all cases. Raises SandboxUnavailable (try again) or BadRequest (never try again)."""
        wanted = max([request.limits.memory_mib, *(case.limits.memory_mib for case in request.cases if case.limits)])
        if wanted > self._memory_mib - OWN_MEMORY_MIB:
            raise BadRequest(
                f"a case may use {wanted} MiB, but this slot has {self._memory_mib} MiB and keeps {OWN_MEMORY_MIB}:"
                f" start one with memory_mib={wanted + OWN_MEMORY_MIB}"
            )
        return super().run(request)


class _Container:
    """A running container: the channel of a slot."""

    def __init__(self, image: str, memory_mib: int) -> None:
        self._engine = Engine()
        digest = self._engine.image_id(image)
        if digest is None:
            self._engine.close()
            raise SandboxUnavailable(f"the image {image} is not here: build it with `python -m sandbox image build`")
        self._digest = digest
        self._id = self._engine.create_container(
            image,
            hardening.host_config(memory_mib),
            Owner.this_process().labels(),
            user=hardening.NOBODY,
            hostname="sandbox",
        )
        self._ending = threading.Lock()
        try:
            self._streams = AttachedStreams(self._engine.attach(self._id))
            self._engine.start(self._id)
        except SandboxUnavailable:
            with contextlib.suppress(SandboxUnavailable):
                self._engine.remove(self._id)
            self._engine.close()
            raise

    def send(self, data: bytes) -> None:
        """Write all of it. Raises OSError."""
        self._streams.send(data, time.monotonic() + _SEND_SECONDS)

    def receive(self, count: int, deadline: float) -> bytes:
        """Between 1 and `count` bytes; none at the end. Raises TimeoutError at the deadline."""
        return self._streams.receive(count, deadline)

    def complaint(self) -> str:
        """What the slot wrote to its standard error."""
        return self._streams.errors()

    def image(self, python: str) -> str:
        """The image's digest."""
        del python
        return self._digest

    def end(self) -> None:
        """Kill the container and have it removed. May be called twice, and from another thread."""
        if not self._ending.acquire(blocking=False):
            return
        self._streams.end()
        with contextlib.suppress(SandboxUnavailable), Engine() as engine:
            engine.remove(self._id)

    def close(self) -> None:
        """Let go of the connections of an ended container."""
        self._streams.close()
        self._engine.close()
