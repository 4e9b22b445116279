"""A tree of processes that lives and dies as one: started in order, started again when they die, ended together."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

PR_SET_PDEATHSIG = 1
LONGEST_PAUSE_SECONDS = 30.0
LONG_LIFE_SECONDS = 60.0
"""A program that lived so long is started again at once; a shorter life doubles its pause."""
STOP_SECONDS = 15.0
"""How long a program may take to end cleanly, before it is killed."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Program:
    """One process of the tree."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    ends_last: bool = False
    """Whether the others need it until they have ended."""
    once: bool = False
    """Whether it has done its work when it ends with exit code 0; else it is started again, as the others are."""


class _Child:
    """A program with its running process and its history."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0
        self.pause_seconds = 1.0
        self.start_again_at = 0.0

    def start(self) -> None:
        self.process = subprocess.Popen(
            self.program.command,
            env=dict(self.program.environ),
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C reaches us alone, and we end the others in order
            preexec_fn=_die_with(os.getpid()),  # noqa: PLW1509 - this process has one thread
        )
        self.started_at = time.monotonic()

    def note_death(self) -> float:
        """Plan the next start; the pause until then, in seconds."""
        lived = time.monotonic() - self.started_at
        self.pause_seconds = 1.0 if lived > LONG_LIFE_SECONDS else self.pause_seconds
        pause, self.pause_seconds = self.pause_seconds, min(self.pause_seconds * 2, LONGEST_PAUSE_SECONDS)
        self.start_again_at = time.monotonic() + pause
        self.process = None
        return pause


class Tree:
    """Programs as children of this process. One thread only may live in the process that starts them."""

    def __init__(self, say: Say) -> None:
        """`say` is told, in a sentence, whenever a program dies."""
        self._say = say
        self._children: list[_Child] = []

    def start(self, program: Program) -> None:
        """Start a program and keep it running. Raises OSError when it cannot be started at all."""
        child = _Child(program)
        child.start()
        self._children.append(child)

    def pids(self) -> dict[str, int]:
        """Name to process id of those that run now."""
        return {child.program.name: child.process.pid for child in self._children if child.process is not None}

    def is_running(self, name: str) -> bool:
        """Whether this program runs now."""
        return any(
            child.program.name == name and child.process is not None and child.process.poll() is None
            for child in self._children
        )

    def run(self) -> None:
        """Keep all running until SIGINT, SIGTERM or SIGHUP comes; then end them."""
        with _signals() as wait:
            ended = False
            while not ended:
                self._bury()  # first, for those that died before anybody listened for their signal
                self._start_again()
                ended = wait(self._seconds_to_next_start())
        self.stop()

    def stop(self) -> None:
        """End all: those that the others need come last. Whatever does not end in time is killed."""
        for last in (False, True):
            ending = [child for child in self._children if child.program.ends_last is last]
            for child in ending:
                _end(child, signal.SIGTERM)
            deadline = time.monotonic() + STOP_SECONDS
            for child in ending:
                _wait_until(child, deadline)
        self._children.clear()

    def _bury(self) -> None:
        for child in list(self._children):
            code = child.process.poll() if child.process is not None else None
            if code == 0 and child.program.once:
                self._children.remove(child)
            elif code is not None:
                pause = child.note_death()
                self._say(f"{child.program.name} {_how_it_ended(code)}; starting it again in {pause:.0f} s")

    def _start_again(self) -> None:
        for child in self._children:
            if child.process is None and child.start_again_at <= time.monotonic():
                child.start()

    def _seconds_to_next_start(self) -> float | None:
        due = [child.start_again_at for child in self._children if child.process is None]
        return max(0.0, min(due) - time.monotonic()) if due else None


@contextmanager
def _signals() -> Iterator[Callable[[float | None], bool]]:
    """A function that sleeps until a signal comes or the seconds are over, and tells whether it was one that ends us."""
    reader, writer = socket.socketpair()
    reader.settimeout(0)
    writer.settimeout(0)
    ending = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = {number: signal.signal(number, _ignore) for number in (*ending, signal.SIGCHLD)}
    wakeup = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)

    def wait(seconds: float | None) -> bool:
        ready, _, _ = select.select([reader], [], [], seconds)
        return bool(ready) and bool(ending & set(reader.recv(4096)))

    try:
        yield wait
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, handler in before.items():
            signal.signal(number, handler)
        reader.close()
        writer.close()


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """The signal's number comes through the wake-up socket."""


def _die_with(parent: int) -> Callable[[], None]:
    """For a child: ask the kernel for SIGTERM when the parent dies, and end at once when it is dead already."""
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def ask() -> None:
        prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def _end(child: _Child, number: signal.Signals) -> None:
    if child.process is not None and child.process.poll() is None:
        child.process.send_signal(number)


def _wait_until(child: _Child, deadline: float) -> None:
    if child.process is None:
        return
    try:
        child.process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        child.process.kill()
        child.process.wait()


def _how_it_ended(code: int) -> str:
    return f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with exit code {code}"
