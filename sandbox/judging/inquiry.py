"""The judge's end of the line to the warden: has a test watched, and gets the solution that it asks."""

from __future__ import annotations

import contextlib
import json
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sandbox.conversation.errors import CannotCross, SolutionFailed, StudentLost
from sandbox.failures import decode_failure
from sandbox.supervisor import control, wire
from sandbox.supervisor.control import Ask
from sandbox.types import Outcome

if TYPE_CHECKING:
    from sandbox.types import Failure

_ENDS = {
    Outcome.TIMED_OUT: "it took too long",
    Outcome.OUT_OF_MEMORY: "it needs more memory than it may use",
    Outcome.OUTPUT_LIMIT: "it printed more than it may",
    Outcome.SIGNALLED: "its process was ended by a signal",
    Outcome.EXITED: "it ended its process",
    Outcome.RAISED: "it raised an exception",
}


_TELLABLE = {Outcome.RAISED, Outcome.OUT_OF_MEMORY, Outcome.OUTPUT_LIMIT}
"""How an import fails that lives to tell."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the warden saw of one test."""

    outcome: Outcome
    wall_seconds: float
    printed: str
    """What went past Python, straight to the descriptors."""
    lost: bool
    """Whether the process with the solution is gone: the next test needs a new one."""
    signal: int | None = None
    """The signal that ended it, if one did."""


class Watched(Protocol):
    """What the proceedings need of whoever watches the student's process."""

    exact: bool
    """Whether a copy of the process with the solution would be exact, made by a fork."""
    timeouts_left: int

    def begin(self) -> None:
        """A test begins."""

    def end(self, *, lost: bool) -> Seen:
        """The test is over. `lost`: the process with the solution no longer answers."""


class Inquiry:
    """One suite's questions to the warden."""

    def __init__(self, line: socket.socket) -> None:
        """Wait for the warden's first words."""
        self._line = line
        self._during_test = False
        self.exact = False
        """Whether a copy of the process with the solution would be exact, made by a fork."""
        self.timeouts_left: int = self._heard()[0]["timeouts_left"]

    def begin(self) -> None:
        """A test begins."""
        self._during_test = True
        self._say({"ask": Ask.BEGIN})

    def connect(self) -> socket.socket:
        """A line to a process that has just imported the solution.

        Raises SolutionFailed; StudentLost where that ran out of the test's time; CannotCross outside of a test.
        """
        if not self._during_test:
            raise CannotCross(
                "the suite asks the solution something outside of a test: do it inside a test or a fixture"
            )
        self._say({"ask": Ask.CONNECT})
        answer, descriptors = self._heard()
        if "failed" in answer:
            raise _import_failure(answer["failed"])
        if not descriptors:
            raise StudentLost("the solution has no process any more")
        self.exact = answer["exact"]
        return socket.socket(fileno=descriptors[0])

    def end(self, *, lost: bool) -> Seen:
        """The test is over. `lost`: the process with the solution no longer answers."""
        self._say({"ask": Ask.END, "lost": lost})
        told, _ = self._heard()
        self._during_test = False
        outcome = Outcome(told["outcome"])
        self.timeouts_left -= outcome is Outcome.TIMED_OUT
        printed = told.get("stdout", "") + told.get("stderr", "")
        return Seen(outcome, told.get("wall_seconds", 0.0), printed, told["lost"], told.get("signal"))

    def _say(self, message: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # what is heard next tells it
            control.say(self._line, message)

    def _heard(self) -> tuple[dict[str, Any], list[int]]:
        """What the warden says; where it is gone, which only a student's process can bring about, that everything is over."""
        heard = None
        with contextlib.suppress(OSError, wire.WireError):
            heard = control.hear(self._line)
        return heard or ({"outcome": Outcome.SIGNALLED, "lost": True, "timeouts_left": 0}, [])


class ImportFailed(SolutionFailed):
    """The solution could not be imported, and this is how its process ended."""

    def __init__(self, outcome: Outcome, failure: Failure | None) -> None:
        what = _ENDS[outcome] if failure is None else f"{failure.type}: {failure.message}"
        super().__init__(f"the solution cannot be imported: {what}", failure)
        self.outcome = outcome


def _import_failure(told: dict[str, Any]) -> ImportFailed:
    """How the import of the solution ended, as the warden saw it and, where it ended by itself, as it says."""
    outcome = Outcome(told["outcome"])
    if outcome is Outcome.EXITED:
        outcome, failure = _said(told["said"])
        return ImportFailed(outcome, failure)
    return ImportFailed(outcome, None)


def _said(said: str) -> tuple[Outcome, Failure | None]:
    """What a student's process says of its end: a failed import ends with an exception, or with too much output."""
    try:
        encoded = json.loads(said)
        failure = None if encoded["failure"] is None else decode_failure(encoded["failure"])
        outcome = Outcome(encoded["outcome"])
    except (ValueError, RecursionError, TypeError, KeyError):
        return Outcome.EXITED, None
    return (outcome, failure) if outcome in _TELLABLE else (Outcome.EXITED, None)
