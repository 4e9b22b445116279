"""The part of `docs/budgets.md` that a run writes."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.table import in_markdown, times
from tests.budgets.budget import HEAD

PATH = Path(__file__).parents[2] / "docs" / "budgets.md"
BEGIN, END = "<!-- measured by make budgets: begin -->\n", "<!-- measured by make budgets: end -->\n"


def measured(lines: list[list[str]], *, chromium: str, rounds: int) -> str:
    """The part as Markdown: when and on what it was measured, and the table."""
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=PATH.parent, capture_output=True, text=True, check=False
    )
    commit = asked.stdout.strip() or "an unknown commit"
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    where = f"Measured {when} at {commit} on {os.cpu_count()} cores, Chromium {chromium}, {times(rounds)}, load {os.getloadavg()[0]:.1f}.\n\n"
    return where + in_markdown(HEAD, lines)


def write(part: str, path: Path = PATH) -> None:
    """Put the part in the place of the last one. Raises ValueError where the document has no place for it."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has no place for what is measured: the lines {BEGIN.strip()} and {END.strip()}")
    path.write_text(before + begin + part + end + after, encoding="utf-8")
