"""Bare Python: the image's own interpreter runs the files with no isolation, timed by a process beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import docker
import pygments

from sandbox import judge_library

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from tests.bench.job import Job

_PYTEST = "/opt/pytest"
_INPUT = "input"

_TIMER = """
import json, os, sys, time
nothing = os.open(os.devnull, os.O_RDWR)
for line in sys.stdin:
    folder, command = json.loads(line)
    os.chdir(folder)
    pipes = [(os.POSIX_SPAWN_OPEN, 0, "input", os.O_RDONLY, 0), (os.POSIX_SPAWN_DUP2, nothing, 1)]
    began = time.perf_counter_ns()
    _, status = os.waitpid(os.posix_spawnp(command[0], command, os.environ, file_actions=pipes), 0)
    print(time.perf_counter_ns() - began if status == 0 else -1, flush=True)
"""


class BarePython:
    """The image's files unpacked on this machine; `chroot` changes only what the path `/` means."""

    def __init__(self, image: str, jobs: Mapping[str, Job]) -> None:
        """Unpack the image and start the process that times. Raises OSError where this user may not."""
        self._jobs = jobs
        self._root = Path(tempfile.mkdtemp(prefix="kradan-bench-"))
        try:
            _unpack(image, self._root)
            for path, source in judge_library.sources().items():
                _write(self._root / f"{_PYTEST[1:]}/{path}", source)
            colours = Path(pygments.__file__).parent  # which comes with pytest, and which the judge does without
            shutil.copytree(colours, self._root / f"{_PYTEST[1:]}/{colours.name}")
            for name, job in jobs.items():
                for file, text in {**job.files, _INPUT: job.stdin}.items():
                    _write(self._root / name / file, text.encode())
            as_root = [] if os.getuid() == 0 else ["unshare", "--map-root-user"]
            command = [*as_root, "chroot", str(self._root), "python3", "-c", _TIMER]
            path = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
            environment = {"PATH": path, "LANG": "C.UTF-8", "PYTHONPATH": _PYTEST}
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

    def once(self, name: str) -> float:
        """Start the job's command and wait for its end; in milliseconds. Raises OSError when it fails."""
        assert self._timer.stdin is not None
        assert self._timer.stdout is not None
        command = self._jobs[name].command
        print(json.dumps([f"/{name}", command]), file=self._timer.stdin, flush=True)
        nanoseconds = int(self._timer.stdout.readline() or -1)
        if nanoseconds < 0:
            raise OSError(f"the interpreter did not run {command}")
        return nanoseconds / 1e6


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


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
    (root / "dev/null").touch()
