"""What a warden tells a student's process to do, and the two things that such a process answers.

An order is one frame of JSON; the descriptors that the process shall use travel with its first bytes.
"""

from __future__ import annotations

import array
import json
import socket
import struct
from dataclasses import asdict, dataclass, field
from typing import Any

from sandbox.supervisor import wire
from sandbox.types import Limits

_MAX_DESCRIPTORS = 4
_ANSWER = struct.Struct(">i")

IMPORTED = 0
"""The answer "the solution is imported, and only this process's memory knows": it may be forked for every case."""

IMPORTED_WITH_RESIDUE = -1
"""The answer "imported, but threads run or files are open": a fork would be no copy of it."""

NOT_IMPORTED = -2
"""The answer "the import raised": the process has told why and ends."""


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to do for a student's process."""

    kind: str
    """`import`, then `call` for as many cases as there are; or `program`."""
    main: str
    limits: Limits
    companions: int
    """How many processes of ours the kernel counts along with the student's."""
    files: dict[str, str] = field(default_factory=dict)
    """The student's files, where this process has not seen them yet."""
    case: dict[str, Any] = field(default_factory=dict)
    """What the case is made of, in JSON; its limits and its input come by other ways."""
    stay: bool = False
    """For a call: leave a copy of the process behind for the next order."""


def send(line: socket.socket, order: Order, descriptors: list[int]) -> None:
    """Give the order. Raises OSError where the process is gone or does not listen."""
    frame = wire.pack(json.dumps(asdict(order)).encode())
    rights = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))
    sent = line.sendmsg([frame], [rights])
    if sent < len(frame):
        line.sendall(memoryview(frame)[sent:])


def receive(line: socket.socket) -> tuple[Order, list[int]] | None:
    """Wait for an order; None where the warden is gone. The descriptors are the caller's to close."""
    descriptors: list[int] = []

    def some(count: int) -> bytes:
        if descriptors:
            return line.recv(count)
        data, received, _, _ = socket.recv_fds(line, count, _MAX_DESCRIPTORS)
        descriptors.extend(received)
        return data

    frame = wire.read(some)
    if frame is None:
        return None
    fields = json.loads(frame)
    return Order(**{**fields, "limits": Limits(**fields["limits"])}), descriptors


def answer(line: socket.socket, number: int) -> None:
    """Tell the warden the id of the copy left behind (positive), or how the import went."""
    line.send(_ANSWER.pack(number))


def read_answer(line: socket.socket) -> int | None:
    """The next answer; None where the process closed the line or wrote nonsense. To be called when there is one."""
    data = line.recv(_ANSWER.size)
    return _ANSWER.unpack(data)[0] if len(data) == _ANSWER.size else None
