"""epicbox, from PyPI: one container per submission, two workers, on our own image. In an environment of its own."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

import docker

from tests.bench.job import PROGRAM, STDOUT

if TYPE_CHECKING:
    from types import TracebackType

_NEEDS = ("epicbox==1.1.0", "urllib3<2")
"""epicbox uses a name that newer ones no longer have."""

_IMAGE = "kradan-bench-epicbox"
_WORKER = """
import json, logging, sys
import epicbox, structlog
image, command, files, stdin, stdout = json.loads(sys.argv[1])
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
epicbox.configure(profiles=[epicbox.Profile("python", image, user="65534:65534", network_disabled=True)])
files = [{"name": name, "content": text.encode()} for name, text in files.items()]
print(flush=True)
for line in sys.stdin:
    told = epicbox.run("python", command, files=files, stdin=stdin, limits={"cputime": 2, "realtime": 10, "memory": 256})
    print("right" if (told["exit_code"], told["stdout"].decode()) == (0, stdout) else told, flush=True)
"""
_WORKERS = 2


class Epicbox:
    """Two workers that call `epicbox.run`."""

    def __init__(self, image: str) -> None:
        """Make its environment and its image (ours without its entry point). Raises OSError where PyPI has no such package."""
        self._folder = tempfile.TemporaryDirectory(prefix="kradan-bench-epicbox-")
        self._docker = docker.from_env()
        python = _environment(Path(self._folder.name))
        recipe = io.BytesIO(f"FROM {image}\nENTRYPOINT []\n".encode())
        self._docker.images.build(fileobj=recipe, tag=_IMAGE, rm=True)
        told = json.dumps([_IMAGE, " ".join(PROGRAM.command), dict(PROGRAM.files), PROGRAM.stdin, STDOUT])
        self._workers = [
            subprocess.Popen([python, "-c", _WORKER, told], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(_WORKERS)
        ]
        for worker in self._workers:
            _line(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.communicate()
        self._docker.images.remove(_IMAGE)
        self._docker.close()
        self._folder.cleanup()

    def sustained(self, seconds: float) -> float:
        """One submission after the other in both workers for so long; gives milliseconds for one of all of them."""
        began = time.perf_counter()
        done = 0
        while time.perf_counter() < began + seconds:
            for worker in self._workers:
                assert worker.stdin is not None
                print(file=worker.stdin, flush=True)
            for worker in self._workers:
                if (said := _line(worker)) != "right":
                    raise AssertionError(f"epicbox gave {said}")
                done += 1
        return (time.perf_counter() - began) * 1e3 / done


def _line(worker: subprocess.Popen[str]) -> str:
    assert worker.stdout is not None
    line = worker.stdout.readline()
    if not line:
        raise OSError(f"a worker of epicbox ended with {worker.wait()}")
    return line.strip()


def _environment(folder: Path) -> Path:
    python = folder / "bin/python"
    for command in ([sys.executable, "-m", "venv", str(folder)], [str(python), "-m", "pip", "install", "-q", *_NEEDS]):
        ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if ended.returncode:
            raise OSError(f"epicbox's environment: {' '.join(command)} ended with {ended.returncode}: {ended.stdout}")
    return python
