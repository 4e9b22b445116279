"""`python -m tests.corpus FOLDER`: exit code 0 when every verdict agrees with its label and nothing is left behind.

With `--explain` it grades the programs that are labelled wrong only, and tells which of those that end in an exception get an
explanation: exit code 0 when a cause is named for 95 % of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from sandbox.types import Limits
from tests.corpus import explanations, programs
from tests.corpus.explained_table import show_explained
from tests.corpus.remains import Watch
from tests.corpus.verdicts import FULL, NONE, NOT_GRADED, PARTIAL, Verdict, confusion, verdict

SLOWEST = 10
_DISAGREEING = 20
_KRADAN = (sys.executable, "-m", "grader")

console = Console()


@click.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--sandbox", type=click.Choice(["docker", "local"]), default="docker", show_default=True)
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="How many slots.")
@click.option("--explain", is_flag=True, help="Of the wrong programs that end in an exception, which are explained?")
def main(corpus: Path, sandbox: str, jobs: int, *, explain: bool) -> None:
    """Grade every program of CORPUS and compare with its label."""
    if explain:
        sys.exit(_explain(corpus, sandbox, jobs))
    watch = Watch()
    verdicts: list[Verdict] = []
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        for exercise in programs.read(corpus):
            reports = _grade(exercise, Path(scratch) / "corpus" / exercise.name, sandbox, jobs, watch)
            verdicts += [verdict(program, report) for program, report in zip(exercise.programs, reports, strict=True)]
    seconds = time.perf_counter() - started
    left = watch.left()
    _show(verdicts, seconds)
    for thing in left:
        console.print(f"[red]left behind:[/] {thing}")
    limit = Limits().wall_seconds
    late = [one for one in verdicts if one.is_late(limit)]
    wrong = [one for one in verdicts if not one.agrees]
    console.print(
        f"{len(wrong)} verdicts disagree, {len(late)} loops ended later than their limit of {limit:g} s + 1 s, {len(left)} left behind"
    )
    sys.exit(1 if wrong or late or left or not verdicts else 0)


def _explain(corpus: Path, sandbox: str, jobs: int) -> int:
    """Tell what is explained of the wrong programs; the exit code."""
    found: list[explanations.Stopped] = []
    count = 0
    with tempfile.TemporaryDirectory() as scratch:
        for exercise in map(programs.wrong_ones, programs.read(corpus)):
            reports = _grade(exercise, Path(scratch) / "corpus" / exercise.name, sandbox, jobs, Watch())
            count += len(reports)
            told = map(explanations.stopped, exercise.programs, reports)
            found += [one for one in told if one is not None]
    show_explained(console, count, found)
    return 0 if explanations.share(found) >= explanations.ENOUGH else 1


def _grade(exercise: programs.Exercise, folder: Path, sandbox: str, jobs: int, watch: Watch) -> list[dict[str, Any]]:
    """All programs of one exercise through the command line, as anybody would do it."""
    programs.write_exercise(exercise, folder)
    batch = folder.with_suffix(".jsonl")
    programs.write_batch(exercise, batch)
    command = [*_KRADAN, "grade", str(folder), "--batch", str(batch), "--sandbox", sandbox, "--jobs", str(jobs)]
    environment = {**os.environ, **watch.environment}
    ended = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    reports = [json.loads(line) for line in ended.stdout.splitlines()]
    if len(reports) != len(exercise.programs):
        sys.exit(f"{len(exercise.programs)} programs, but {len(reports)} reports; kradan ended with {ended.returncode}")
    return reports


def _show(verdicts: list[Verdict], seconds: float) -> None:
    counts = confusion(verdicts)
    table = Table("label", FULL, PARTIAL, NONE, NOT_GRADED, title=f"{len(verdicts)} programs in {seconds:.1f} s")
    for label in sorted({one.program.label for one in verdicts}, reverse=True):
        table.add_row(label, *(str(counts[label, mark]) for mark in (FULL, PARTIAL, NONE, NOT_GRADED)))
    console.print(table)
    slow = Table("the slowest", "seconds", "slowest test", "timed out")
    for one in sorted(verdicts, key=lambda one: -one.seconds)[:SLOWEST]:
        slow.add_row(
            one.program.id, f"{one.seconds:.2f}", f"{one.slowest_test_seconds:.2f}", "yes" if one.timed_out else ""
        )
    console.print(slow)
    for one in [one for one in verdicts if not one.agrees][:_DISAGREEING]:
        console.print(f"[red]{one.program.id}[/]: labelled {one.program.label}, got {one.mark}")


if __name__ == "__main__":
    main()
