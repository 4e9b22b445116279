"""`make run` starts everything, answers, and is gone after Ctrl-C: through make, with nothing left behind."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90.0
END_SECONDS = 30.0
pytestmark = pytest.mark.docker


def marked(mark: str) -> list[int]:
    """Return the living processes that have a mark in their environment, whoever their parent is by now."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark.encode() in (folder / "environ").read_bytes():
                found.append(int(folder.name))
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own loopback
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture
def running(tmp_path) -> Iterator[tuple[subprocess.Popen[bytes], str, Path, str]]:
    """Run `make run` as a terminal would, in a session of its own; gives process, address, what it printed, its mark."""
    mark = uuid.uuid4().hex
    port, printed = free_port(), tmp_path / "printed"
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "KRADAN_", "COV_"))}
    environ["MARK_OF_THIS_RUN"] = mark
    command = ["make", "run", f"ARGS=--port {port} --data {tmp_path}/data"]
    with printed.open("wb") as sink:
        make = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=sink, stderr=sink, start_new_session=True)
    yield make, f"http://127.0.0.1:{port}", printed, mark
    for pid in marked(mark):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    make.wait()


def test_everything_starts_answers_and_ends_with_ctrl_c(running):
    make, address, printed, mark = running
    deadline = time.monotonic() + START_SECONDS
    while address not in printed.read_text() or not answers(f"{address}/readyz"):
        assert make.poll() is None, printed.read_text()
        assert time.monotonic() < deadline, printed.read_text()
        time.sleep(0.2)
    assert len(marked(mark)) > 4, "make, the tree, a queue, workers, a web server"

    os.killpg(make.pid, signal.SIGINT)
    make.wait(END_SECONDS)
    deadline = time.monotonic() + END_SECONDS
    while marked(mark) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert marked(mark) == [], printed.read_text()
    said = printed.read_text()
    assert address in said
    assert "Traceback" not in said
