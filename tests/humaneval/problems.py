"""HumanEval's file of problems, and each of them as an exercise with a pytest suite.

A line of the file is a problem: `task_id`, `prompt` (the beginning of a module, up to the function that is asked for, whose
body is only a text), `entry_point`, `canonical_solution` (the body) and `test` (a function `check` that takes the function).
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "solution.py"
SUITE = "tests/test_problem.py"


@dataclass(frozen=True)
class Problem:
    """One problem."""

    id: str
    """Such as `HumanEval/32`."""
    prompt: str
    function: str
    body: str
    check: str

    @property
    def slug(self) -> str:
        """A name for its folder."""
        return self.id.replace("/", "-").lower()

    @property
    def solution(self) -> dict[str, str]:
        """What earns full marks."""
        return {MAIN: self.prompt + self.body}

    @property
    def empty(self) -> dict[str, str]:
        """The function as it was given: it does nothing."""
        return {MAIN: self.prompt}

    @property
    def suite(self) -> str:
        """`check` may use what the prompt defines before the function, so the suite has a prompt of its own; and the function."""
        asked = f"from solution import {self.function}\n\n\ndef test_it():\n    check({self.function})\n"
        return f"{self.prompt}\n\n{self.check}\n\n{asked}"


def read(path: Path) -> list[Problem]:
    """All problems of a file, packed or not. Raises OSError or ValueError when it is not one."""
    data = path.read_bytes()
    text = gzip.decompress(data) if path.suffix == ".gz" else data
    try:
        return [_problem(json.loads(line)) for line in text.splitlines() if line.strip()]
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path} is no file of HumanEval's problems: {error!r}") from error


def write_exercise(problem: Problem, folder: Path) -> None:
    """Make it an exercise folder with one hidden test. JSON text is YAML text as well."""
    (folder / SUITE).parent.mkdir(parents=True)
    title = json.dumps(problem.id)
    spec = f"format: 1\ntitle: {{th: {title}, en: {title}}}\ntests:\n  - pytest: {SUITE}\n    limits: {{wall_seconds: 10}}\n"
    texts = {"exercise.yaml": spec, SUITE: problem.suite, MAIN: problem.solution[MAIN]}
    texts |= {f"statement.{language}.md": problem.function for language in ("th", "en")}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _problem(line: dict[str, str]) -> Problem:
    return Problem(line["task_id"], line["prompt"], line["entry_point"], line["canonical_solution"], line["test"])
