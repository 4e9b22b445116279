"""Two relays and somebody in between: what judge and warden say arrives, and nobody holds up the line."""

from __future__ import annotations

import os
import queue
import socket
import threading
from collections.abc import Iterator

import pytest

from sandbox.supervisor import handing, relay, wire
from sandbox.supervisor.relay import Relay
from tests.sandbox.promises.waiting import until

SECONDS = 10.0
FLOOD = bytes(4 << 20)


class Side:
    """One container's end: its relay in a thread, and the control line that the relay carries.

    Another thread stands for the owner: it takes everything at once, and passes it on when the other side has room.
    """

    def __init__(self) -> None:
        self.incoming, self._to_relay = os.pipe()
        self.line, theirs = socket.socketpair()
        self.line.settimeout(SECONDS)
        self.heard: list[bytes] = []
        self.for_other: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.relay = threading.Thread(target=Relay(self.incoming, self.say, theirs).run)
        self.relay.start()

    def say(self, message: bytes) -> None:
        self.heard.append(message)
        self.for_other.put(message)

    def carry_to(self, other: Side) -> None:
        """The owner's life in this direction."""
        while (message := self.for_other.get()) is not None:
            rest = memoryview(wire.pack(message))
            while rest:
                rest = rest[os.write(other._to_relay, rest) :]
        os.close(other._to_relay)

    def end(self) -> None:
        self.line.close()
        self.relay.join(SECONDS)
        assert not self.relay.is_alive()
        os.close(self.incoming)


@pytest.fixture
def sides() -> Iterator[tuple[Side, Side]]:
    warden, judge = Side(), Side()
    owner = [threading.Thread(target=one.carry_to, args=(other,)) for one, other in ((warden, judge), (judge, warden))]
    for direction in owner:
        direction.start()
    yield warden, judge
    for side in (warden, judge):
        side.for_other.put(None)
    for direction in owner:
        direction.join(SECONDS)
        assert not direction.is_alive()
    for side in (warden, judge):
        side.end()


def received(line: socket.socket) -> tuple[bytes, list[int]]:
    found = handing.receive(line)
    assert found is not None
    return found


def connected(warden: Side, judge: Side) -> tuple[socket.socket, socket.socket]:
    """A conversation: the student's end, and the judge's."""
    student, handed = socket.socketpair()
    with handed:
        handing.send(warden.line, b"here", [handed.fileno()])
    said, (descriptor,) = received(judge.line)
    assert said == b"here"
    talk = socket.socket(fileno=descriptor)
    for one in (student, talk):
        one.settimeout(SECONDS)
    return student, talk


def test_control_messages_arrive_both_ways(sides: tuple[Side, Side]):
    warden, judge = sides
    handing.send(judge.line, b"begin", [])
    assert received(warden.line) == (b"begin", [])
    handing.send(warden.line, b"ok", [])
    assert received(judge.line) == (b"ok", [])


def test_a_conversation_is_handed_over_and_carried(sides: tuple[Side, Side]):
    student, talk = connected(*sides)
    with student, talk:
        talk.sendall(b"question")
        assert student.recv(100) == b"question"
        student.sendall(b"answer")
        assert talk.recv(100) == b"answer"


@pytest.mark.parametrize("who", ["student", "judge"])
def test_the_end_of_one_end_is_the_end_of_the_other(sides: tuple[Side, Side], who: str):
    student, talk = connected(*sides)
    gone, left = (student, talk) if who == "student" else (talk, student)
    gone.close()
    with left:
        assert left.recv(1) == b""


def test_a_new_conversation_takes_the_place_of_the_last(sides: tuple[Side, Side]):
    first_student, first_talk = connected(*sides)
    second_student, second_talk = connected(*sides)
    with first_student, first_talk, second_student, second_talk:
        assert first_talk.recv(1) == b""
        second_talk.sendall(b"x")
        assert second_student.recv(1) == b"x"


def test_one_who_does_not_listen_holds_up_no_control_message(sides: tuple[Side, Side]):
    warden, judge = sides
    student, talk = connected(warden, judge)
    with student, talk:
        talk.sendall(FLOOD)  # nobody reads it
        handing.send(judge.line, b"end", [])
        assert received(warden.line)[0] == b"end"


def test_floods_from_both_ends_at_once_hold_nobody_up(sides: tuple[Side, Side]):
    warden, judge = sides
    student, talk = connected(warden, judge)
    with student, talk:
        floods = [threading.Thread(target=one.sendall, args=(FLOOD,)) for one in (student, talk)]
        for flood in floods:
            flood.start()
        for flood in floods:
            flood.join(SECONDS)
            assert not flood.is_alive()
        handing.send(warden.line, b"lost", [])
        assert received(judge.line)[0] == b"lost"


def test_one_that_will_hear_no_more_is_gone(sides: tuple[Side, Side]):
    student, talk = connected(*sides)
    with student, talk:
        student.shutdown(socket.SHUT_RD)
        talk.sendall(b"question")
        assert talk.recv(1) == b""


def flood_without_end(line: socket.socket) -> None:
    while True:
        line.sendall(FLOOD)


def test_what_is_piled_up_without_end_is_cut_off(sides: tuple[Side, Side], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(relay, "_MOST_PENDING_BYTES", 1 << 20)
    student, talk = connected(*sides)
    with student, talk, pytest.raises(OSError, match=r"Broken pipe|reset"):
        flood_without_end(talk)


def test_the_control_line_ends_on_both_sides_and_so_do_the_relays(sides: tuple[Side, Side]):
    warden, judge = sides
    judge.line.close()
    assert handing.receive(warden.line) is None
    warden.line.close()
    for side in sides:
        side.relay.join(SECONDS)
        assert not side.relay.is_alive()
    assert warden.heard == judge.heard == [relay.RELAYED + relay.DONE]


def test_a_judge_may_state_what_it_found_after_the_control_line_has_ended_on_both_sides():
    incoming, to_relay = os.pipe()
    control, theirs = socket.socketpair()
    judge, line = socket.socketpair()
    told: list[bytes | None] = []
    heard: list[bytes] = []
    running = threading.Thread(target=lambda: told.append(Relay(incoming, heard.append, theirs).run(line)))
    running.start()
    control.close()
    os.write(to_relay, wire.pack(relay.RELAYED + relay.DONE))
    until(lambda: heard == [relay.RELAYED + relay.DONE])
    os.write(to_relay, wire.pack(relay.RELAYED + relay.CLOSES))
    judge.sendall(wire.pack(b"statement"))
    running.join(SECONDS)
    assert told == [b"statement"]
    for one in (judge, line):
        one.close()
    os.close(incoming)
    os.close(to_relay)
