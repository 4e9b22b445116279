"""What one worker process owns for life: its sessions, its line to the queue, and its one slot."""

from __future__ import annotations

from collections.abc import Callable

from grader.errors import Retryable
from grader.queue import Queue
from grader.store.session import Sessions
from sandbox.contract import Sandbox
from sandbox.errors import SandboxUnavailable

_opened: list[Workshop] = []


class Workshop:
    """The slot is opened when first asked for, and anew after it was dropped."""

    def __init__(self, sessions: Sessions, queue: Queue, open_slot: Callable[[], Sandbox]) -> None:
        """`open_slot` raises SandboxUnavailable."""
        self.sessions = sessions
        self.queue = queue
        self._open_slot = open_slot
        self._slot: Sandbox | None = None

    def slot(self) -> Sandbox:
        """The slot of this process. Raises Retryable when none can be had now."""
        if self._slot is None:
            try:
                self._slot = self._open_slot()
            except SandboxUnavailable as error:
                raise Retryable("sandbox-unavailable", reason=str(error)) from error
        return self._slot

    def drop_slot(self) -> None:
        """Destroy the slot and everything in it: it did what it should not, or took too long."""
        slot, self._slot = self._slot, None
        if slot is not None:
            slot.close()

    def open(self) -> None:
        """Make it the workshop of this process, for its jobs."""
        _opened[:] = [self]

    def close(self) -> None:
        """End the slot and the connections."""
        self.drop_slot()
        self.queue.close()
        _opened.clear()


def workshop() -> Workshop:
    """The workshop of this process. Raises RuntimeError where none was opened: jobs run in `kradan worker`."""
    if not _opened:
        message = "a job was started outside of a worker: run `kradan worker`"
        raise RuntimeError(message)
    return _opened[0]
