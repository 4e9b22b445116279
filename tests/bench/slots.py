"""Our slots, used directly."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING, Self

import docker

from sandbox.docker_slots import DockerSlot
from tests.bench.job import CALLS, PROGRAM, Job

if TYPE_CHECKING:
    from types import TracebackType

    from sandbox.slot import Slot

_MIB = 1 << 20


class Slots:
    """Two slots, as two workers would own them."""

    def __init__(self, count: int = 2) -> None:
        self._slots = [DockerSlot.start() for _ in range(count)]
        self._docker = docker.from_env()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for slot in self._slots:
            slot.close()
        self._docker.close()

    def once(self, job: Job) -> float:
        """One submission, judged; in milliseconds."""
        return timed(self._slots[0], job)

    def burst(self, count: int) -> float:
        """So many submissions at once, until the last is judged; in milliseconds."""
        waiting: SimpleQueue[Job | None] = SimpleQueue()
        for job in [CALLS] * count + [None] * len(self._slots):
            waiting.put(job)
        began = time.perf_counter()
        with ThreadPoolExecutor(len(self._slots)) as pool:
            list(pool.map(lambda slot: _work(slot, waiting), self._slots))
        return (time.perf_counter() - began) * 1e3

    def sustained(self, seconds: float) -> float:
        """One `stdin` submission after the other in every slot for so long; gives milliseconds for one of all of them."""
        began = time.perf_counter()
        with ThreadPoolExecutor(len(self._slots)) as pool:
            done = sum(pool.map(lambda slot: _go_on(slot, began + seconds), self._slots))
        return (time.perf_counter() - began) * 1e3 / done

    def idle_mebibytes(self) -> float:
        """What an idle slot holds, as `docker stats` counts it."""
        container = self._slots[1]._channel.id
        told = self._docker.api.stats(container, stream=False)["memory_stats"]
        cache = told["stats"].get("total_inactive_file", told["stats"].get("inactive_file", 0))
        return float(told["usage"] - cache) / _MIB


def start() -> float:
    """From nothing to a slot that says that it is ready; in milliseconds."""
    began = time.perf_counter()
    slot = DockerSlot.start()
    milliseconds = (time.perf_counter() - began) * 1e3
    slot.close()
    return milliseconds


def timed(slot: Slot, job: Job) -> float:
    """One submission, judged; in milliseconds."""
    began = time.perf_counter()
    job.judge(slot.run(job.request))
    return (time.perf_counter() - began) * 1e3


def _work(slot: Slot, waiting: SimpleQueue[Job | None]) -> None:
    while (job := waiting.get()) is not None:
        job.judge(slot.run(job.request))


def _go_on(slot: Slot, until: float) -> int:
    done = 0
    while time.perf_counter() < until:
        PROGRAM.judge(slot.run(PROGRAM.request))
        done += 1
    return done
