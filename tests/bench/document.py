"""The part of `docs/benchmarks.md` that a run writes: where, when and on what it was measured, and its two tables."""

from __future__ import annotations

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docker

from tests.bench import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.table import Row, Target

PATH = Path(__file__).parents[2] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- measured by make bench: begin -->\n", "<!-- measured by make bench: end -->\n"


def machine() -> str:
    """This machine in one line."""
    models = [line for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if "model name" in line]
    model = models[0].partition(":")[2].strip() if models else platform.machine()
    client = docker.from_env()
    told = client.info()
    client.close()
    memory = told["MemTotal"] / (1 << 30)
    return (
        f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, kernel {platform.release()}, "
        f"Docker {told['ServerVersion']}, cgroup v{told.get('CgroupVersion', '1')}"
    )


def measured(rows: Sequence[Row], targets: Sequence[Target], *, image: str, rounds: int, load: float) -> str:
    """The part as Markdown. `load` is the machine's own before anything was measured."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=PATH.parent, capture_output=True, text=True, check=False
    ).stdout.strip()
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    return (
        f"Measured {when} at {commit or 'an unknown commit'} on {machine()}; image `{image}`; {table.times(rounds)}; "
        f"load of the machine before the run {load:.1f}.\n\n"
        f"{table.in_markdown(*table.of_targets(targets))}\n{table.in_markdown(*table.of_rows(rows))}"
    )


def write(part: str, path: Path = PATH) -> None:
    """Put the part in the place of the last one. Raises ValueError where the document has no place for it."""
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path} has no place for what is measured: the lines {BEGIN.strip()} and {END.strip()}")
    path.write_text(before + begin + part + end + after, encoding="utf-8")
