"""A whole installation on this machine: `kradan up --demo`, with everything real in it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 300
"""The sandbox's image may have to be built first."""
STOP_SECONDS = 60


def free_port() -> int:
    """One that nothing listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Installation:
    """One data folder and one port; it can be stopped and started again."""

    def __init__(self, folder: Path, sandbox: str, *options: str) -> None:
        """`options` are more of `kradan up`."""
        self.folder = folder
        self.sandbox = sandbox
        self.options = options
        self.port = free_port()
        self.log = folder / "up.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until its pages are there. Raises AssertionError with its log when it does not."""
        command = [sys.executable, "-m", "grader", "up", "--demo", "--data", str(self.folder / "data")]
        command += ["--port", str(self.port), "--sandbox", self.sandbox, *self.options]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=dict(os.environ), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            assert self._process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.1)

    def stop(self) -> None:
        """End it as Ctrl-C does; it must end by itself."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/readyz", timeout=5) as answer:  # noqa: S310 - our own loopback
                return bool(answer.status == 200)
        except (OSError, urllib.error.URLError):
            return False
