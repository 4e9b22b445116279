"""The engine's frames come apart into output and errors, however the connection cuts them."""

import socket
import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.docker_slots.attached import AttachedStreams


def frame(stream: int, data: bytes) -> bytes:
    return struct.pack(">BxxxI", stream, len(data)) + data


@given(
    st.lists(
        st.tuples(st.sampled_from([1, 2]), st.binary(max_size=50)), max_size=4
    ),  # a line holds 278 pieces that nobody has read
    st.lists(st.integers(1, 30), min_size=1),
)
def test_output_and_errors_are_told_apart(parts: list[tuple[int, bytes]], cuts: list[int]):
    ours, theirs = socket.socketpair()
    data = b"".join(frame(stream, part) for stream, part in parts)
    attached = AttachedStreams(ours)
    received = b""
    while data:
        for cut in cuts:
            theirs.sendall(data[:cut])
            data = data[cut:]
    theirs.close()
    while piece := attached.receive(7, time.monotonic() + 5):
        received += piece
    assert received == b"".join(part for stream, part in parts if stream == 1)
    assert (
        attached.errors().encode("utf-8", "replace")[:1]
        == b"".join(p for s, p in parts if s == 2).decode("utf-8", "replace").encode()[:1]
    )
    attached.close()


def test_waiting_ends_at_the_deadline():
    ours, theirs = socket.socketpair()
    with theirs, pytest.raises(TimeoutError):
        AttachedStreams(ours).receive(1, time.monotonic() + 0.05)
    ours.close()


def test_an_ended_connection_reads_as_the_end():
    ours, theirs = socket.socketpair()
    attached = AttachedStreams(ours)
    attached.end()
    assert attached.receive(1, time.monotonic() + 5) == b""
    attached.close()
    theirs.close()
