"""A container for one submission, in which the container itself is the cell: its first process is the warden.

For hosts that let no container make namespaces or mounts. What a broker is to a cell, the owner is to the container, at
the other end of its standard streams. A judge has a container of its own; the owner carries what the two have to say.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
import threading
import traceback
from typing import TYPE_CHECKING, NoReturn

from sandbox.supervisor import handing, landlock, linux, wire, zygote
from sandbox.supervisor.host_files import HostFiles
from sandbox.supervisor.immortal import immortalize
from sandbox.supervisor.relay import Relay

if TYPE_CHECKING:
    from sandbox.supervisor.zygote import Life, WarmUp

STUDENT, JUDGE = "student", "judge"
"""What tells `python -m sandbox.supervisor` that it is such a container, and whose."""

STATEMENT = b"J"
"""The first byte of what a judge states of a suite."""


class BareHost(HostFiles):
    """The kernel's files where `/proc` is the engine's: there its own memory is guarded, and the student's way to it closed."""

    def __init__(self) -> None:
        super().__init__()
        self._landlock = landlock.find()

    def offer_to_the_oom_killer(self) -> None:
        """Make the calling process the one that the kernel kills first, and let no other of its kind look into it."""
        linux.show_memory()  # its own files are not its own to write otherwise
        super().offer_to_the_oom_killer()
        linux.hide_memory()

    def confine(self) -> None:
        """Leave the calling process no file but those that a cell would show, where the kernel has Landlock."""
        if self._landlock:
            linux.forbid_new_privileges()
            self._landlock.confine()


class OwnersLine:
    """The warden's line, where the owner is at the other end: in by one descriptor, out by another."""

    def __init__(self, requests: int, replies: int) -> None:
        self._requests = requests
        self._replies = replies
        self._sending = threading.Lock()
        self._relay: threading.Thread | None = None

    def recv(self, count: int) -> bytes:
        """Between 1 and `count` bytes; none when the owner is gone."""
        self._wait_for_relay()
        return os.read(self._requests, count)

    def sendall(self, data: bytes | memoryview) -> None:
        """Send all of it, at once where two threads send. Raises OSError."""
        rest = memoryview(data)
        with self._sending:
            while rest:
                rest = rest[os.write(self._replies, rest) :]

    def say(self, message: bytes) -> None:
        """Send one message. Raises OSError."""
        self.sendall(wire.pack(message))

    def hand_over(self, message: bytes, control: socket.socket) -> None:
        """Send a message with a line that the owner shall hand on: a thread carries what is said on it. Raises OSError."""
        self._wait_for_relay()
        relay = Relay(self._requests, self.say, control.dup())
        self._relay = threading.Thread(target=relay.run, name="relay", daemon=True)
        self._relay.start()
        self.say(message)

    def relay(self, control: socket.socket, line: socket.socket) -> bytes | None:
        """Carry what is said on a control line until a message comes on `line`; gives that."""
        return Relay(self._requests, self.say, control).run(line)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._requests)
        os.close(self._replies)

    def _wait_for_relay(self) -> None:
        """A relay reads what the owner sends until both sides of its control line have ended."""
        if self._relay:
            self._relay.join()
            self._relay = None


def serve_student(warm_up: WarmUp) -> NoReturn:
    """Be the warden of one submission, and end."""
    line = _owners_line()
    try:
        life = _warm(warm_up)
        life(line, BareHost())
    except Exception:  # noqa: BLE001 - a fault of ours must not look like one of the student's
        line.say(zygote.BROKEN + traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(0)


def serve_judge(warm_up: WarmUp) -> NoReturn:
    """Have one suite judged by a process of its own, and end."""
    line = _owners_line()
    try:
        judge = _fork(_warm(warm_up), line)
        line.say(wire.read(judge.recv) or zygote.BROKEN + b"its interpreter ended while it was warmed up")
        suite = wire.read(line.recv)
        if suite is not None:
            control, theirs = socket.socketpair()
            with theirs:
                handing.send(judge, suite, [theirs.fileno()])
            statement = line.relay(control, judge)
            if statement is not None:
                line.say(STATEMENT + statement)
    except Exception:  # noqa: BLE001 - a fault of ours must not look like one of the suite's
        line.say(zygote.BROKEN + traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(0)


def _fork(life: Life, line: OwnersLine) -> socket.socket:
    """A process that lives that life, without the owner's line; gives the line to it."""
    ours, theirs = socket.socketpair()
    if os.fork():
        theirs.close()
        return ours
    try:
        ours.close()
        line.close()
        life(theirs, HostFiles())
    finally:
        os._exit(0)


def _warm(warm_up: WarmUp) -> Life:
    life = warm_up()
    gc.collect()
    immortalize()
    gc.freeze()
    gc.disable()  # a student's process enables it again
    return life


def _owners_line() -> OwnersLine:
    """The owner's line, moved to where no other process will have it; in its place is nothing. Hides this process's memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process gets no signal that it does not ask for
    own = os.dup(sys.stdin.fileno()), os.dup(sys.stdout.fileno())
    zygote.let_go_of_the_owners_streams()
    linux.hide_memory()
    return OwnersLine(*own)
