"""One container per submission, as most autograders do it: `docker run`, closed in as our slots are."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

import docker

from sandbox.docker_slots import hardening
from tests.bench import job

if TYPE_CHECKING:
    from types import TracebackType

AT_A_TIME = 4
"""Containers that start side by side; on two cores more of them took no less time."""


class DockerRuns:
    """Starts a container for each submission and has it removed."""

    def __init__(self, image: str) -> None:
        self._client = docker.from_env()
        self._image = image
        settings = hardening.host_config(hardening.SLOT_MEMORY_MIB)
        self._settings = {name: settings[name] for name in ("network_mode", "mem_limit", "memswap_limit", "nano_cpus")}
        self._settings |= {name: settings[name] for name in ("pids_limit", "cap_drop", "security_opt", "read_only")}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._client.close()

    def once(self) -> float:
        """One submission, from nothing to removed; in milliseconds. Raises docker's ContainerError when an assert fails."""
        began = time.perf_counter()
        self._client.containers.run(
            self._image,
            ["-c", job.program()],
            entrypoint=["python3"],
            user=hardening.NOBODY,
            remove=True,
            **self._settings,
        )
        return (time.perf_counter() - began) * 1e3

    def burst(self, count: int) -> float:
        """So many submissions at once, until the last is done; in milliseconds."""
        began = time.perf_counter()
        with ThreadPoolExecutor(AT_A_TIME) as pool:
            list(pool.map(lambda _: self.once(), range(count)))
        return (time.perf_counter() - began) * 1e3
