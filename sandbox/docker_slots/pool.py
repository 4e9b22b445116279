"""Containers that wait: started ahead of need, taken one by one, never taken back, and buried when they are done."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from sandbox.errors import SandboxUnavailable

if TYPE_CHECKING:
    from collections.abc import Callable

_HANDS = 2
"""Threads that start and bury: the engine does two such things at once nearly as fast as one."""

_END_SECONDS = 30.0
"""A thread that has not come to its end after this time is left to itself: the engine has stuck."""


class Container(Protocol):
    """What a pool needs of a container that is running and ready."""

    def is_silent(self) -> bool:
        """Whether it lives, and has said nothing more."""

    def end(self) -> None:
        """Kill it and have it removed, at once."""

    def close(self) -> None:
        """Let go of what is still open of it."""


Kept = TypeVar("Kept", bound=Container)


class Pool(Generic[Kept]):
    """So many containers that wait for their one submission. Its threads begin with the first that is wanted."""

    def __init__(self, start: Callable[[], Kept], size: int) -> None:
        """`start` gives a container that is running and ready; it raises SandboxUnavailable."""
        self._start = start
        self._size = size
        self._waiting: deque[Kept] = deque()
        self._done: deque[Kept] = deque()
        self._starting = 0
        self._threads: list[threading.Thread] = []
        self._problem: SandboxUnavailable | None = None
        self._asked = 0
        """How often a container was wanted: a start that was begun before the last time says nothing of the engine now."""
        self._closing = False
        self._changed = threading.Condition()

    @property
    def waiting(self) -> tuple[Kept, ...]:
        """Those that are ready now."""
        return tuple(self._waiting)

    def take(self, seconds: float) -> Kept:
        """A container that has run nothing yet, for good; waits for one that is being started. Raises SandboxUnavailable."""
        deadline = time.monotonic() + seconds
        with self._changed:
            self._begin()
            while True:
                while self._waiting:
                    taken = self._waiting.popleft()
                    self._changed.notify_all()
                    if taken.is_silent():
                        return taken
                    self._done.append(taken)  # it ended while it waited, or speaks unasked
                if self._problem:
                    raise self._problem
                left = deadline - time.monotonic()
                if left <= 0 or self._closing:
                    raise SandboxUnavailable(f"no single-use container was ready within {seconds:.0f} seconds")
                self._changed.wait(left)

    def bury(self, container: Kept) -> None:
        """Have a container that is done killed and removed; does not wait for it."""
        with self._changed:
            self._done.append(container)
            self._changed.notify_all()
            if self._threads:
                return
        self._bury_all()

    def close(self) -> None:
        """End all that wait, and wait until everything is gone. May be called twice; the pool can be used again."""
        with self._changed:
            self._closing = True
            threads, self._threads = self._threads, []
            self._changed.notify_all()
        for thread in threads:
            thread.join(_END_SECONDS)
        self._done.extend(self._waiting)
        self._waiting.clear()
        self._bury_all()

    def _begin(self) -> None:
        """Have threads that keep the pool full; what failed before is tried again."""
        self._problem = None
        self._asked += 1
        self._closing = False
        while len(self._threads) < _HANDS:
            self._threads.append(threading.Thread(target=self._keep, name="single-use containers", daemon=True))
            self._threads[-1].start()
        self._changed.notify_all()

    def _keep(self) -> None:
        """A thread's life: bury what is done, start what is missing, until the pool closes."""
        while True:
            with self._changed:
                while not (self._closing or self._done or self._is_short()):
                    self._changed.wait()
                if self._closing:
                    return
                is_short = self._is_short() and not (self._waiting and self._done)
                self._starting += is_short
                done = None if is_short else self._done.popleft()
            if done:
                _end(done)
            else:
                self._start_one()

    def _is_short(self) -> bool:
        return not self._problem and len(self._waiting) + self._starting < self._size

    def _start_one(self) -> None:
        started, problem, asked = None, None, self._asked
        try:
            started = self._start()
        except SandboxUnavailable as error:
            problem = error
        except Exception as error:  # noqa: BLE001 - a thread that ended here would leave the pool empty for good
            problem = SandboxUnavailable(f"no single-use container could be started: {error!r}")
        with self._changed:
            self._starting -= 1
            if started:
                self._waiting.append(started)
            if problem and asked == self._asked:
                self._problem = problem
            self._changed.notify_all()

    def _bury_all(self) -> None:
        while self._done:
            _end(self._done.popleft())


def _end(container: Container) -> None:
    """End it, whatever befalls: no thread dies of that, and one whose streams are closed ends by itself."""
    for part in (container.end, container.close):
        with contextlib.suppress(Exception):
            part()
