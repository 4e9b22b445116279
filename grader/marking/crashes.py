"""What to say of a program in another language than Python that ended by its own mistake."""

from __future__ import annotations

from collections.abc import Mapping
from signal import Signals

from grader.marking.codes import feedback
from grader.marking.endings import line_of
from grader.marking.readable import TOLD, cut
from grader.marking.report import Feedback
from sandbox.types import CaseResult, Failure, Outcome

_SIGNALS = {
    Signals.SIGSEGV: "crash-memory",
    Signals.SIGBUS: "crash-memory",
    Signals.SIGFPE: "crash-division",
    Signals.SIGABRT: "crash-aborted",
}


def thrown(failure: Failure, files: Mapping[str, str]) -> tuple[Feedback, ...]:
    """What to say of an exception that nobody caught."""
    told = feedback("crashed", type=cut(failure.type, TOLD), message=cut(failure.message, TOLD))
    return (told, *line_of(failure, files))


def signalled(case: CaseResult) -> tuple[Feedback, ...]:
    """What a signal usually means, where it ended the program and means something to a beginner."""
    if case.outcome is not Outcome.SIGNALLED:
        return ()
    code = _SIGNALS.get(case.signal or 0)  # type: ignore[call-overload]
    return (feedback(code),) if code else ()
