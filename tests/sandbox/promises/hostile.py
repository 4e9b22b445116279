"""The programs of `tests/sandbox/hostile/`, each named for the promise that it attacks."""

import re
from pathlib import Path

import pytest

from sandbox.slot import Slot
from sandbox.types import CallCase, Limits, ProgramCase, RunRequest

PROGRAMS = sorted((Path(__file__).parents[1] / "hostile").glob("*.py"))
LIMITS = Limits(wall_seconds=1.0, cpu_seconds=1.0)


class HostilePromises:
    """A program says BREACH where it got through a wall; its first line tells how it must end."""

    @pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
    def test_an_attack_breaks_nothing(self, slot: Slot, path: Path):
        source = path.read_text(encoding="utf-8")
        ends = re.match(r"# ends: (.+)\n", source)
        assert ends, f"{path.name} does not tell in its first line how it must end: `# ends: exited timed_out`"
        result = slot.run(RunRequest({"attack.py": source}, "attack.py", (ProgramCase("secret input\n"),), LIMITS))
        case = result.cases[0]
        assert case.outcome in ends[1].split(), case
        assert "BREACH" not in case.stdout + case.stderr
        assert result.wall_seconds < LIMITS.wall_seconds + 1

    @pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
    def test_an_attack_at_import_earns_nothing(self, slot: Slot, path: Path):
        """The same program as a solution: the function that it does not have must never have answered."""
        cases = (CallCase(("total([1, 2])",)), CallCase(("total([3])",)))
        result = slot.run(RunRequest({"attack.py": path.read_text(encoding="utf-8")}, "attack.py", cases, LIMITS))
        for case in result.cases:
            assert not any(step.failure is None and step.value is not None for step in case.steps), case
            assert "BREACH" not in case.stdout + case.stderr
