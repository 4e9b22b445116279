"""Bare Python: the image's own interpreter runs the file with no isolation, timed by a process beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import docker

from tests.bench import job

if TYPE_CHECKING:
    from types import TracebackType

_TIMER = """
import os, sys, time
for line in sys.stdin:
    began = time.perf_counter_ns()
    _, status = os.waitpid(os.posix_spawnp("python3", ["python3", "/five.py"], os.environ), 0)
    print(time.perf_counter_ns() - began if status == 0 else -1, flush=True)
"""


class BarePython:
    """The image's files unpacked on this machine; `chroot` changes only what the path `/` means."""

    def __init__(self, image: str) -> None:
        """Unpack the image and start the process that times. Raises OSError where this user may not."""
        self._root = Path(tempfile.mkdtemp(prefix="kradan-bench-"))
        try:
            _unpack(image, self._root)
            (self._root / "five.py").write_text(job.program(), encoding="utf-8")
            as_root = [] if os.getuid() == 0 else ["unshare", "--map-root-user"]
            command = [*as_root, "chroot", str(self._root), "python3", "-c", _TIMER]
            environment = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"}
            self._timer = subprocess.Popen(
                command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        except BaseException:
            shutil.rmtree(self._root)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._timer.communicate()
        shutil.rmtree(self._root)

    def once(self) -> float:
        """Start, run the five asserts and end; in milliseconds."""
        assert self._timer.stdin is not None
        assert self._timer.stdout is not None
        print(file=self._timer.stdin, flush=True)
        nanoseconds = int(self._timer.stdout.readline() or -1)
        if nanoseconds < 0:
            raise OSError("the interpreter did not run the five asserts")
        return nanoseconds / 1e6


def _unpack(image: str, root: Path) -> None:
    client = docker.from_env()
    container = client.containers.create(image)
    try:
        with subprocess.Popen(["tar", "-x", "-C", str(root), "--exclude=dev/*"], stdin=subprocess.PIPE) as tar:
            assert tar.stdin is not None
            parts: Any = container.export()
            tar.stdin.writelines(parts)
    finally:
        container.remove()
        client.close()
    if tar.returncode:
        raise OSError(f"the image {image} could not be unpacked")
