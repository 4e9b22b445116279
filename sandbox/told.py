"""What was told of one case, from outside and by the process itself, joined into its result; the process may have forged its part."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sandbox.drawing.stream import parted
from sandbox.marshalling import decode_result
from sandbox.types import CallCase, CaseResult, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sandbox.allowance import Allowance
    from sandbox.types import Case


def case_result(told: Mapping[str, Any], case: Case, allowance: Allowance | None = None) -> CaseResult:
    """One case's result: what was seen from outside, and of what the student's process `said` only what fits to it.

    `allowance` is how much all cases of a reply may hold together.
    """
    statement, drawing = parted(told.get("said", ""))
    seen = CaseResult(
        outcome=Outcome(told["outcome"]),
        wall_seconds=told.get("wall_seconds", 0.0),
        cpu_seconds=told.get("cpu_seconds", 0.0),
        stdout=told.get("stdout", ""),
        stderr=told.get("stderr", ""),
        truncated=told.get("truncated", False),
        exit_code=told.get("exit_code"),
        signal=told.get("signal"),
        collected=told.get("collected", {}),
        drawing=drawing,
    )
    if seen.outcome is not Outcome.EXITED or not statement:
        return seen
    if allowance and not allowance.takes(statement):
        return replace(seen, outcome=Outcome.OUTPUT_LIMIT, truncated=True)
    try:
        said = decode_result(json.loads(statement), case)
    except (ValueError, RecursionError):
        return seen
    return _joined(seen, said, case)


def _joined(seen: CaseResult, said: CaseResult, case: Case) -> CaseResult:
    """The two halves of a case that came to its end. The output of a call case is what it said it printed, and what
    went past Python straight to the descriptors.
    """
    if isinstance(case, CallCase):
        return replace(
            said,
            wall_seconds=seen.wall_seconds,
            cpu_seconds=seen.cpu_seconds,
            stdout=said.stdout + seen.stdout,
            stderr=said.stderr + seen.stderr,
            truncated=said.truncated or seen.truncated,
            exit_code=seen.exit_code,
            drawing=seen.drawing,
        )
    return replace(seen, outcome=said.outcome, failure=said.failure, findings=said.findings)
