"""Frames: how the two ends of a byte stream tell where one message stops and the next begins.

A frame is its payload's length in four bytes, most significant first, and then the payload.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_PAYLOAD_BYTES = 64 << 20
"""Longer than any honest message; a longer one means that the stream is broken."""

_LENGTH = struct.Struct(">I")

HEADER_BYTES = _LENGTH.size
"""Before every payload."""


class WireError(Exception):
    """The stream ended in the middle of a frame, or holds something that is no frame."""


def pack(payload: bytes) -> bytes:
    """The payload as a frame. Raises WireError if it is too long for one."""
    if len(payload) > MAX_PAYLOAD_BYTES:
        raise WireError(
            f"a message of {len(payload)} bytes is longer than the {MAX_PAYLOAD_BYTES} that one frame may carry"
        )
    return _LENGTH.pack(len(payload)) + payload


def read(receive: Callable[[int], bytes], max_bytes: int = MAX_PAYLOAD_BYTES) -> bytes | None:
    """Read one frame's payload of at most `max_bytes`; None where the stream ends between two frames.

    `receive(n)` gives between 1 and `n` bytes, or none at the end of the stream, like `socket.recv`. Raises WireError.
    """
    header = _exactly(_LENGTH.size, receive)
    if not header:
        return None
    (length,) = _LENGTH.unpack(header)
    if length > max_bytes:
        raise WireError(f"a frame says that it has {length} bytes, more than the {max_bytes} that one may carry")
    payload = _exactly(length, receive)
    if len(payload) < length:
        raise WireError("the stream ended in the middle of a frame")
    return payload


def _exactly(count: int, receive: Callable[[int], bytes]) -> bytes:
    """Exactly `count` bytes; none at the end of the stream. However small the parts, they take no more room than these."""
    first = receive(count) if count else b""
    if not first or len(first) == count:
        return first
    whole = bytearray(first)
    while len(whole) < count:
        part = receive(count - len(whole))
        if not part:
            raise WireError("the stream ended in the middle of a frame")
        whole += part
    return bytes(whole)
