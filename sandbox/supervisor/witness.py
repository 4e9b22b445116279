"""A witness: the student's process that has imported the solution and answers a judge's questions, test after test."""

from __future__ import annotations

import contextlib
import socket
import time
from typing import TYPE_CHECKING

from sandbox.supervisor import orders
from sandbox.supervisor.pipes import Capture, Statement
from sandbox.supervisor.run import STATEMENT_ROOM, Seen
from sandbox.supervisor.watch import End, Watch

if TYPE_CHECKING:
    from sandbox.supervisor.nursery import Ward
    from sandbox.supervisor.watch import Budget
    from sandbox.types import Limits


class Witness:
    """One process with the pipes on which it can write past Python."""

    def __init__(self, ward: Ward, files: dict[str, str], main: str, limits: Limits, *, companions: int) -> None:
        """Have a process import the solution, beside so many of ours. Raises OSError where it is gone."""
        self._ward = ward
        self._room = limits.output_kib << 10
        self._captures = [Capture(self._room), Capture(self._room)]
        self._statement = Statement(self._room + STATEMENT_ROOM)
        self.questions, theirs = socket.socketpair()
        """The judge's end of the line."""
        order = orders.Order("suite", main, companions, limits, files)
        ends = [theirs.fileno(), *(capture.far_end for capture in self._captures), self._statement.far_end]
        self._began = time.monotonic()
        try:
            ward.process.begin()
            orders.send(ward.line, order, ends)
        except OSError:
            self.close()
            ward.forget()
            raise
        finally:
            theirs.close()

    def import_solution(self, budget: Budget) -> End:
        """Watch the import: DONE where the solution is there."""
        return Watch(self._ward.process, self._captures, None, self._ward.line).until_end(budget)

    def has_only_memory(self) -> bool:
        """Whether all that the import left is in this process's memory, as far as that process can tell. Raises OSError."""
        return orders.read_answer(self._ward.line) == orders.IMPORTED

    def begin(self) -> None:
        """Count the times of a test from now on. Raises ProcessLookupError where the process is gone."""
        self._began = time.monotonic()
        self._ward.process.begin()

    def times(self) -> tuple[float, float]:
        """Wall and CPU seconds since `begin`."""
        return time.monotonic() - self._began, max(self._ward.process.cpu_seconds(), 0.0)

    def watch(self, budget: Budget, bell: socket.socket | None = None) -> End:
        """Watch until something comes on the bell's line (DONE), the process ends or breaks a limit."""
        return Watch(self._ward.process, self._captures, None, bell).until_end(budget)

    def seen(self) -> Seen:
        """What was seen since `begin` of a process that lives on."""
        return self._seen(End.DONE, *self.times(), None)

    def end(self, end: End) -> Seen:
        """End the process, and say what was seen of it."""
        wall_seconds, cpu_seconds = self.times()
        status = None
        with contextlib.suppress(ChildProcessError):
            status, total = self._ward.process.end()
            cpu_seconds = max(total, cpu_seconds)
        self._ward.line.close()
        seen = self._seen(end, wall_seconds, cpu_seconds, status)
        self.close()
        return seen

    def close(self) -> None:
        """Let go of the pipes."""
        self.questions.close()
        self._statement.close()
        for capture in self._captures:
            capture.close()

    def _seen(self, end: End, wall_seconds: float, cpu_seconds: float, status: int | None) -> Seen:
        said = self._statement.content()
        for capture in self._captures:
            capture.take_the_rest()
        full = said is None or any(capture.is_full for capture in self._captures)
        if full and end in {End.PROCESS_ENDED, End.DONE}:
            end = End.TOO_MUCH_OUTPUT
        stdout, stderr = (capture.drain() for capture in self._captures)
        began = self._statement.has_begun()
        return Seen(end, began, wall_seconds, cpu_seconds, stdout, stderr, said or b"", full, status)
