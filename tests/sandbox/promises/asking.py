"""Short ways to ask a slot for something."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sandbox.contract import Sandbox
from sandbox.suites import SuiteResult
from sandbox.types import CallCase, CaseResult, Limits, Outcome, ProgramCase, RunRequest, RunResult, SuiteCase

K = TypeVar("K")

BUSY_SECONDS = 10.0
"""What a slow and busy machine may take on top of what the limits of time allow."""

FAST = Limits(wall_seconds=20, cpu_seconds=0.5)
"""For programs that compute without end: others meet this limit on no machine, however busy it is."""

BRIEF = Limits(wall_seconds=0.5, cpu_seconds=0.5)
"""For programs that wait without end."""

SLOW = Limits(wall_seconds=20, cpu_seconds=10)
"""For programs that must not meet a limit of time, however busy the machine is."""


def run(slot: Sandbox, source: str, stdin: str = "", limits: Limits | None = None, **case: Any) -> CaseResult:
    """Run a program once."""
    request = RunRequest({"main.py": source}, "main.py", (ProgramCase(stdin, **case),), limits or SLOW)
    return slot.run(request).cases[0]


def call(slot: Sandbox, source: str, *steps: str, limits: Limits | None = None, **case: Any) -> CaseResult:
    """Run one call case."""
    request = RunRequest({"solution.py": source}, "solution.py", (CallCase(steps, **case),), limits or SLOW)
    return slot.run(request).cases[0]


def call_each(slot: Sandbox, source: str, *steps: str, **request: Any) -> RunResult:
    """Run one call case for each step."""
    return slot.run(
        RunRequest({"solution.py": source}, "solution.py", tuple(CallCase((step,)) for step in steps), **request)
    )


def value(slot: Sandbox, source: str, *steps: str, **case: Any) -> Any:
    """What the last step of one call case gave."""
    result = call(slot, source, *steps, **case)
    assert result.steps, result
    assert result.steps[-1].failure is None, result.steps[-1].failure
    return result.steps[-1].value


def answers(slot: Sandbox, source: str, steps: Mapping[K, str]) -> dict[K, Any]:
    """What each step gave, in a case of its own, all in one submission."""
    cases = call_each(slot, source, *steps.values(), limits=SLOW).cases
    given = {}
    for name, case in zip(steps, cases, strict=True):
        assert case.outcome is Outcome.EXITED, (name, case)
        assert case.steps[-1].failure is None, (name, case)
        given[name] = case.steps[-1].value
    return given


def hear(
    slot: Sandbox, source: str, suite: str, files: Mapping[str, str] | None = None, *, limits: Limits | None = None
) -> SuiteResult:
    """Have a suite judged that lies beside `files`, which may hold more of the student's (`student/…`)."""
    beside = files or {}
    student = {name.removeprefix("student/"): text for name, text in beside.items() if name.startswith("student/")}
    own = {f"tests/{name}": text for name, text in beside.items() if not name.startswith("student/")}
    case = SuiteCase("tests/test_suite.py", {"tests/test_suite.py": suite} | own)
    request = RunRequest({"solution.py": source} | student, "solution.py", (case,), limits or SLOW)
    result = slot.run(request).cases[0].suite
    assert result is not None
    return result
