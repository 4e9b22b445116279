"""The programs of `hostile/`: each one file, whose first lines tell how it must end.

# ends: exited raised      what may become of it as a program; every attack has this line
# runs: 2                  run it so often in one submission: the later run looks for what the first one left
# seconds: 0.3             wall and CPU limit, for a program that meets it; also `memory` (MiB) and `processes`
# prints: text             what it must print, one line each; also `characters`: how much it must print
# answers: f(1) == 2       what a call must give, as Python literal
# file: conftest.py        here another file of the submission begins
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sandbox.types import CallCase, Limits, Outcome, ProgramCase, RunRequest, SuiteCase

FOLDER = Path(__file__).with_name("hostile")
HONEST = "honest"
"""The family of programs that only look suspicious."""

MAIN = "attack.py"
_KEYS = ("ends", "runs", "seconds", "memory", "processes", "prints", "characters", "answers")
_LINE = re.compile(rf"# ({'|'.join(_KEYS)}): ?(.*)")
_FILE = re.compile(r"^# file: (.+)\n", re.MULTILINE)
_ROOMY = Limits(wall_seconds=20.0, cpu_seconds=10.0)
"""For a program that ends by itself, however busy the machine is."""

_CALL_SECONDS = 1.0


@dataclass(frozen=True)
class Attack:
    """One program and what must become of it."""

    name: str
    """Family and promise: `forging/an_exit_code_is_no_mark`."""
    files: Mapping[str, str]
    limits: Limits
    ends: frozenset[Outcome]
    runs: int
    prints: str
    characters: int | None
    answers: tuple[tuple[str, object], ...]

    @property
    def family(self) -> str:
        """What kind of promise it attacks."""
        return self.name.partition("/")[0]

    @property
    def is_honest(self) -> bool:
        """Whether it means no harm, and must be served."""
        return self.name.startswith(HONEST)

    def as_program(self) -> RunRequest:
        """Run as often as it asks for; each run has a secret input that no other may see."""
        cases = tuple(ProgramCase(f"SECRET-INPUT-{number}\n") for number in range(self.runs))
        return RunRequest(self.files, MAIN, cases, self.limits)

    def as_solution(self, *steps: str) -> RunRequest:
        """Imported, and called once for each step."""
        return RunRequest(self.files, MAIN, tuple(CallCase((step,)) for step in steps), self._limits_of_calls())

    def under_suite(self, *tests: str) -> RunRequest:
        """The solution of a pytest suite that has one test of each text."""
        body = "".join(f"\n\ndef test_{number}():\n    {text}\n" for number, text in enumerate(tests))
        suite = SuiteCase("test_attack.py", {"test_attack.py": f"import pytest\nimport attack\n{body}"})
        return RunRequest(self.files, MAIN, (suite,), self._limits_of_calls(), stop_after_timeouts=1)

    def _limits_of_calls(self) -> Limits:
        """How a call of an attack ends is its own affair, so it gets no longer than a second."""
        seconds = self.limits.wall_seconds if self.is_honest else min(self.limits.wall_seconds, _CALL_SECONDS)
        return replace(self.limits, wall_seconds=seconds, cpu_seconds=seconds)


def read(path: Path) -> Attack:
    """The attack in a file. Raises ValueError where it does not tell how it must end."""
    main, *others = _FILE.split(path.read_text(encoding="utf-8"))
    told: dict[str, list[str]] = {key: [] for key in _KEYS}
    for line in main.splitlines():
        if not (match := _LINE.fullmatch(line)):
            break
        told[match[1]].append(match[2])
    name = f"{path.parent.name}/{path.stem}"
    if len(told["ends"]) != 1:
        raise ValueError(f"{name} does not tell in its first line how it must end: `# ends: exited timed_out`")
    return Attack(
        name,
        {MAIN: main, **dict(zip(others[::2], others[1::2], strict=True))},
        _limits(told),
        frozenset(map(Outcome, told["ends"][0].split())),
        int(_only(told["runs"], "1")),
        "".join(f"{line}\n" for line in told["prints"]),
        int(told["characters"][0]) if told["characters"] else None,
        tuple(map(_answer, told["answers"])),
    )


def _limits(told: Mapping[str, list[str]]) -> Limits:
    seconds = float(_only(told["seconds"], str(_ROOMY.wall_seconds)))
    memory = int(_only(told["memory"], str(_ROOMY.memory_mib)))
    processes = int(_only(told["processes"], str(_ROOMY.processes)))
    return replace(_ROOMY, wall_seconds=seconds, cpu_seconds=seconds, memory_mib=memory, processes=processes)


def _only(lines: list[str], default: str) -> str:
    return lines[0] if lines else default


def _answer(line: str) -> tuple[str, object]:
    call, _, value = line.rpartition(" == ")
    return call, ast.literal_eval(value)


ALL = tuple(read(path) for path in sorted(FOLDER.glob("*/*.py")))
HOSTILE = tuple(attack for attack in ALL if not attack.is_honest)
HARMLESS = tuple(attack for attack in ALL if attack.is_honest)


def of(*families: str) -> tuple[Attack, ...]:
    """The attacks of these families: every attack runs as a program everywhere, and elsewhere only these in other ways too."""
    return tuple(attack for attack in HOSTILE if attack.family in families)


def named(*names: str) -> tuple[Attack, ...]:
    """These programs. Raises KeyError where there is none of that name."""
    known = {attack.name: attack for attack in ALL}
    return tuple(known[name] for name in names)
