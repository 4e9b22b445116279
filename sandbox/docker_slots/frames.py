"""Frames to and from a container, in both directions at once: nothing here waits for the other side to read."""

from __future__ import annotations

import select
import time
from collections import deque
from typing import TYPE_CHECKING

from sandbox.supervisor import wire

if TYPE_CHECKING:
    from sandbox.docker_slots.container import Container

_MOST_WAITING_BYTES = 4 * wire.MAX_PAYLOAD_BYTES
"""More than any honest suite leaves unsent; a container that lets more pile up is lost."""


class FrameStream:
    """The messages of one container."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.ended = False
        """Whether no more will come."""
        self._heard: deque[bytes] = deque()
        self._part = bytearray()
        self._unsent = bytearray()

    def queue(self, message: bytes) -> None:
        """Have a message sent as soon as the container takes it."""
        self._unsent += wire.pack(message)
        if len(self._unsent) > _MOST_WAITING_BYTES:
            self.ended = True

    def keep(self, messages: list[bytes]) -> None:
        """Give back what was heard too early."""
        self._heard.extendleft(reversed(messages))

    def next(self, deadline: float) -> bytes | None:
        """Wait for a message; None at the end. Raises TimeoutError at the deadline."""
        while not self._heard and not self.ended:
            if time.monotonic() >= deadline:
                raise TimeoutError
            wait([self], deadline)
        return self._heard.popleft() if self._heard else None

    def heard(self) -> list[bytes]:
        """All messages that have come, oldest first."""
        messages = list(self._heard)
        self._heard.clear()
        return messages

    def interest(self) -> int:
        """What to wait for, as `select.poll` says it."""
        return select.POLLIN | (select.POLLOUT if self._unsent else 0)

    def serve(self) -> None:
        """Take what is there, and send what is taken."""
        try:
            if self._unsent:
                with memoryview(self._unsent) as rest:
                    sent = self.container.streams.send_now(rest)
                del self._unsent[:sent]
            data = self.container.streams.receive_now()
        except OSError:
            data = b""
        if data is not None:
            self.ended = self.ended or not data
            self._part += data
            self._split()

    def _split(self) -> None:
        while len(self._part) >= wire.HEADER_BYTES:
            end = wire.HEADER_BYTES + int.from_bytes(self._part[: wire.HEADER_BYTES], "big")
            if end > wire.HEADER_BYTES + wire.MAX_PAYLOAD_BYTES:
                self.ended = True
            if len(self._part) < end:
                return
            self._heard.append(bytes(self._part[wire.HEADER_BYTES : end]))
            del self._part[:end]


def wait(streams: list[FrameStream], deadline: float) -> None:
    """Wait until one of the containers speaks, or takes what waits for it, and serve them; at the deadline return."""
    poll = select.poll()
    for stream in streams:
        poll.register(stream.container.streams, stream.interest())
    poll.poll(max(deadline - time.monotonic(), 0) * 1000)
    for stream in streams:
        stream.serve()
