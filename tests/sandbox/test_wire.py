"""Frames survive any way in which a stream cuts them up, and nothing else passes for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.supervisor import wire
from tests.sandbox.pieces import Stream


@given(st.lists(st.binary(max_size=300)), st.lists(st.integers(1, 20)))
def test_frames_come_out_as_they_went_in_however_they_are_cut(payloads: list[bytes], sizes: list[int]):
    stream = Stream(b"".join(map(wire.pack, payloads)), sizes)
    assert [wire.read(stream.receive) for _ in payloads] == payloads
    assert wire.read(stream.receive) is None


@given(st.binary(min_size=1, max_size=100), st.integers(1, 103))
def test_a_stream_that_ends_inside_a_frame_is_an_error(payload: bytes, cut: int):
    frame = wire.pack(payload)
    if cut < len(frame):
        with pytest.raises(wire.WireError):
            wire.read(Stream(frame[:cut], []).receive)


@given(st.binary(max_size=200))
def test_any_bytes_are_frames_an_end_or_an_error_and_never_anything_else(data: bytes):
    stream = Stream(data, [])
    try:
        while wire.read(stream.receive) is not None:
            pass
    except wire.WireError:
        pass


def test_a_frame_that_promises_too_much_is_refused_before_it_is_read():
    with pytest.raises(wire.WireError, match="more than"):
        wire.read(Stream(b"\xff\xff\xff\xff", []).receive)


def test_a_message_too_long_for_a_frame_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wire, "MAX_PAYLOAD_BYTES", 10)
    with pytest.raises(wire.WireError, match="longer"):
        wire.pack(bytes(11))


def test_an_empty_frame_waits_for_no_more_bytes():
    parts = [wire.pack(b"")]

    def receive(count):
        assert count > 0
        return parts.pop()

    assert wire.read(receive) == b""
