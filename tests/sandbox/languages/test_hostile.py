"""Programs that attack, in every language beside Python, each named for the promise that it attacks."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.languages import LANGUAGES
from sandbox.slot import Slot
from sandbox.types import Limits, ProgramCase
from tests.sandbox.languages.honest import ECHO, run

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*/*.*"))
PATIENT = Limits(wall_seconds=30.0, cpu_seconds=15.0, memory_mib=64)
"""For programs that end by themselves, however busy the machine is."""

OWN_SECONDS = 10.0
"""What a slow and busy machine may take on top of what the limits allow."""

pytestmark = pytest.mark.docker


@pytest.mark.parametrize(
    ("language", "path"),
    [(path.parent.name, path) for path in PROGRAMS],
    ids=[f"{p.parent.name}-{p.stem}" for p in PROGRAMS],
)
def test_an_attack_breaks_nothing(slot: Slot, language: str, path: Path):
    """It ends as its first line says; a second case finds what the first found, and the slot serves as if nothing had been.

    A program that goes on until it is stopped tells in its second line how soon, so that nobody waits for long.
    """
    source = path.read_text(encoding="utf-8")
    ends = re.match(r"// ends: (.+)\n", source)
    assert ends, f"{path.name} does not tell in its first line how it must end: `// ends: exited timed_out`"
    seconds = re.search(r"^// seconds: (.+)\n", source, re.MULTILINE)
    limits = replace(PATIENT, wall_seconds=float(seconds[1]), cpu_seconds=float(seconds[1])) if seconds else PATIENT
    result = run(slot, language, source, ProgramCase("secret input\n"), ProgramCase(), limits=limits)
    assert result.compilation is not None
    assert result.compilation.ok, result.compilation
    for case in result.cases:
        assert case.outcome in ends[1].split(), case
        assert "BREACH" not in case.stdout + case.stderr, case
        assert case.wall_seconds < limits.wall_seconds + OWN_SECONDS
    compiling = LANGUAGES[language].compile_limits.wall_seconds
    assert result.wall_seconds < compiling + 2 * limits.wall_seconds + OWN_SECONDS
    again = run(slot, language, ECHO[language], ProgramCase("clean\n"))
    assert again.cases[0].stdout == "clean\n", again
