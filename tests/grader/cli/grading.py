"""What the tests of `kradan grade` share: a sandbox that can add, and the command as a script runs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from grader.cli import grade as grade_module
from grader.cli.main import main
from grader.cli.slots import Slots
from sandbox.errors import SandboxUnavailable
from sandbox.types import CaseResult, Outcome, RunRequest, RunResult

EXERCISES = Path(__file__).resolve().parents[3] / "exercises"
SUM_TWO = EXERCISES / "python-basics" / "sum-two"
RIGHT = "print(int(input()) + int(input()))\n"


class Summing:
    """A sandbox that adds the input's numbers itself where the source is right; `break` in the source breaks the slot."""

    kind = "summing"

    def __init__(self, broken: list[str]) -> None:
        self.broken = broken

    def run(self, request: RunRequest) -> RunResult:
        source = request.files["solution.py"]
        if "bug" in source:
            raise ZeroDivisionError("our bug")
        if "break" in source and (source not in self.broken or "always" in source):
            self.broken.append(source)
            raise SandboxUnavailable("the slot broke")
        cases = tuple(self._case(case, source) for case in request.cases)
        return RunResult(cases, 0.01, self.kind, "image")

    @staticmethod
    def _case(case: Any, source: str) -> CaseResult:
        answer = sum(map(int, case.stdin.split())) if "int(" in source else "wrong"
        return CaseResult(Outcome.EXITED, stdout=f"{answer}\n", exit_code=0)

    def destroy(self) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Nothing is open."""


def use_summing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command open these slots instead of real ones."""

    @contextmanager
    def open_slots(_choice: object, count: int = 1) -> Iterator[Slots]:
        broken: list[str] = []
        yield Slots([Summing(broken) for _ in range(count)])  # type: ignore[misc]

    monkeypatch.setattr(grade_module, "open_slots", open_slots)


def grade(*arguments: object, stdin: bytes | None = None) -> Result:
    """The command as `main` runs it, its errors as sentences."""
    command: Any = _Main()
    return CliRunner().invoke(command, [str(one) for one in arguments], input=stdin)


class _Main:
    """`main` in the shape that the runner knows."""

    name = "kradan"

    def main(self, args: list[str], prog_name: str, **_extra: object) -> None:
        assert prog_name
        main(["grade", *args])
