"""A running container that an owner talks to: the channel of a slot."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, Any

from sandbox.docker_slots.attached import AttachedStreams
from sandbox.docker_slots.engine import Engine
from sandbox.docker_slots.owner import Owner
from sandbox.errors import ImageMissing, SandboxUnavailable
from sandbox.image.kinds import build_command

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SEND_SECONDS = 10.0

_END_SECONDS = 3.0
"""An engine has told of a container's end after this time, or never will."""


class Container:
    """One container, closed in, with its standard streams; it ends with its owner."""

    def __init__(self, image: str, host_config: Mapping[str, Any], user: str, command: Sequence[str] = ()) -> None:
        """Start it. Raises SandboxUnavailable.

        Args:
            image: its name; it must be here.
            host_config: how it is closed in.
            user: who everything in it is.
            command: what the image's own program is told.
        """
        self._ending = threading.Lock()
        self._began = time.time()
        self._engine = Engine()
        try:
            self._digest = self._image_id(image)
            self.id = self._engine.create_container(
                image, host_config, Owner.this_process().labels(), command=list(command), user=user, hostname="sandbox"
            )
            self.streams = self._start()
        except BaseException:
            self._engine.close()
            raise

    def send(self, data: bytes) -> None:
        """Write all of it. Raises OSError."""
        self.streams.send(data, time.monotonic() + _SEND_SECONDS)

    def receive(self, count: int, deadline: float) -> bytes:
        """Between 1 and `count` bytes; none at the end. Raises TimeoutError at the deadline."""
        return self.streams.receive(count, deadline)

    def complaint(self) -> str:
        """What the slot wrote to its standard error."""
        return self.streams.errors()

    def image(self, python: str) -> str:
        """The image's digest."""
        del python
        return self._digest

    def end(self) -> None:
        """Kill the container and have it removed. May be called twice, and from another thread."""
        if not self._ending.acquire(blocking=False):
            return
        self.streams.end()
        self._remove()

    def is_silent(self) -> bool:
        """Whether it lives and has said nothing that was not heard yet."""
        return self.streams.is_silent()

    def ran_out_of_memory(self) -> bool:
        """Of one that has ended: whether the kernel ended it because its memory was full. False where that cannot be known."""
        with contextlib.suppress(SandboxUnavailable), Engine() as engine:
            return engine.ran_out_of_memory(self.id, self._began, _END_SECONDS)
        return False

    def close(self) -> None:
        """Let go of the connections of an ended container."""
        self.streams.close()
        self._engine.close()

    def _image_id(self, image: str) -> str:
        digest = self._engine.image_id(image)
        if digest is None:
            raise ImageMissing(f"the image {image} is not here: build it with `{build_command(image)}`")
        return digest

    def _start(self) -> AttachedStreams:
        with contextlib.ExitStack() as undone:
            undone.callback(self._remove)  # one that never started would not end with its owner
            streams = AttachedStreams(self._engine.attach(self.id))
            undone.callback(streams.close)
            self._engine.start(self.id)
            undone.pop_all()
        return streams

    def _remove(self) -> None:
        with contextlib.suppress(SandboxUnavailable), Engine() as engine:
            engine.remove(self.id)
