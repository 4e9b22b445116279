"""A slot without a container, for development and for machines that have no engine: the same supervisor, fewer walls."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

import sandbox
from sandbox import judge_library
from sandbox.errors import SandboxUnavailable
from sandbox.languages import LANGUAGES, PYTHON
from sandbox.slot import Slot

if TYPE_CHECKING:
    from sandbox.types import RunRequest, RunResult

MISSING_WALL = (
    "no container closes this sandbox in: student code meets the kernel behind its own namespaces, a read-only root and"
    " a filter only, and memory, processes and CPU are held by limits of single processes. Use Docker in production."
)
"""What an owner of a local slot should say aloud."""

PYTHON_ONLY = "a local slot runs Python only: other languages need a Docker engine, in whose images the compilers are"
"""Why a local slot refuses a submission."""

_PIPE_BYTES = 1 << 16
_COMPLAINT_BYTES = 4096
_END_SECONDS = 5.0


class LocalSlot(Slot):
    """The supervisor run by this machine's own interpreter; one submission at a time."""

    def __init__(self) -> None:
        """Nothing starts yet."""
        super().__init__("local", _Supervisor)

    def run(self, request: RunRequest) -> RunResult:
        """Run all cases. Raises SandboxUnavailable (try again) or BadRequest (never try again)."""
        if request.language in LANGUAGES and request.language != PYTHON.name:
            raise SandboxUnavailable(PYTHON_ONLY)
        return super().run(request)


class _Supervisor:
    """A running supervisor: the channel of a slot."""

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(
                _command(),
                env=_environment(),
                cwd="/",
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                start_new_session=True,
            )
        except OSError as error:
            raise SandboxUnavailable(f"cannot start the interpreter of the local slot: {error}") from error
        self._ending = threading.RLock()
        self._complaint = ""

    def send(self, data: bytes) -> None:
        """Write all of it. Raises OSError."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(_descriptor(self._process.stdin), rest) :]

    def receive(self, count: int, deadline: float) -> bytes:
        """Between 1 and `count` bytes; none at the end. Raises TimeoutError at the deadline."""
        replies = _descriptor(self._process.stdout)
        if not _comes_something(replies, deadline):
            raise TimeoutError
        return os.read(replies, min(count, _PIPE_BYTES))

    def complaint(self) -> str:
        """What the supervisor wrote to its standard error; known once it has ended."""
        return self._complaint

    def image(self, python: str) -> str:
        """The interpreter's version."""
        return f"python {python}"

    def end(self) -> None:
        """Kill the supervisor, and with it everything in its namespaces. May be called twice, and from another thread."""
        with self._ending:
            if self._process.returncode is None:
                self._process.kill()
                self._process.wait()
                self._complaint = _last_words(_descriptor(self._process.stderr))

    def close(self) -> None:
        """Close the pipes of an ended supervisor."""
        with self._ending:
            for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
                if stream:
                    stream.close()


def _command() -> list[str]:
    """The interpreter itself, not that of a virtual environment; nothing is imported that it was not told to."""
    interpreter = getattr(sys, "_base_executable", None) or sys.executable
    return [interpreter, "-P", "-s", "-S", "-m", "sandbox.supervisor.local", *_judge_library()]


def _judge_library() -> list[str]:
    """The packages for the judge of suites; none where they are not installed, so that everything else can be run."""
    try:
        return [str(place) for place in judge_library.places()]
    except SandboxUnavailable:
        return []


def _environment() -> dict[str, str]:
    """As in the image: nothing of this machine's environment goes in."""
    return {
        "LANG": "C.UTF-8",
        "MALLOC_ARENA_MAX": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": str(Path(sandbox.__path__[0]).parent),
        "PYTHONUTF8": "1",
    }


def _last_words(errors: int) -> str:
    """What comes on a stream until it ends, which is when the last process of the slot is gone."""
    words = b""
    deadline = time.monotonic() + _END_SECONDS
    while _comes_something(errors, deadline):
        data = os.read(errors, _PIPE_BYTES)
        if not data:
            break
        words = (words + data)[-_COMPLAINT_BYTES:]
    return words.decode("utf-8", "replace")


def _descriptor(stream: IO[bytes] | None) -> int:
    assert stream is not None  # noqa: S101 - all three were asked for
    return stream.fileno()


def _comes_something(descriptor: int, deadline: float) -> bool:
    """Wait until there is something to read, or the end; False at the deadline."""
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(max(deadline - time.monotonic(), 0) * 1000))
