"""Two processes in conversation: a solution that is served in a fork, and the suite's end of the line here."""

from __future__ import annotations

import importlib
import os
import signal
import socket
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sandbox import cases
from sandbox.conversation.judge import Conversation, SolutionFailed
from sandbox.conversation.serving import serve
from sandbox.sources import Sources
from sandbox.types import Limits

_USUAL = Limits()
SECONDS = 20
"""After so long a student's process of these tests ends by itself, whatever it does."""


class Students:
    """The processes that serve one solution, and the conversation with the last of them."""

    def __init__(self, files: dict[str, str], limits: Limits = _USUAL) -> None:
        self._files = {name: textwrap.dedent(text) for name, text in files.items()}
        self._limits = limits
        self._pids: list[int] = []
        self.conversation = Conversation([name.removesuffix(".py") for name in files], self.connect)

    def connect(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            ours.close()
            self._live(theirs)
        theirs.close()
        self._pids.append(pid)
        if ours.recv(1) != b"+":
            ours.close()
            raise SolutionFailed("the solution cannot be imported")
        return ours

    def _live(self, line: socket.socket) -> None:
        code = 1
        try:
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.alarm(SECONDS)
            sys.path[:] = [entry for entry in sys.path if entry]
            sources = Sources(self._files, Path("/nowhere"))
            sources.install()
            sources_first(sources)
            solution = cases.load_solution(sources, next(iter(self._files)), self._limits)
            line.sendall(b"-" if solution.failure else b"+")
            if not solution.failure:
                serve(line, solution, self._limits)
            code = 0
        finally:
            os._exit(code)

    def end(self) -> list[int]:
        """Wait for all of them; gives how each ended, negative for a signal."""
        self.conversation.uninstall()
        ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in self._pids]
        self._pids.clear()
        return ends


def sources_first(sources: Sources) -> None:
    """In a process that is a fork of a test run, the student's files come before what the test run has put on the way."""
    sys.meta_path.remove(sources)
    sys.meta_path.insert(0, sources)
    for name in ("solution", "helpers"):
        sys.modules.pop(name, None)


@contextmanager
def students(source: str, limits: Limits = _USUAL, **others: str) -> Iterator[Students]:
    """A solution to talk with, its module importable here; the run has begun."""
    files = {"solution.py": source} | {f"{name}.py": text for name, text in others.items()}
    both = Students(files, limits)
    both.conversation.install()
    both.conversation.collecting = False
    try:
        yield both
    finally:
        both.end()


@contextmanager
def solution(source: str, limits: Limits = _USUAL, **others: str) -> Iterator[Any]:
    """The module of a solution."""
    with students(source, limits, **others):
        yield module("solution")


def module(name: str) -> Any:
    return importlib.import_module(name)
