"""Programs that attack, in every language beside Python, each named for the promise that it attacks."""

import re
from pathlib import Path

import pytest

from sandbox.languages import LANGUAGES
from sandbox.slot import Slot
from sandbox.types import Limits, ProgramCase
from tests.sandbox.languages.honest import ECHO, run

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*/*.*"))
LIMITS = Limits(wall_seconds=6.0, cpu_seconds=3.0, memory_mib=64)

pytestmark = pytest.mark.docker


@pytest.mark.parametrize(
    ("language", "path"),
    [(path.parent.name, path) for path in PROGRAMS],
    ids=[f"{p.parent.name}-{p.stem}" for p in PROGRAMS],
)
def test_an_attack_breaks_nothing(slot: Slot, language: str, path: Path):
    """It ends as its first line says; a second case finds what the first found, and the slot serves as if nothing had been."""
    source = path.read_text(encoding="utf-8")
    ends = re.match(r"// ends: (.+)\n", source)
    assert ends, f"{path.name} does not tell in its first line how it must end: `// ends: exited timed_out`"
    result = run(slot, language, source, ProgramCase("secret input\n"), ProgramCase(), limits=LIMITS)
    assert result.compilation is not None
    assert result.compilation.ok, result.compilation
    for case in result.cases:
        assert case.outcome in ends[1].split(), case
        assert "BREACH" not in case.stdout + case.stderr, case
        assert case.wall_seconds < LIMITS.wall_seconds + 1
    assert result.wall_seconds < LANGUAGES[language].compile_limits.wall_seconds + 2 * LIMITS.wall_seconds + 1
    again = run(slot, language, ECHO[language], ProgramCase("clean\n"))
    assert again.cases[0].stdout == "clean\n", again
