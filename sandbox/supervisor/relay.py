"""A relay: one end of a suite's lines where judge and student are in two containers, and their owner is in between.

On the one side are sockets of this container: the control line, and a line for each process that the judge asks. On the other
is the owner's line, on which everything travels as frames. It never waits for a conversation to be read: nobody can hold up
the control line by not listening.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
from typing import TYPE_CHECKING

from sandbox.supervisor import handing, wire

if TYPE_CHECKING:
    from collections.abc import Callable

RELAYED = b"~"
"""The first byte of all that a relay says to the relay in the other container."""

CONTROL, OPENS, QUESTION, CLOSES, DONE = b"c", b"n", b"q", b"x", b"z"
"""The second: a control message; one that comes with a new conversation; a piece of the conversation; the end of it; and of the control line."""

_PIECE_BYTES = 1 << 16
_MOST_PENDING_BYTES = 2 * wire.MAX_PAYLOAD_BYTES
"""More than any honest conversation leaves unread: its line is cut."""


class Relay:
    """Carries one suite's messages until the control line has ended on both sides."""

    def __init__(self, requests: int, say: Callable[[bytes], None], control: socket.socket) -> None:
        """`requests` is the owner's line on its way in; `say` sends a frame to the owner; `control` is closed in the end."""
        self._requests = requests
        self._say = say
        self._control = control
        self._talk: socket.socket | None = None
        self._pending = bytearray()
        self._ended_here = self._ended_there = self._owner_is_gone = False
        self._poll = select.poll()

    def run(self, line: socket.socket | None = None) -> bytes | None:
        """Carry on to the end; where there is a `line`, until a message comes on it instead, and give that."""
        self._poll.register(self._requests, select.POLLIN)
        self._poll.register(self._control, select.POLLIN)
        if line:
            self._poll.register(line, select.POLLIN)
        try:
            while not self._owner_is_gone and (line or not (self._ended_here and self._ended_there)):
                for descriptor, event in self._poll.poll():
                    if line and descriptor == line.fileno():
                        return wire.read(line.recv)
                    self._serve(descriptor, event)
            return None
        finally:
            self._hang_up()
            self._control.close()

    def _serve(self, descriptor: int, event: int) -> None:
        if descriptor == self._requests:
            self._from_owner(wire.read(lambda count: os.read(self._requests, count)))
        elif descriptor == self._control.fileno():
            self._from_control()
        elif self._talk is not None and descriptor == self._talk.fileno():
            if event & ~select.POLLOUT:
                self._from_talk()
            else:
                self._flush()

    def _from_owner(self, message: bytes | None) -> None:
        if message is None:
            self._owner_is_gone = True
            return
        kind, payload = message[1:2], message[2:]
        if kind == QUESTION and self._talk is not None:
            self._pending += payload
            self._flush()
        elif kind == CLOSES:
            self._hang_up()
        elif kind == DONE:
            self._ended_there = True
            with contextlib.suppress(OSError):
                self._control.shutdown(socket.SHUT_WR)
        elif kind == CONTROL:
            self._to_control(payload, [])
        elif kind == OPENS:
            ours, theirs = socket.socketpair()
            with theirs:
                self._to_control(payload, [theirs.fileno()])
            self._pick_up(ours)

    def _to_control(self, payload: bytes, descriptors: list[int]) -> None:
        with contextlib.suppress(OSError):  # its end is seen where it is read
            handing.send(self._control, payload, descriptors)

    def _from_control(self) -> None:
        try:
            received = handing.receive(self._control)
        except (OSError, wire.WireError):
            received = None
        if received is None:
            self._poll.unregister(self._control)
            self._ended_here = True
            self._tell(DONE)
            return
        payload, descriptors = received
        if descriptors:
            self._pick_up(socket.socket(fileno=descriptors[0]))
            handing.close(descriptors[1:])
        self._tell((OPENS if descriptors else CONTROL) + payload)

    def _from_talk(self) -> None:
        assert self._talk is not None  # noqa: S101 - asked by the caller
        try:
            data = self._talk.recv(_PIECE_BYTES)
        except OSError:
            data = b""
        if data:
            self._tell(QUESTION + data)
        else:
            self._end_talk()

    def _flush(self) -> None:
        """Give the conversation what it takes now."""
        assert self._talk is not None  # noqa: S101 - asked by the caller
        try:
            while self._pending:
                del self._pending[: self._talk.send(self._pending[:_PIECE_BYTES], socket.MSG_DONTWAIT)]
        except BlockingIOError:
            pass
        except OSError:
            self._end_talk()  # nobody reads any more
            return
        if len(self._pending) > _MOST_PENDING_BYTES:
            self._end_talk()
        else:
            self._poll.modify(self._talk, select.POLLIN | (select.POLLOUT if self._pending else 0))

    def _pick_up(self, talk: socket.socket) -> None:
        self._hang_up()
        self._talk = talk
        self._poll.register(talk, select.POLLIN)

    def _end_talk(self) -> None:
        self._hang_up()
        self._tell(CLOSES)

    def _hang_up(self) -> None:
        talk, self._talk = self._talk, None
        self._pending.clear()
        if talk:
            self._poll.unregister(talk)
            talk.close()

    def _tell(self, message: bytes) -> None:
        self._say(RELAYED + message)
