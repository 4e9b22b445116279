"""A trial: one test on its way, what comes out of it, and the verdict in the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.conversation.errors import CannotCross, LimitReached, StudentLost
from sandbox.conversation.judge import failure_behind
from sandbox.suites import Marker, SuiteTest, Verdict
from sandbox.types import Outcome

if TYPE_CHECKING:
    from sandbox.judging.inquiry import ImportFailed, Seen
    from sandbox.types import Failure

MAX_STDOUT = 4000
"""Characters of what was printed in one test that are kept."""

_ENDS = {
    Outcome.TIMED_OUT: "took longer than it may",
    Outcome.OUT_OF_MEMORY: "used more memory than it may",
    Outcome.OUTPUT_LIMIT: "printed more than it may",
    Outcome.SIGNALLED: "was ended by a signal",
    Outcome.EXITED: "ended its own process, or broke the line to its tests",
}


class TookTooLong(BaseException):
    """A test goes on after its time, in the suite's own code. Not an Exception, so that the suite does not take it for an answer."""


@dataclass(slots=True)
class Trial:
    """What is known of one test so far."""

    name: str
    """pytest's node id without the file."""
    marker: Marker
    own_id: bool = False
    """See `SuiteTest.own_id`."""
    explanations: list[str] = field(default_factory=list)
    """Of each phase that failed, in order."""
    reason: str | None = None
    """Why the suite skips the test; None where it does not."""
    problem: str | None = None
    """What shows that the suite itself is broken."""
    failure: Failure | None = None
    printed: str = ""
    lost: bool = False
    """The process with the solution no longer answers."""
    overlong: bool = False
    too_much: bool = False
    unimported: Outcome | None = None
    """How the import of the solution ended, where it failed."""

    def has_no_solution(self, failed: ImportFailed) -> None:
        """The solution could not be imported: there is nothing to test."""
        self.failure, self.unimported = failed.failure, failed.outcome
        self.explanations.append(str(failed))

    def meet(self, error: BaseException, explanation: str, *, blames_suite: bool) -> None:
        """A phase of the test ended with an exception.

        Args:
            error: the exception.
            explanation: as pytest explains it.
            blames_suite: whether the student's code had no part in what was run.
        """
        self.lost = self.lost or isinstance(error, StudentLost)
        self.overlong = self.overlong or isinstance(error, TookTooLong)
        self.too_much = self.too_much or isinstance(error, LimitReached)
        self.failure = self.failure or failure_behind(error)
        self.explanations.append(explanation)
        if isinstance(error, CannotCross) or (blames_suite and not self.lost and self.failure is None):
            self.problem = self.problem or f"{self.name}\n{explanation}"

    def result(self, seen: Seen, wall_seconds: float) -> SuiteTest:
        """The test with its verdict, now that the warden has told what it saw."""
        outcome = self._outcome(seen)
        failed = self.explanations or self.lost or seen.outcome is not Outcome.EXITED
        if not failed:
            verdict = Verdict.PASSED if self.reason is None else Verdict.NOT_RUN
        else:
            verdict = Verdict.FAILED
            if self.unimported is None and (seen.outcome is not Outcome.EXITED or self.lost):
                self.explanations.append(f"E   the solution {_ENDS[seen.outcome]}")
        return SuiteTest(
            self.name,
            self.marker,
            verdict,
            outcome,
            wall_seconds,
            "\n".join(filter(None, self.explanations)),
            self.reason or "",
            self.failure,
            (self.printed + seen.printed)[:MAX_STDOUT],
            own_id=self.own_id,
            ended_early=self.lost and outcome is Outcome.EXITED,
            signal=seen.signal if outcome is Outcome.SIGNALLED else None,
        )

    def not_run(self) -> SuiteTest:
        """The test where it is not begun, because earlier ones took too long."""
        return SuiteTest(self.name, self.marker, Verdict.NOT_RUN, Outcome.NOT_STARTED, own_id=self.own_id)

    def _outcome(self, seen: Seen) -> Outcome:
        if self.unimported is not None:
            return self.unimported
        if self.overlong:
            return Outcome.TIMED_OUT
        if seen.outcome is not Outcome.EXITED:
            return seen.outcome
        if self.too_much:
            return Outcome.OUTPUT_LIMIT
        if self.failure is not None:
            return Outcome.OUT_OF_MEMORY if "MemoryError" in self.failure.bases else Outcome.RAISED
        return Outcome.EXITED
