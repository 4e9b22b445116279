"""Watching one process of the student until it ends or breaks a limit."""

from __future__ import annotations

import math
import os
import select
import signal
import socket
import time
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.supervisor.pipes import Bell, Capture, Feed

_CPU_CLOCK_OF_PROCESS = 2
_CPU_LOOK_SECONDS = 0.005
"""The CPU clock is looked at again when the limit can have been reached, but not more often than this."""


class End(Enum):
    """Why the watching ended."""

    PROCESS_ENDED = "the process ended"
    DONE = "the process said that it is done, and lives on"
    OUT_OF_TIME = "the wall clock or the CPU clock ran out"
    TOO_MUCH_OUTPUT = "more was written than may be"


@dataclass(frozen=True, slots=True)
class Budget:
    """The time that is left to a process, in seconds from now."""

    wall_seconds: float
    cpu_seconds: float


class Process:
    """A process that will run, or runs, student code. Raises ProcessLookupError where there is none."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.descriptor = os.pidfd_open(pid)
        self._cpu_clock = (~pid << 3) | _CPU_CLOCK_OF_PROCESS
        self._cpu_before = 0.0

    def begin(self) -> None:
        """Count its CPU time from now on, and let it go on if another process stopped it. Raises ProcessLookupError."""
        self._cpu_before = self._cpu_clock_seconds()
        os.kill(self.pid, signal.SIGCONT)

    def cpu_seconds(self) -> float:
        """The CPU time it has used since it began, all its threads together."""
        return self._cpu_clock_seconds() - self._cpu_before

    def kill(self) -> None:
        """Have the kernel end it; nothing more of it is run, but it is still there until `end`."""
        signal.pidfd_send_signal(self.descriptor, signal.SIGKILL)

    def end(self) -> tuple[int, float]:
        """Kill it if it still runs; gives its wait status, and the CPU seconds since it began, of the children it waited for too.

        Raises ChildProcessError where it is no child of ours.
        """
        try:
            self.kill()
            _, status, usage = os.wait4(self.pid, 0)
        finally:
            self.close()
        return status, usage.ru_utime + usage.ru_stime - self._cpu_before

    def close(self) -> None:
        """Forget it."""
        os.close(self.descriptor)

    def _cpu_clock_seconds(self) -> float:
        try:
            return time.clock_gettime(self._cpu_clock)
        except OSError:  # it has ended
            return 0.0


class Watch:
    """The poll loop over one process and its pipes."""

    def __init__(
        self, process: Process, captures: list[Capture], feed: Feed | None, bell: Bell | socket.socket | None
    ) -> None:
        """Watch `process`; `bell` rings, or is a line on which something comes, when the process is done and lives on."""
        self._process = process
        self._captures = {capture.descriptor: capture for capture in captures}
        self._feed = feed
        self._bell = bell
        self._poll = select.poll()
        for descriptor in (process.descriptor, *self._captures):
            self._poll.register(descriptor, select.POLLIN)
        if bell is not None:
            self._poll.register(bell, select.POLLIN)
        if feed and feed.give():
            self._poll.register(feed.descriptor, select.POLLOUT)

    def until_end(self, budget: Budget) -> End:
        """Serve the pipes until something ends."""
        deadline = time.monotonic() + budget.wall_seconds
        while True:
            left = self._seconds_left(deadline, budget.cpu_seconds)
            if left <= 0:
                return End.OUT_OF_TIME
            for descriptor, _ in self._poll.poll(math.ceil(left * 1000)):
                end = self._serve(descriptor)
                if end:
                    return end

    def _seconds_left(self, deadline: float, cpu_seconds: float) -> float:
        """How long to wait before looking at the clocks again; 0 or less where one has run out."""
        cpu_left = cpu_seconds - self._process.cpu_seconds()
        if cpu_left <= 0:
            return 0
        return min(deadline - time.monotonic(), max(cpu_left, _CPU_LOOK_SECONDS))

    def _serve(self, descriptor: int) -> End | None:
        if capture := self._captures.get(descriptor):
            capture.take()
            return End.TOO_MUCH_OUTPUT if capture.is_full else None
        if descriptor == self._process.descriptor:
            return End.PROCESS_ENDED
        if self._bell and descriptor == self._bell.fileno():
            if not isinstance(self._bell, socket.socket):
                return End.DONE
            self._poll.unregister(descriptor)
            rings = self._bell.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
            return End.DONE if rings else None  # otherwise the process has only let go of the line
        if self._feed and not self._feed.give():
            self._poll.unregister(descriptor)
        return None
