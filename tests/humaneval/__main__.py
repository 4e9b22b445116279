"""`python -m tests.humaneval FILE`: exit code 0 when every solution has full marks, and no empty body a point."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from sandbox.open_slot import Kind, open_slot
from tests.humaneval.grading import FULL, MARKS, NONE, Graded, grade
from tests.humaneval.problems import read

console = Console()


@click.command()
@click.argument("corpus", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sandbox", type=click.Choice(["docker", "local"]), default="docker", show_default=True)
def main(corpus: Path, sandbox: Kind) -> None:
    """Make an exercise of every problem in CORPUS, and grade its solution and its empty body."""
    problems = read(corpus)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch, open_slot(sandbox, build=True) as slot:
        graded = [one for problem in problems for one in grade(problem, Path(scratch) / "humaneval", slot)]
    seconds = time.perf_counter() - started
    _show(graded, f"{len(problems)} problems, {len(graded)} submissions in {seconds:.1f} s ({sandbox})")
    wrong = [one for one in graded if not one.is_right]
    for one in wrong:
        console.print(f"[red]{one.problem}[/], {one.what}: {one.mark}\n{one.why}", markup=True, highlight=False)
    console.print(f"{len(wrong)} of {len(graded)} are not as they should be")
    sys.exit(1 if wrong or not graded else 0)


def _show(graded: list[Graded], title: str) -> None:
    table = Table("submission", *MARKS, "should be", title=title)
    for what, mark in (("solution", FULL), ("empty body", NONE)):
        marks = [one.mark for one in graded if one.what == what]
        table.add_row(what, *(str(marks.count(one)) for one in MARKS), mark)
    console.print(table)


if __name__ == "__main__":
    main()
