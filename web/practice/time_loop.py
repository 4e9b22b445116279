"""The event loop that `asyncio` gets in the browser's Python, where nothing can be waited for but time.

Pyodide's own loop is the browser's: it goes on only when the program has returned, so that `asyncio.run` cannot wait for it.
"""

from __future__ import annotations

import asyncio
import time
from asyncio import events, runners
from collections.abc import Iterator
from contextlib import contextmanager

_LONG_SECONDS = 3600.0


class _Waiting:
    """What the loop asks for news: there are none, but time goes by."""

    def select(self, timeout: float | None) -> list[object]:
        """Sleep so long (seconds), for ever where that is None: who waits for nothing waits on the server, too."""
        while timeout is None:
            time.sleep(_LONG_SECONDS)
        if timeout > 0:
            time.sleep(timeout)
        return []


class TimeLoop(asyncio.BaseEventLoop):
    """Tasks, futures, timers: all of asyncio but sockets and processes."""

    def __init__(self) -> None:
        super().__init__()
        self._selector = _Waiting()

    def _process_events(self, event_list: list[object]) -> None:
        """There are none."""

    def _write_to_self(self) -> None:
        """Nobody else could wake it: there are no threads."""


class _Policy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = TimeLoop


@contextmanager
def time_loop() -> Iterator[None]:
    """While a program runs, `asyncio` is as it is when Python starts, with this loop; afterwards as it was."""
    running, policy, run = events._get_running_loop(), asyncio.get_event_loop_policy(), asyncio.run  # noqa: SLF001
    events._set_running_loop(None)  # noqa: SLF001
    asyncio.set_event_loop_policy(_Policy())
    asyncio.run = runners.run
    try:
        yield
    finally:
        asyncio.run = run
        asyncio.set_event_loop_policy(policy)
        events._set_running_loop(running)  # noqa: SLF001
