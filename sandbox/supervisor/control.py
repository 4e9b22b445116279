"""What a judge and a warden say to each other about one suite: frames of JSON on a line that no student's process has.

The warden begins: how many timeouts it still allows. Then it answers the judge until the judge lets go of the line.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sandbox.supervisor import handing

if TYPE_CHECKING:
    import socket


class Ask(StrEnum):
    """What a judge asks of a warden."""

    BEGIN = "begin"
    """A test begins: watch the limits from now on. No answer."""
    CONNECT = "connect"
    """Import the solution. The answer comes with a line to the process that has it, or tells how that failed."""
    END = "end"
    """The test is over. The answer: what was seen of it, and whether the student's process is gone."""


def say(line: socket.socket, message: dict[str, Any], descriptors: list[int] | None = None) -> None:
    """Send one message. Raises OSError."""
    handing.send(line, json.dumps(message).encode(), descriptors or [])


def hear(line: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """Wait for one message, with the descriptors that came along; None at the end. Both ends are ours: its shape is taken for granted."""
    received = handing.receive(line)
    return None if received is None else (json.loads(received[0]), received[1])
