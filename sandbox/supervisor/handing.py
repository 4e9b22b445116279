"""Handing on: a frame, and the descriptors that travel with its first bytes."""

from __future__ import annotations

import array
import io
import os
import socket

from sandbox.supervisor import wire

MAX_DESCRIPTORS = 4


def send(line: socket.socket, payload: bytes, descriptors: list[int]) -> None:
    """Send a frame. Raises OSError where nobody is at the other end or nobody listens."""
    frame = wire.pack(payload)
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))] if descriptors else []
    sent = line.sendmsg([frame], rights)
    if sent < len(frame):
        line.sendall(memoryview(frame)[sent:])


def receive(line: socket.socket) -> tuple[bytes, list[int]] | None:
    """Wait for a frame; None at the end of the stream. The descriptors are the caller's to close. Raises wire.WireError."""
    descriptors: list[int] = []

    def some(count: int) -> bytes:
        if descriptors:
            return line.recv(count)
        data, received, _, _ = socket.recv_fds(line, count, MAX_DESCRIPTORS)
        descriptors.extend(received)
        return data

    payload = wire.read(some)
    if payload is None:
        close(descriptors)
        return None
    return payload, descriptors


def frames(payload: bytes) -> list[bytes]:
    """The payloads of the frames that one payload is made of. Raises wire.WireError."""
    stream = io.BytesIO(payload)
    return list(iter(lambda: wire.read(stream.read), None))


def close(descriptors: list[int]) -> None:
    """Close what came along."""
    for descriptor in descriptors:
        os.close(descriptor)
