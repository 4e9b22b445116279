"""What a warden tells a student's process to do, and the two things that such a process answers.

An order is one frame; the descriptors that the process shall use travel with its first bytes.
"""

from __future__ import annotations

import marshal
import os
import socket
import struct
from dataclasses import astuple, dataclass, field
from typing import Any

from sandbox.supervisor import handing
from sandbox.types import Limits

_ANSWER = struct.Struct(">i")

IMPORTED = 0
"""The answer "the solution is imported, and only this process's memory knows": it may be forked for every case."""

IMPORTED_WITH_RESIDUE = -1
"""The answer "imported, but threads run or files are open": a fork would be no copy of it."""


@dataclass(frozen=True, slots=True)
class Order:
    """One thing to do for a student's process."""

    kind: str
    """`import`, then `call` for as many cases as there are; or `program`; or `suite`, whose line for questions comes along."""
    main: str
    companions: int
    """How many processes of ours the kernel counts along with the student's."""
    limits: Limits
    files: dict[str, str] = field(default_factory=dict, repr=False)
    """The student's files, where this process has not seen them yet."""
    case: dict[str, Any] = field(default_factory=dict)
    """What the case is made of, in JSON; its limits and its input come by other ways."""
    copies: int = 0
    """For an import: how many cases will follow the first, each in a copy of the process made ahead of its order."""


def pack(order: Order) -> bytes:
    """The order as bytes. In Python's own format: it comes from a process that is trusted, and is read in a hurry."""
    parts = (order.kind, order.main, order.companions, astuple(order.limits), order.files, order.case, order.copies)
    return marshal.dumps(parts)


def unpack(data: bytes) -> Order:
    """The order that was packed."""
    kind, main, companions, limits, files, case, copies = marshal.loads(data)  # noqa: S302 - from the warden
    return Order(kind, main, companions, Limits(*limits), files, case, copies)


def send(line: socket.socket, order: Order, descriptors: list[int]) -> None:
    """Give the order. Raises OSError where the process is gone or does not listen."""
    handing.send(line, pack(order), descriptors)


def receive(line: socket.socket) -> tuple[Order, list[int]] | None:
    """Wait for an order; None where the warden is gone. The descriptors are the caller's to close."""
    received = handing.receive(line)
    return None if received is None else (unpack(received[0]), received[1])


def answer(line: socket.socket, number: int) -> None:
    """Tell the warden how the import went, or the id of the copy that was made (negative: none could be)."""
    line.send(_ANSWER.pack(number))


def read_answer(line: socket.socket) -> int:
    """The next answer, which must be there, on a line with a timeout: that is not waited for. Raises OSError."""
    data = os.read(line.fileno(), _ANSWER.size)
    if len(data) != _ANSWER.size:
        raise BrokenPipeError("a student's process has let go of its line")
    number: int = _ANSWER.unpack(data)[0]
    return number
