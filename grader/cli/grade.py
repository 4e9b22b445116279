"""`kradan grade`: what is this submission worth? No server, queue or database."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from grader.cli.batch import as_line, reports
from grader.cli.batch_lines import read_batch
from grader.cli.handed_in import CannotGrade, read_files
from grader.cli.rendering import rendered
from grader.cli.sentences import ENGLISH, THAI, language_of
from grader.cli.slots import open_slots, sandbox_option
from grader.cli.told import told
from grader.errors import AppError, ExerciseBroken
from grader.evaluate import evaluate
from grader.exercise.catalogue import read_exercise
from grader.exercise.model import Exercise
from grader.marking.report import to_json
from grader.settings import SandboxChoice
from grader.submission import State
from sandbox.errors import SandboxError

FULL, NOT_FULL, NOT_GRADED = 0, 1, 2
INPUT = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("grade")
@click.argument("exercise_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("files", nargs=-1, type=INPUT)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--batch", type=click.File("rb"), help="Many submissions, one JSON object a line; - reads standard input."
)
@click.option(
    "--jobs", default=2, show_default=True, type=click.IntRange(1, 64), help="With --batch: how many at once."
)
@click.option("--lang", type=click.Choice([THAI, ENGLISH]), help="The language of the result.  [default: from LANG]")
@sandbox_option
def command(
    exercise_dir: Path,
    files: tuple[Path, ...],
    *,
    as_json: bool,
    batch: BinaryIO | None,
    jobs: int,
    lang: str | None,
    sandbox: str,
) -> int:
    """Grade one submission (one or more files) to the exercise in EXERCISE_DIR, or many with --batch.

    \b
    One file:        kradan grade exercises/python-basics/sum-two answer.py
    As JSON:         kradan grade exercises/python-basics/sum-two answer.py --json
    A whole class:   kradan grade exercises/python-basics/sum-two --batch answers.jsonl > reports.jsonl

    A line of a batch is {"id": "a1", "source": "print(7)"} or {"id": "a1", "files": {"solution.py": "print(7)"}}. One report a
    line comes out, in the same order.

    Ends with 0 for full marks (a batch: all judged), 1 for less, and 2 when something could not be graded.
    """
    if bool(files) == bool(batch):
        raise click.UsageError("Give either the files of one submission, or --batch FILE.jsonl.")
    with _errors_as_not_graded():
        exercise = _exercise(exercise_dir)
        if batch is not None:
            return _many(exercise, batch, sandbox, jobs)
        return _one(exercise, files, sandbox, as_json=as_json, language=lang or language_of(os.environ))


def _exercise(folder: Path) -> Exercise:
    found = read_exercise(folder)
    if found.exercise is None:
        raise ExerciseBroken([problem for problem in found.problems if not problem.warning])
    return found.exercise


def _one(exercise: Exercise, paths: tuple[Path, ...], sandbox: str, *, as_json: bool, language: str) -> int:
    files = read_files(paths, exercise)
    with open_slots(SandboxChoice(sandbox)) as slots, slots.lent() as slot:
        report = evaluate(exercise, files, slot)
    if as_json:
        told_json = {"state": State.GRADED.value} | to_json(report)
        click.echo(json.dumps(told_json, ensure_ascii=False, indent=2))
    else:
        click.echo(rendered(report, language))
    return FULL if report.points == report.max_points else NOT_FULL


def _many(exercise: Exercise, batch: BinaryIO, sandbox: str, jobs: int) -> int:
    out = sys.stdout.buffer
    complete = True
    with (
        open_slots(SandboxChoice(sandbox), jobs) as slots,
        _progress(batch) as advance,
        closing(reports(exercise, read_batch(batch, exercise), slots)) as made,
    ):
        for report in made:
            out.write(as_line(report))
            out.flush()
            advance()
            complete = complete and report["state"] == State.GRADED.value
    if not complete:
        click.echo("kradan: some lines could not be graded; their `error` says why.", err=True)
    return FULL if complete else NOT_GRADED


@contextmanager
def _progress(batch: BinaryIO) -> Iterator[Callable[[], None]]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - loaded only where there is a terminal to draw on
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415 - the same

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("grade", total=_count(batch))
        yield lambda: progress.advance(task)


def _count(batch: BinaryIO) -> int | None:
    """How many lines there are; None where they can be read only once."""
    if not batch.seekable():
        return None
    count = sum(1 for line in batch if line.strip())
    batch.seek(0)
    return count


@contextmanager
def _errors_as_not_graded() -> Iterator[None]:
    """Whatever keeps a submission from being graded ends the command with 2."""
    try:
        yield
    except (AppError, SandboxError, OSError) as error:
        raise CannotGrade("not-graded", told(error)) from error
