"""Beginners' programs run in a real Python, and what is explained of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.explanations.cause import Cause, Trouble
from grader.explanations.find import cause_of, codes_of

RUNNER = Path(__file__).with_name("runner.py")
MAIN = "solution.py"


@dataclass(frozen=True)
class Program:
    """A program, what it reads, and what lies beside it."""

    source: str
    stdin: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 30.0
    """After which it counts as one that does not end."""


@dataclass(frozen=True)
class Ended:
    """How a program ended: nothing in `type` where it came to its end by itself."""

    program: Program
    type: str
    message: str
    line: int
    column: int

    @property
    def cause(self) -> Cause | None:
        """What is found to be the cause."""
        files = {MAIN: self.program.source, **self.program.files}
        return cause_of(Trouble(self.type, self.message, MAIN, self.line, self.column, codes_of(files)))


def run(programs: Sequence[Program], python: Sequence[str] = (sys.executable,)) -> list[Ended]:
    """Run each in a process of its own."""
    asked = json.dumps(
        [
            {"source": one.source, "stdin": one.stdin, "files": dict(one.files), "seconds": one.seconds}
            for one in programs
        ]
    )
    ended = subprocess.run(
        [*python, "-I", str(RUNNER)], input=asked, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return [Ended(program, **told) for program, told in zip(programs, json.loads(ended.stdout), strict=True)]
