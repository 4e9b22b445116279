"""One order carried out by one process, from the pipes that are laid for it to what was seen of it."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sandbox.drawing import stream
from sandbox.supervisor import orders
from sandbox.supervisor.pipes import Bell, Capture, Feed, Statement
from sandbox.supervisor.watch import Budget, End, Process, Watch
from sandbox.types import Outcome

if TYPE_CHECKING:
    import socket

    from sandbox.types import Limits

_LIMITED_PARTS = 4
"""Of a statement: the values, standard output as a whole and once more step by step, standard error. Each has the output limit."""

STATEMENT_ROOM = 4096
"""Bytes around the encoded values: the names of the fields, a failure's frames."""


_ENDED_BY_ITSELF = 0
"""The wait status of a process that has said all and that nobody waited for."""

_KILLED = frozenset({signal.SIGKILL, signal.SIGXCPU})


@dataclass(frozen=True, slots=True)
class Seen:
    """What the kernel and the pipes showed of one run; what the student's process says of itself is only in `said`."""

    end: End
    began: bool
    """False where the process was lost before it did anything: that is no outcome of the case."""
    wall_seconds: float
    cpu_seconds: float
    stdout: bytes
    stderr: bytes
    said: bytes
    truncated: bool
    status: int | None
    """As `os.wait` gives it; None for a process that lives on."""

    @property
    def signal(self) -> int | None:
        """The signal that ended the process, if one did."""
        return os.WTERMSIG(self.status) if self.status is not None and os.WIFSIGNALED(self.status) else None

    @property
    def exit_code(self) -> int | None:
        """What the process gave to exit, if it did."""
        return os.WEXITSTATUS(self.status) if self.status is not None and os.WIFEXITED(self.status) else None

    def left_of(self, limits: Limits) -> Budget:
        """What is left of the limits after this run."""
        return Budget(limits.wall_seconds - self.wall_seconds, limits.cpu_seconds - self.cpu_seconds)

    def followed_by(self, later: Seen, limits: Limits) -> Seen:
        """This run and a later one as if they were one, which ended as the later did."""
        room = limits.output_kib << 10
        stdout, stderr = self.stdout + later.stdout, self.stderr + later.stderr
        return replace(
            later,
            wall_seconds=self.wall_seconds + later.wall_seconds,
            cpu_seconds=self.cpu_seconds + later.cpu_seconds,
            stdout=stdout[:room],
            stderr=stderr[:room],
            truncated=later.truncated or max(len(stdout), len(stderr)) > room,
        )

    def told(self, outcome: Outcome) -> dict[str, Any]:
        """The result of a case as JSON."""
        return {
            "outcome": outcome,
            "wall_seconds": round(self.wall_seconds, 6),
            "cpu_seconds": round(self.cpu_seconds, 6),
            "stdout": self.stdout.decode("utf-8", "replace"),
            "stderr": self.stderr.decode("utf-8", "replace"),
            "said": self.said.decode("utf-8", "replace"),
            "truncated": self.truncated,
            "exit_code": self.exit_code,
            "signal": self.signal,
        }

    def outcome(self, limits: Limits, *, memory_kill: bool) -> Outcome:
        """The outcome in the contract's words. `memory_kill`: the kernel has killed a process for memory meanwhile."""
        if self.end is End.OUT_OF_TIME:
            return Outcome.TIMED_OUT
        if self.end is End.TOO_MUCH_OUTPUT:
            return Outcome.OUTPUT_LIMIT
        if self.signal in _KILLED and self.cpu_seconds >= limits.cpu_seconds:
            return Outcome.TIMED_OUT
        if self.signal == signal.SIGKILL and memory_kill:
            return Outcome.OUT_OF_MEMORY
        return Outcome.EXITED if self.signal is None else Outcome.SIGNALLED


LOST = Seen(End.PROCESS_ENDED, False, 0.0, 0.0, b"", b"", b"", False, None)  # noqa: FBT003 - in the order of the fields
"""Of a process that was gone before it could begin."""


class Run:
    """The pipes of one order and the process that uses them."""

    def __init__(self, limits: Limits, stdin: bytes | None = None, *, rings: bool = False) -> None:
        """Lay the pipes; without `stdin` the process keeps its empty one.

        With `rings` it gets a bell, and once that has rung it is killed and left to die: `finish` does not wait for it then.
        """
        self.limits = limits
        room = limits.output_kib << 10
        self._captures = [Capture(room), Capture(room)]
        self._statement = Statement(_LIMITED_PARTS * room + STATEMENT_ROOM + stream.MAX_BYTES)
        self._feed = None if stdin is None else Feed(stdin)
        self._bell = Bell() if rings else None

    def start(self, process: Process, line: socket.socket, order: orders.Order) -> None:
        """Give the order. Raises OSError where the process is lost; the run is closed then."""
        ends = [*(capture.far_end for capture in self._captures), self._statement.far_end]
        if self._feed:
            ends.insert(0, self._feed.far_end)
        if self._bell:
            ends.append(self._bell.far_end)
        self._process = process
        self._began = time.monotonic()
        try:
            process.begin()
            orders.send(line, order, ends)
        except OSError:
            self.close()
            raise
        finally:
            if self._feed:
                os.close(self._feed.far_end)

    def finish(self, budget: Budget, bell: socket.socket | None = None) -> Seen:
        """Watch until the process ends, rings the bell or must be killed."""
        watch = Watch(self._process, self._captures, self._feed, self._bell or bell)
        try:
            end = watch.until_end(budget)
            wall_seconds = time.monotonic() - self._began
            status = None
            cpu_seconds = self._process.cpu_seconds()
            if end is End.DONE and self._bell:
                self._process.kill()
                status = _ENDED_BY_ITSELF
            elif end is not End.DONE:
                with contextlib.suppress(ChildProcessError):  # it gave itself out for a process that it is not
                    status, cpu_seconds = self._process.end()
            for capture in self._captures:
                capture.take_the_rest()
            return self._seen(end, wall_seconds, max(cpu_seconds, 0.0), status)
        finally:
            self.close()

    def _seen(self, end: End, wall_seconds: float, cpu_seconds: float, status: int | None) -> Seen:
        said = self._statement.content()
        full = said is None or any(capture.is_full for capture in self._captures)
        if full and end in {End.PROCESS_ENDED, End.DONE}:
            end = End.TOO_MUCH_OUTPUT
        stdout, stderr = (capture.content() for capture in self._captures)
        began = self._statement.has_begun()
        return Seen(end, began, wall_seconds, cpu_seconds, stdout, stderr, said or b"", full, status)

    def close(self) -> None:
        """Take up the pipes; done by itself where `start` fails, and by `finish`."""
        for capture in self._captures:
            capture.close()
        self._statement.close()
        if self._feed:
            self._feed.close()
        if self._bell:
            self._bell.close()
