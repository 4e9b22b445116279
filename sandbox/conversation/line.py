"""The line between the two processes: one message at a time, each way in turn."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, NamedTuple

from sandbox.supervisor import wire

if TYPE_CHECKING:
    import socket

    from sandbox.encoding import Json

QUESTION, ANSWER, RAISED, JOINED = range(4)
"""What a message is: something to do; what it gave; what it raised; that a copy of the process has ended as it was told to."""

MAX_MESSAGE_BYTES = 2 << 20
"""Of a message from a student, in JSON. It bounds the memory that reading it can take: less than thirty times as much."""

MAX_PRINTED_BYTES = 34 << 20
"""What may come with one message besides: as much as a case may ever print, on both streams."""

_PRINTED = struct.Struct(">II")
_CHUNK_BYTES = 1 << 16

_dumps = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_loads = json.JSONDecoder().decode


class Message(NamedTuple):
    """What one end says to the other."""

    kind: int
    body: list[Json]
    """A question: the name of what to do, and its values. Else one value."""
    entries: list[Json]
    """The containers that the values need, each as its kind and its items."""
    changes: list[Json]
    """The question's own containers that hold something else now: their number and their items."""
    classes: list[Json]
    """Classes of the student's that are named for the first time."""
    released: list[int]
    """Handles that the other end has no more use for."""
    stdout: str = ""
    stderr: str = ""


_FIELDS = (int, list, list, list, list, list)


class LineError(Exception):
    """The line has ended, or holds something that is no message."""


class Line:
    """A socket that carries messages."""

    def __init__(self, line: socket.socket, *, max_bytes: int) -> None:
        """`max_bytes` is what one message that comes in may have, without what was printed."""
        self._line = line
        self._max_bytes = max_bytes
        self._ahead = b""
        self.received_bytes = 0
        """Of all messages that came in, without what was printed."""

    def close(self) -> None:
        """Let go of it."""
        self._line.close()

    def send(self, message: Message) -> None:
        """Send one message. Raises LineError."""
        out = message.stdout.encode("utf-8", "replace")
        error = message.stderr.encode("utf-8", "replace")
        payload = b"".join((_PRINTED.pack(len(out), len(error)), out, error, _dumps(message[:6]).encode()))
        try:
            self._line.sendall(wire.pack(payload))
        except (OSError, wire.WireError) as problem:
            raise LineError(f"the line has ended: {problem}") from problem

    def receive(self) -> Message:
        """Wait for a message, and check its outer shape. Raises LineError."""
        try:
            payload = wire.read(self._some, self._max_bytes + MAX_PRINTED_BYTES)
        except (OSError, wire.WireError) as problem:
            raise LineError(f"the line has ended: {problem}") from problem
        if payload is None:
            raise LineError("the line has ended")
        if self._ahead:
            raise LineError("somebody speaks out of turn")
        return self._read(payload)

    def _read(self, payload: bytes) -> Message:
        if len(payload) < _PRINTED.size:
            raise LineError("a message is too short")
        out, error = _PRINTED.unpack_from(payload)
        told = _PRINTED.size + out + error
        if len(payload) - told > self._max_bytes or told > len(payload):
            raise LineError("a message is too long")
        self.received_bytes += len(payload) - told
        try:
            fields: Any = _loads(payload[told:].decode())
        except (ValueError, RecursionError) as problem:
            raise LineError(f"a message is no JSON: {problem}") from problem
        if type(fields) is not list or tuple(map(type, fields)) != _FIELDS:
            raise LineError("a message has an unknown shape")
        start = _PRINTED.size
        printed = payload[start : start + out], payload[start + out : told]
        return Message(*fields, *(part.decode("utf-8", "replace") for part in printed))

    def _some(self, count: int) -> bytes:
        """At least one byte and at most `count`, as `wire.read` asks for."""
        if not self._ahead:
            self._ahead = self._line.recv(_CHUNK_BYTES)
        part, self._ahead = self._ahead[:count], self._ahead[count:]
        return part
