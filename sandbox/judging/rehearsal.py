"""A rehearsal in the judge's zygote: one harmless suite, so that its children find everything set up and warmed up."""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from sandbox import cases
from sandbox.conversation import serving
from sandbox.conversation.errors import StudentLost
from sandbox.conversation.judge import Conversation
from sandbox.judging import court
from sandbox.judging.inquiry import Seen
from sandbox.sources import Sources
from sandbox.statements import encode_statement
from sandbox.types import Limits, Outcome

if TYPE_CHECKING:
    from sandbox.judging import example  # noqa: F401 - so that whoever gathers what this module needs finds it

_TIMES = 4
"""After so many runs Python has made up its mind about most of the code."""

_SUITE = Path(__file__).with_name("example.py")
_SOLUTION = """\
class Account:
    def __init__(self, balance):
        self.balance = balance

    def deposit(self, amount):
        if amount < 0:
            raise ValueError("a negative amount")
        self.balance += amount
        print(self.balance)


def total(numbers):
    return sum(numbers)
"""


def rehearse() -> None:
    """Do what a judge does, with a process of our own in the student's place; leaves the interpreter as it was."""
    modules = set(sys.modules)
    for _ in range(_TIMES):
        student = _Student()
        conversation = Conversation(["solution"], student.connect)
        encode_statement(court.hear(_SUITE.parent, _SUITE.name, conversation, student, Limits()))
        student.finish()
        for name in [name for name in sys.modules if name not in modules and name.endswith("example")]:
            del sys.modules[name]


class _Student:
    """An inquiry that nobody watches, about a solution that is known to be harmless."""

    exact = True
    timeouts_left = 1

    def __init__(self) -> None:
        self._pid = 0

    def begin(self) -> None:
        """A test begins."""

    def connect(self) -> socket.socket:
        """A line to a process that has imported the solution."""
        if self._pid:
            raise StudentLost("the rehearsal is over")
        ours, theirs = socket.socketpair()
        self._pid = os.fork()
        if self._pid == 0:
            _serve(ours, theirs)
        theirs.close()
        return ours

    def end(self, *, lost: bool) -> Seen:
        """The test is over."""
        return Seen(Outcome.EXITED, 0.0, "", lost)

    def finish(self) -> None:
        """End the process."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)


def _serve(ours: socket.socket, theirs: socket.socket) -> NoReturn:
    try:
        ours.close()
        sources = Sources({"solution.py": _SOLUTION}, Path("/"))
        sources.install()
        serving.serve(theirs, cases.load_solution(sources, "solution.py", Limits()), Limits())
    finally:
        os._exit(0)
