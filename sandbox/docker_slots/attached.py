"""A container's standard streams over the engine's connection: raw one way, in the engine's frames the other."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import time

_FRAME = struct.Struct(">BxxxI")
"""The engine's header: which stream, and how many bytes follow."""

_STDOUT = 1
_RECEIVE_BYTES = 1 << 16
_COMPLAINT_BYTES = 4096


class AttachedStreams:
    """Writes to a container's standard input, and tells its output and its errors apart."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._raw = bytearray()
        self._output = bytearray()
        self._errors = bytearray()

    def send(self, data: bytes, deadline: float) -> None:
        """Write all of it. Raises OSError (TimeoutError at the deadline)."""
        self._connection.settimeout(max(deadline - time.monotonic(), 0.001))
        self._connection.sendall(data)

    def receive(self, count: int, deadline: float) -> bytes:
        """Between 1 and `count` bytes of the output; none at the end. Raises OSError (TimeoutError at the deadline)."""
        while not self._output:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            self._connection.settimeout(left)
            data = self._connection.recv(_RECEIVE_BYTES)
            if not data:
                return b""
            self._raw += data
            self._sort()
        taken = bytes(self._output[:count])
        del self._output[:count]
        return taken

    def fileno(self) -> int:
        """To wait on."""
        return self._connection.fileno()

    def receive_now(self) -> bytes | None:
        """The output that is there; none at the end, None where there is nothing yet. Raises OSError."""
        if not self._output:
            self._connection.settimeout(0)
            try:
                data = self._connection.recv(_RECEIVE_BYTES)
            except BlockingIOError:
                return None
            if not data:
                return b""
            self._raw += data
            self._sort()
        taken, self._output = bytes(self._output), bytearray()
        return taken or None

    def send_now(self, data: memoryview) -> int:
        """Write what the connection takes now; gives how many bytes. Raises OSError."""
        self._connection.settimeout(0)
        try:
            return self._connection.send(data)
        except BlockingIOError:
            return 0

    def is_silent(self) -> bool:
        """Whether nothing waits to be read, and the end has not come."""
        poll = select.poll()
        poll.register(self._connection, select.POLLIN)
        return not (self._raw or self._output or self._errors or poll.poll(0))

    def errors(self) -> str:
        """The last that came on standard error."""
        return self._errors[-_COMPLAINT_BYTES:].decode("utf-8", "replace")

    def end(self) -> None:
        """End the connection, also under the hands of a thread that is reading from it."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    def _sort(self) -> None:
        """Move whole frames to the stream that they belong to."""
        while len(self._raw) >= _FRAME.size:
            stream, length = _FRAME.unpack_from(self._raw)
            end = _FRAME.size + length
            if len(self._raw) < end:
                return
            target = self._output if stream == _STDOUT else self._errors
            target += self._raw[_FRAME.size : end]
            del self._raw[:end]
