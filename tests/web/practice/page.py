"""Plays the page: starts a Python with nothing but the bundle, asks it, and ends it when it does not come back."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PYTHON = Path(__file__).with_name("python_of_a_page.py")
START_SECONDS = 60
ANSWER_SECONDS = 60
BUSY_SECONDS = 20
"""What a Python that has hardly computed may stay silent on top, before it is taken to wait for ever: others may be in its way."""


class Stuck(Exception):
    """It did not come back in time; it is ended."""


class Page:
    """A page with its Python, which is started anew after it was ended."""

    def __init__(self, bundle: Path, messages: Path) -> None:
        self._scratch = bundle.parent
        self._command = [sys.executable, "-I", "-S", str(PYTHON), str(bundle), str(messages)]
        self._python: subprocess.Popen[bytes] | None = None
        self._heard = b""
        self.events: list[dict[str, Any]] = []

    def call(self, name: str, *words: object, seconds: float = ANSWER_SECONDS, typed: Sequence[str | None] = ()) -> Any:
        """What a function of the desk answers. Raises Stuck."""
        self.events = []
        python = self._ready()
        self._send(python, [name, *words])
        lines = iter(typed)
        while True:
            news = self._hear(python, seconds)
            if "answer" in news:
                return json.loads(news["answer"])
            self.events.append(news)
            if "asks" in news:
                self._send(python, next(lines, None))

    def try_tests(self, exercise: Mapping[str, Any], files: Mapping[str, str], patience: float = 1) -> dict[str, Any]:
        """Try and judge, as the page's own script does."""
        return self.judged(exercise, files, self.results(exercise, files, patience))

    def results(self, exercise: Mapping[str, Any], files: Mapping[str, str], patience: float = 1) -> list[Any]:
        """What came of each case."""
        asked = json.dumps({"exercise": exercise, "files": files})
        told = self.call("cases", asked)
        results: list[Any] = []
        stopped, stuck = 0, False
        for index in range(told["count"]):
            if stuck and told["calls"][index]:
                results.append({"outcome": "timed_out"})
                continue
            if stopped >= told["stop_after_timeouts"]:
                results.append({"outcome": "not_started"})
                continue
            try:
                results.append(
                    json.dumps(self.call("run_case", asked, index, seconds=told["seconds"][index] * patience))
                )
            except Stuck:
                stopped += 1
                loaded = {"loaded": True} in self.events
                of_calls = [seconds for seconds, is_call in zip(told["seconds"], told["calls"], strict=True) if is_call]
                is_widest = told["calls"][index] and told["seconds"][index] == max(of_calls)
                stuck = stuck or (is_widest and not loaded)
                results.append({"outcome": "timed_out"})
        return results

    def judged(self, exercise: Mapping[str, Any], files: Mapping[str, str], results: Sequence[Any]) -> dict[str, Any]:
        """The verdict on results."""
        asked = json.dumps({"exercise": exercise, "files": files})
        answer: dict[str, Any] = self.call("judge", asked, json.dumps(results))
        return answer

    def close(self) -> None:
        """End the Python, if one runs."""
        if self._python:
            self._python.kill()
            self._python.communicate()
            self._python, self._heard = None, b""

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._python is None:
            self._python = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
                cwd=self._scratch,
                env={"TMPDIR": str(self._scratch)},
            )
            assert self._hear(self._python, START_SECONDS) == {"ready": True}
        return self._python

    def _send(self, python: subprocess.Popen[bytes], said: object) -> None:
        assert python.stdin
        python.stdin.write(json.dumps(said).encode() + b"\n")

    def _await(self, python: subprocess.Popen[bytes], seconds: float) -> None:
        """Until it says something. Raises Stuck after it has computed so long without a word, however busy the machine is."""
        assert python.stdout
        computed, latest = computed_seconds(python.pid), time.monotonic() + seconds + BUSY_SECONDS
        while not select.select([python.stdout], [], [], seconds)[0]:
            if computed_seconds(python.pid) - computed > seconds / 2 or time.monotonic() > latest:
                self.close()
                raise Stuck

    def _hear(self, python: subprocess.Popen[bytes], seconds: float) -> dict[str, Any]:
        assert python.stdout
        while b"\n" not in self._heard:
            self._await(python, seconds)
            piece = python.stdout.read(1 << 16)
            assert piece, f"the Python of the page ended with {python.wait()}"
            self._heard += piece
        line, _, self._heard = self._heard.partition(b"\n")
        news: dict[str, Any] = json.loads(line)
        return news


def computed_seconds(pid: int) -> float:
    """How long this process has been on a processor."""
    user, kernel = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
    return (int(user) + int(kernel)) / os.sysconf("SC_CLK_TCK")
