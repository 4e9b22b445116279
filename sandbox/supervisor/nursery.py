"""The processes of a cell that are there to run student code: forked ahead of need, counted, and all ended at once."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sandbox.supervisor import student
from sandbox.supervisor.watch import Process

if TYPE_CHECKING:
    from sandbox.supervisor.host_files import HostFiles
    from sandbox.supervisor.limits import Fixed


@dataclass(frozen=True, slots=True)
class Ward:
    """A process behind its walls that waits for an order on its line."""

    process: Process
    line: socket.socket

    def forget(self) -> None:
        """Close what we hold of it."""
        self.process.close()
        self.line.close()


class Nursery:
    """The wards of one cell."""

    def __init__(self, host: HostFiles, filter_code: bytes, fixed: Fixed) -> None:
        """`filter_code` and `fixed` are what `student.live` needs."""
        self._host = host
        self._filter_code = filter_code
        self._fixed = fixed
        self._spare: Ward | None = None
        self._dying: Process | None = None

    def prepare(self) -> None:
        """Have a ward ready that has run nothing yet. Raises OSError where no process can be made."""
        if not self._spare:
            self._spare = self._fork()

    def take(self) -> Ward:
        """The ward that is ready. Raises OSError where no process can be made."""
        self.prepare()
        ward, self._spare = self._spare, None
        assert ward is not None  # noqa: S101 - `prepare` has just made it
        return ward

    @property
    def spares(self) -> int:
        """How many wards wait here."""
        return int(self._spare is not None)

    def leave_to_die(self, process: Process) -> None:
        """Have a process that was killed buried later: while it takes its memory down, the next one can begin."""
        self.bury()
        self._dying = process

    def bury(self) -> None:
        """Wait until nothing is left of a process that was left to die."""
        process, self._dying = self._dying, None
        if process:
            with contextlib.suppress(ChildProcessError):
                process.end()

    @property
    def companions(self) -> int:
        """How many processes of ours the kernel counts here: wards that wait, and one that dies."""
        return self.spares + int(self._dying is not None)

    def holds_only(self, others: int) -> bool:
        """Whether the warden's children are the spare and `others` more, and no process that a case left behind."""
        if self._dying:
            if self._dies_alone(others):
                return True
            self.bury()
        return self._host.children() == self.spares + others

    def _dies_alone(self, others: int) -> bool:
        """Whether the process that dies has one thread, and `others` as its children; they are the warden's when it has died.

        Its children are looked at before the warden's own: whatever changes parents meanwhile is one too many there.
        """
        host, wards = self._host, self.spares + 1
        return host.grandchildren() == others and host.threads() == wards and host.children() == wards

    def has_one_thread_each(self, others: int) -> bool:
        """Whether the spare and `others` more have no second thread, not even one that has only just been started."""
        return self._host.threads() == self.spares + others

    def end_all(self) -> None:
        """Kill every process of the cell but the warden, in one stroke that no fork escapes, and bury them."""
        if self._spare:
            self._spare.forget()
            self._spare = None
        if self._dying:
            self._dying.close()
            self._dying = None
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            return
        while True:
            try:
                os.wait()
            except ChildProcessError:
                return

    def _fork(self) -> Ward:
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            student.live(theirs, self._host, self._filter_code, self._fixed)
        theirs.close()
        ours.settimeout(student.LISTENS_WITHIN_SECONDS)
        return Ward(Process(pid), ours)
