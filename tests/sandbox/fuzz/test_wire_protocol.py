"""Arbitrary and tampered bytes never crash, hang or blow up a reader: each has one way to say no."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.allowance import Allowance
from sandbox.docker_slots.attached import AttachedStreams
from sandbox.drawing.stream import parted
from sandbox.encoding import decode, encode
from sandbox.errors import SandboxUnavailable
from sandbox.exchange import unpack_reply
from sandbox.marshalling import decode_result
from sandbox.supervisor import handing, orders, wire
from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest, RunResult
from sandbox.values import strictly_equal
from tests.sandbox.anything import values
from tests.sandbox.fuzz.mutations import bounded, mutated
from tests.sandbox.pieces import Stream

REQUEST = RunRequest({"m.py": ""}, "m.py", (CallCase(("f()", "g()"), observe=("xs",)), ProgramCase(collect=("a",))))
SAID: dict[str, Any] = {
    "outcome": "raised",
    "failure": {"bases": ["E", "Exception"], "message": "no", "frames": [["m.py", 1, "f", "x"]], "column": 3},
    "steps": [
        {"value": {"dict": [[{"tuple": [1, "a"]}, {"set": [1, {"float": "0x1p3"}]}]]}, "failure": None, "printed": "x"},
        {
            "value": {"instance": {"bases": ["A"], "text": "a", "base": [{"bytes": "ff"}]}},
            "failure": None,
            "printed": "",
        },
    ],
    "observed": {"xs": {"range": [1, 2, 3]}},
    "stdout": "ก",
    "stderr": "",
    "truncated": False,
    "exit_code": 0,
}
CASE: dict[str, Any] = {
    "outcome": "exited",
    "wall_seconds": 0.1,
    "cpu_seconds": 0.1,
    "stdout": "",
    "stderr": "",
    "said": json.dumps(SAID),
    "truncated": False,
    "exit_code": 0,
    "signal": None,
    "collected": {"a": None},
}
ORDER = orders.Order("call", "m.py", 2, Limits(), {"m.py": "x"}, {"steps": []}, 3)

statements = mutated(st.just(json.dumps(SAID).encode())) | st.binary()
replies = mutated(st.just(json.dumps({"cases": [CASE, CASE]}).encode())) | st.binary()


@bounded
@given(
    mutated(st.lists(st.binary(max_size=50), max_size=4).map(lambda parts: b"".join(map(wire.pack, parts)))),
    st.lists(st.integers(1, 30)),
)
def test_a_stream_gives_frames_an_end_or_an_error(data: bytes, sizes: list[int]):
    stream = Stream(data, sizes)
    frames = []
    try:
        while (frame := wire.read(stream.receive)) is not None:
            frames.append(frame)
    except wire.WireError:
        return
    assert b"".join(map(wire.pack, frames)) == data


@bounded
@given(mutated(st.lists(st.binary(max_size=50), max_size=4).map(lambda parts: b"".join(map(wire.pack, parts)))))
def test_frames_inside_a_frame_are_frames_or_an_error(data: bytes):
    with contextlib.suppress(wire.WireError):
        assert b"".join(map(wire.pack, handing.frames(data))) == data


@bounded
@given(
    st.builds(
        orders.Order,
        st.sampled_from(["import", "call", "program"]),
        st.text(),
        st.integers(0, 9),
        st.builds(Limits),
        st.dictionaries(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=()))),
        st.dictionaries(st.text(), st.none() | st.integers() | st.lists(st.text())),
        st.integers(0, 9),
    )
)
def test_an_order_arrives_as_it_was_given(order: orders.Order):
    assert orders.unpack(orders.pack(order)) == order


@bounded
@given(st.binary(max_size=64))
def test_any_answer_of_a_students_process_is_a_number_or_an_error(said: bytes):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(1)
        theirs.sendall(said)
        heard = []
        with contextlib.suppress(OSError):
            while True:
                heard.append(orders.read_answer(ours))
        assert heard == [number for (number,) in struct.iter_unpack(">i", said[: len(said) // 4 * 4])]


@bounded
@given(values)
def test_a_value_that_crosses_is_the_same_and_tampering_with_it_is_a_value_error_at_worst(value: Any):
    encoded = encode(value, max_bytes=1 << 20)
    assert strictly_equal(decode(json.loads(json.dumps(encoded))), value)


@bounded
@given(mutated(values.map(lambda value: json.dumps(encode(value, max_bytes=1 << 20)).encode())))
def test_a_tampered_value_is_a_value_or_a_value_error(data: bytes):
    with contextlib.suppress(ValueError, RecursionError):  # those of JSON's own reader, which every caller expects
        encoded = json.loads(data)
        with contextlib.suppress(ValueError):
            repr(decode(encoded))


@bounded
@given(statements)
def test_a_tampered_statement_is_a_result_or_a_value_error(data: bytes):
    try:
        encoded = json.loads(data)
    except (ValueError, RecursionError):
        return
    for case in REQUEST.cases:
        with contextlib.suppress(ValueError):
            assert decode_result(encoded, case).outcome in Outcome


@bounded
@given(statements)
def test_a_tampered_statement_changes_nothing_that_was_seen(data: bytes):
    said = data.decode("utf-8", "replace")
    reply = json.dumps(
        {"cases": [{**CASE, "outcome": "timed_out", "said": said}, {**CASE, "said": said, "stdout": "real"}]}
    )
    first, second = read(reply.encode()).cases
    assert (first.outcome, first.steps) == (Outcome.TIMED_OUT, ())
    assert (second.stdout, second.steps, second.wall_seconds) == ("real", (), 0.1)
    assert 0 <= (second.exit_code or 0) <= 255


@bounded
@given(replies)
def test_a_tampered_reply_is_a_result_or_a_slot_to_be_replaced(data: bytes):
    with contextlib.suppress(SandboxUnavailable):
        assert len(read(data).cases) == 2


@bounded
@given(mutated(st.just(struct.pack(">BxxxI", 1, 5) + b"hello" + struct.pack(">BxxxI", 2, 3) + b"err")))
def test_tampered_frames_of_the_engine_are_output_or_the_end(data: bytes):
    ours, theirs = socket.socketpair()
    with theirs:
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        attached = AttachedStreams(ours)
        received = 0
        while part := attached.receive(7, time.monotonic() + 5):
            received += len(part)
        assert received <= len(data)
        attached.errors()
        attached.close()


@pytest.mark.parametrize(
    "value",
    [
        "[" + "[]," * 80_000 + "[]]",
        '{"set": [' + ",".join(map(str, range(40_000))) + "]}",
        '["' + "a" * 250_000 + '"]',
        '{"int": "0x' + "f" * 250_000 + '"}',
    ],
    ids=["empty lists", "a set", "a text", "a number"],
)
def test_the_largest_statement_takes_a_bounded_multiple_of_its_size(value: str):
    said = json.dumps(SAID).replace('{"range": [1, 2, 3]}', value)
    reply = json.dumps({"cases": [{**CASE, "said": said}, CASE]}).encode()
    tracemalloc.start()
    try:
        result = read(reply)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "xs" in result.cases[0].observed
    assert peak < 80 * len(reply)


@pytest.mark.parametrize("part", ["[],", '"",'])
def test_forged_statements_of_nothing_but_parts_take_a_bounded_memory(part: str):
    """Many cases, each saying as much as it may; a reply may have four times as many."""
    size = 9 << 20
    statement = json.dumps(SAID).replace('{"range": [1, 2, 3]}', f"[{part * ((1 << 20) // len(part))}0]")
    cases = [{**CASE, "said": statement}] * (size // len(statement))
    request = RunRequest({"m.py": ""}, "m.py", (CallCase(("f()", "g()"), observe=("xs",)),) * len(cases))
    reply = json.dumps({"cases": cases}).encode()
    tracemalloc.start()
    try:
        result = unpack_reply(reply, request, wall_seconds=0.1, sandbox="docker", image="sha256:0")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert "xs" in result.cases[0].observed
    assert result.cases[-1].outcome is Outcome.OUTPUT_LIMIT
    assert peak < 300 << 20


def test_a_forged_drawing_of_nothing_but_lines_takes_a_bounded_memory():
    said = "D[]\n" + "\n" * (30 << 20)
    tracemalloc.start()
    try:
        parted(said)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * len(said)


def test_what_stands_inside_texts_is_no_part():
    printed = json.dumps({**SAID, "stdout": '[{,"\\\\"' * 30_000})
    allowance = Allowance(1000)
    assert all(allowance.takes(printed) for _ in range(10))
    assert not allowance.takes(json.dumps({**SAID, "observed": {"xs": [0] * 20_000}}))


def read(reply: bytes) -> RunResult:
    return unpack_reply(reply, REQUEST, wall_seconds=0.1, sandbox="docker", image="sha256:0")
