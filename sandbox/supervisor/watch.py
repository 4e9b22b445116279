"""Watching one process of the student until it ends or breaks a limit."""

from __future__ import annotations

import math
import os
import select
import signal
import time
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sandbox.supervisor.pipes import Capture, Feed

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
    """A child of the warden that will run, or runs, student code. Raises ProcessLookupError where there is none."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.descriptor = os.pidfd_open(pid)
        self._cpu_clock = (~pid << 3) | _CPU_CLOCK_OF_PROCESS

    def cpu_seconds(self) -> float:
        """The CPU time it has used so far, all its threads together."""
        try:
            return time.clock_gettime(self._cpu_clock)
        except OSError:
            return 0.0

    def wake(self) -> None:
        """Let it go on if another process stopped it. Raises ProcessLookupError."""
        os.kill(self.pid, signal.SIGCONT)

    def end(self) -> tuple[int, float]:
        """Kill it if it still runs; gives its wait status and the CPU seconds of it and the children it waited for.

        Raises ChildProcessError where it is no child of ours.
        """
        signal.pidfd_send_signal(self.descriptor, signal.SIGKILL)
        _, status, usage = os.wait4(self.pid, 0)
        self.close()
        return status, usage.ru_utime + usage.ru_stime

    def close(self) -> None:
        """Forget it."""
        os.close(self.descriptor)


class Watch:
    """The poll loop over one process and its pipes."""

    def __init__(self, process: Process, captures: list[Capture], feed: Feed | None, bell: int) -> None:
        """Watch `process`; `bell` is a descriptor that becomes readable when the process has something to tell, once."""
        self._process = process
        self._captures = {capture.descriptor: capture for capture in captures}
        self._feed = feed
        self._bell = bell
        self._poll = select.poll()
        for descriptor in (process.descriptor, bell, *self._captures):
            self._poll.register(descriptor, select.POLLIN)
        if feed and feed.give():
            self._poll.register(feed.descriptor, select.POLLOUT)

    def until_end(self, budget: Budget, answered: Callable[[], bool]) -> End:
        """Serve the pipes until something ends. `answered` takes what the bell announces; True means done."""
        deadline = time.monotonic() + budget.wall_seconds
        while True:
            left = self._seconds_left(deadline, budget.cpu_seconds)
            if left <= 0:
                return End.OUT_OF_TIME
            for descriptor, _ in self._poll.poll(math.ceil(left * 1000)):
                end = self._serve(descriptor, answered)
                if end:
                    return end

    def _seconds_left(self, deadline: float, cpu_seconds: float) -> float:
        """How long to wait before looking at the clocks again; 0 or less where one has run out."""
        cpu_left = cpu_seconds - self._process.cpu_seconds()
        if cpu_left <= 0:
            return 0
        return min(deadline - time.monotonic(), max(cpu_left, _CPU_LOOK_SECONDS))

    def _serve(self, descriptor: int, answered: Callable[[], bool]) -> End | None:
        if capture := self._captures.get(descriptor):
            if not capture.take():
                self._poll.unregister(descriptor)
            return End.TOO_MUCH_OUTPUT if capture.is_full else None
        if descriptor == self._process.descriptor:
            return End.PROCESS_ENDED
        if descriptor == self._bell:
            self._poll.unregister(descriptor)  # it rings once; afterwards it only says that the line has ended
            return End.DONE if answered() else None
        if self._feed and not self._feed.give():
            self._poll.unregister(descriptor)
        return None
