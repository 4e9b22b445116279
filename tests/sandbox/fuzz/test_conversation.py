"""Tampered messages of a conversation: the judge gets a value, an exception of the student's or a lost process, soon and for little memory."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sandbox.conversation.errors import StudentLost
from sandbox.conversation.judge import LimitReached
from sandbox.conversation.line import Line, LineError, Message
from sandbox.supervisor import wire
from tests.sandbox.conversation.forging import forger
from tests.sandbox.conversation.talking import module
from tests.sandbox.fuzz.mutations import bounded, mutated

_CLASS = [9, "Broke", "Broke", "solution", ["__add__", "__len__"], [], ["need"], ["ValueError"]]
_TUPLE = ["tuple", "no", {"in": 0}]
_ERROR = {"error": [5, {"class": 9}, {"in": 1}, [], None, None, None, False]}
_GROUP = {"error": [0, {"builtin": "ExceptionGroup"}, {"in": 1}, [], None, None, None, False]}
_VALID: list[list[Any]] = [
    [
        1,
        [{"in": 2}],
        [["list", 1, {"float": "0x1p3"}], ["set", {"int": "0x1"}, "a"], ["dict", "k", {"in": 0}]],
        [],
        [],
        [],
    ],
    [
        1,
        [{"in": 1}],
        [["tuple", {"complex": ["0x1p1", "0x0p0"]}, 2**61 - 1], ["frozenset", {"in": 0}]],
        [[0, 3]],
        [],
        [4],
    ],
    [1, [{"standard": ["Fraction", "1", "2"]}], [["deque", None, {"standard": ["Decimal", "1.5"]}]], [], [], []],
    [1, [{"my": [6, 9]}], [], [], [[9, "C", "C", "m", [], [], None, ["int"]]], []],
    [2, [_ERROR], [["list", {"name": "int"}], _TUPLE], [], [_CLASS], []],
    [
        2,
        [_GROUP],
        [["list", {"error": [0, {"builtin": "KeyError"}, None, [], None, None, None, False]}], _TUPLE],
        [],
        [],
        [],
    ],
    [0, ["call", {"your": 1}, 1, {"slice": [0, 1, None]}], [["bytearray", {"bytes": "ff"}]], [], [], []],
]
fields = mutated(st.sampled_from(_VALID).map(lambda told: json.dumps(told).encode()))


def payload(text: bytes, printed: int, complained: int) -> bytes:
    return struct.pack(">II", printed, complained) + b"x" * 3 + text


messages = st.builds(payload, fields, st.sampled_from([0, 1, 3, 2**32 - 1]), st.sampled_from([0, 1, 2, 2**31]))


@bounded
@given(messages | st.binary(max_size=40))
def test_a_tampered_message_is_a_message_or_the_end_of_the_line(told: bytes):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(5)
        theirs.sendall(wire.pack(told))
        with suppress(LineError):
            assert isinstance(Line(ours, max_bytes=1 << 20).receive(), Message)


@bounded
@given(st.lists(fields.map(lambda text: wire.pack(struct.pack(">II", 0, 0) + text)), min_size=1, max_size=3))
def test_a_tampered_answer_is_a_value_an_exception_or_a_lost_process(told: list[bytes]):
    """Whatever is then done with the value."""
    say: Callable[[list[Any]], Any] = lambda _asked: [*told, None]  # noqa: E731 - with its type
    started = time.monotonic()
    with forger(say), suppress(Exception, StudentLost, LimitReached, SystemExit, BaseExceptionGroup):
        value = module("solution").f([1, 2])
        repr(value)
        hash(value)
    assert time.monotonic() - started < 60
