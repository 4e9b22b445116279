"""A sandbox that gives what a test says, in ten lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sandbox.types import CaseResult, Outcome, RunRequest, RunResult, StepResult


class Scripted:
    """Each call case returns the next value; `meanwhile` happens during the run and may raise."""

    kind = "scripted"

    def __init__(self, values: Sequence[Any] = (4, 18), meanwhile: Callable[[], None] = lambda: None) -> None:
        self.values, self.meanwhile, self.requests, self.closed = values, meanwhile, list[RunRequest](), 0

    def run(self, request: RunRequest) -> RunResult:
        self.requests.append(request)
        self.meanwhile()
        cases = [CaseResult(Outcome.EXITED, 0.001, steps=(StepResult(value),)) for value in self.values]
        return RunResult(tuple(cases[: len(request.cases)]), 0.002, self.kind, "sha256:scripted")

    def close(self) -> None:
        self.closed += 1


def raises(error: Exception) -> Callable[[], None]:
    """Something that happens during a run: this."""

    def happen() -> None:
        raise error

    return happen
