"""What is said of a program in which the interpreter itself gave way: most likely calls stood in each other without end.

Almost everything that calls too deeply is counted, by Python or by the page's `runner/stack.js`, and ends as a RecursionError.
What is not (the hash of tuples in tuples, thousands of signs before a number) ends the stack of the worker, and nobody is
left to tell where: the next interpreter says what the server would have said, and the page that this is a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sandbox.types import CallCase, Case, CaseResult, Failure, Outcome, StepResult

GAVE_WAY = "gave_way"
"""The outcome by which the page tells of such a case."""

_BASES = ("RecursionError", "RuntimeError", "Exception", "BaseException")
_FAILURE = Failure("RecursionError", _BASES, "maximum recursion depth exceeded")


def program() -> CaseResult:
    """A whole program that was lost."""
    return CaseResult(Outcome.RAISED, exit_code=1, failure=_FAILURE)


def case(of: Case, told: Mapping[str, Any]) -> CaseResult:
    """A case of a trial that was lost; `told` may say that the solution had been `loaded`."""
    if isinstance(of, CallCase) and told.get("loaded"):
        return CaseResult(Outcome.RAISED, failure=_FAILURE, steps=(StepResult(failure=_FAILURE),))
    return program()
