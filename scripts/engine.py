"""The Docker engine for the tests: the one that answers, or one started by hand and ended again."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docker
from docker.errors import DockerException

ANSWER_SECONDS = 10
START_SECONDS = 60.0
STOP_SECONDS = 60.0
TRIES = 3
"""Of one way. A second engine may take the containerd that the first left dead, not yet reaped, for a living one, and wait in vain."""
SLOW_CONTAINERD = b"timeout waiting for containerd to start"
"""What an engine says that gives up although nothing is wrong: it waits a fixed quarter of a minute, too short on a busy machine."""
WAYS_TO_START = ((), ("--iptables=false", "--ip6tables=false", "--bridge=none"))
"""As usual, and on a host whose packet filter is out of reach: our containers have no network anyway."""


def absence() -> str | None:
    """Return why no engine answers this user, or None when one does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # with nothing to reach, the client leaves its socket open
        try:
            docker.from_env(timeout=ANSWER_SECONDS).close()
        except DockerException as error:
            return f"no Docker engine answers this user: {error}"
        finally:
            gc.collect()
    return None


@contextmanager
def running() -> Iterator[str | None]:
    """Have an engine inside the block, where that is possible: gives None, or why there is none."""
    reason = absence()
    if reason is None or os.geteuid() != 0 or shutil.which("dockerd") is None:
        yield reason
        return
    with tempfile.TemporaryDirectory(prefix="kradan-engine-") as folder:
        log = Path(folder) / "log"
        server = _start(log)
        try:
            yield None if server else f"dockerd did not start:\n{log.read_text(errors='replace')[-2000:]}"
        finally:
            if server is not None:
                _stop(server)


def _start(log: Path) -> subprocess.Popen[bytes] | None:
    for options in WAYS_TO_START:
        for _ in range(TRIES):
            server = _start_once(options, log)
            if server is not None:
                return server
            if SLOW_CONTAINERD not in log.read_bytes():
                break
    return None


def _start_once(options: tuple[str, ...], log: Path) -> subprocess.Popen[bytes] | None:
    """Start an engine this way; None, with none running and a log to read, when it does not come to answer.

    Its data stay as they are: the folder is the host's. An engine that gave up takes its containerd along.
    """
    with log.open("wb") as sink:
        server = subprocess.Popen(
            ["dockerd", *options], stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, start_new_session=True
        )
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        if absence() is None:
            return server
        time.sleep(0.2)
    _stop(server)
    return None


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
