"""Our slots, used directly."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self

from sandbox.docker_slots import DockerSlot
from tests.bench import job

if TYPE_CHECKING:
    from types import TracebackType

    from sandbox.types import RunRequest


class Slots:
    """Two slots, as two workers would own them."""

    def __init__(self, count: int = 2) -> None:
        self._slots = [DockerSlot.start() for _ in range(count)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for slot in self._slots:
            slot.close()

    def once(self) -> float:
        """One submission, judged; in milliseconds."""
        began = time.perf_counter()
        job.judge(self._slots[0].run(job.request()))
        return (time.perf_counter() - began) * 1e3

    def burst(self, count: int) -> float:
        """So many submissions at once, until the last is judged; in milliseconds."""
        waiting: SimpleQueue[RunRequest | None] = SimpleQueue()
        for _ in range(count):
            waiting.put(job.request())
        for _ in self._slots:
            waiting.put(None)
        began = time.perf_counter()
        with ThreadPoolExecutor(len(self._slots)) as pool:
            list(pool.map(lambda slot: _work(slot, waiting), self._slots))
        return (time.perf_counter() - began) * 1e3


def _work(slot: DockerSlot, waiting: SimpleQueue[RunRequest | None]) -> None:
    while (request := waiting.get()) is not None:
        job.judge(slot.run(request))
