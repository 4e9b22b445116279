"""`kradan check`: do these exercises prove themselves?"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from grader.check import check, runs_of
from grader.cli.sentences import ENGLISH, sentence
from grader.cli.slots import Slots, open_slots, sandbox_option
from grader.exercise.catalogue import ReadExercise, read_path
from grader.exercise.problems import Problem, in_words, to_json
from grader.settings import SandboxChoice

PROVED, PROBLEMS = 0, 1


class NothingToCheck(Exception):
    """There is no exercise where one was looked for."""

    is_told = True


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@sandbox_option
def command(paths: tuple[Path, ...], *, as_json: bool, sandbox: str) -> int:
    """Prove the exercises at or below PATHS.

    Every exercise file is read, and all its problems are told at once, each with its place. Then the reference solution must earn
    full marks, and every wrong solution must fail where the exercise says.

    \b
    All exercises:   kradan check exercises/
    One:             kradan check exercises/python-basics/sum-two

    Ends with 0 when all is well, 1 when there are problems; a warning is no problem.
    """
    found, problems = _read(paths)
    proofs: list[tuple[ReadExercise, tuple[Problem, ...]]] = []
    with _slots(found, sandbox) as slots, _progress(found) as advance:
        for one in found:
            proofs.append((one, _proof(one, slots)))
            advance(runs_of(one))
    told = [*problems, *(problem for _, proof in proofs for problem in proof)]
    if as_json:
        click.echo(json.dumps(_as_json(proofs, problems), ensure_ascii=False, indent=2))
    else:
        _print(told)
        click.echo(_summary(found, told))
    return PROBLEMS if any(not problem.warning for problem in told) else PROVED


def _read(paths: Sequence[Path]) -> tuple[list[ReadExercise], list[Problem]]:
    found: dict[Path, ReadExercise] = {}
    problems: list[Problem] = []
    for path in paths:
        exercises, of_collections = read_path(path)
        if not exercises:
            raise NothingToCheck(f"There is no exercise.yaml at or below {path}.")
        found |= {one.folder.resolve(): one for one in exercises}
        problems += [problem for problem in of_collections if problem not in problems]
    return list(found.values()), problems


@contextmanager
def _slots(found: Sequence[ReadExercise], sandbox: str) -> Iterator[Slots | None]:
    """A slot, if there is anything to run: problems in the files are told even where there is no sandbox."""
    if not any(map(runs_of, found)):
        yield None
        return
    with open_slots(SandboxChoice(sandbox)) as slots:
        yield slots


def _proof(one: ReadExercise, slots: Slots | None) -> tuple[Problem, ...]:
    if slots is None:
        return one.problems
    with slots.lent() as slot:
        return check(one, slot, lambda feedback: sentence(feedback, ENGLISH))


def _print(problems: Sequence[Problem]) -> None:
    sources: dict[str, str | None] = {}
    for problem in problems:
        if problem.file not in sources:
            sources[problem.file] = _source(Path(problem.file))
        click.echo(in_words(problem, sources[problem.file]) + "\n")


def _source(file: Path) -> str | None:
    return file.read_bytes().decode("utf-8-sig", "replace") if file.is_file() else None


def _summary(found: Sequence[ReadExercise], problems: Sequence[Problem]) -> str:
    warnings = sum(problem.warning for problem in problems)
    wrong = sum(len(one.exercise.wrong) for one in found if one.exercise is not None)
    count = _number(len(found), "exercise")
    beside = f", {_number(warnings, 'warning')}" if warnings else ""
    if len(problems) > warnings:
        return f"{_number(len(problems) - warnings, 'problem')}{beside} in {count}."
    return f"{count} proved, {_number(wrong, 'wrong solution')} caught{beside}."


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def _as_json(
    proofs: Sequence[tuple[ReadExercise, tuple[Problem, ...]]], problems: Sequence[Problem]
) -> dict[str, object]:
    exercises = [
        {
            "id": one.id,
            "folder": one.folder.as_posix(),
            "proved": all(problem.warning for problem in proof),
            "problems": [to_json(problem) for problem in proof],
        }
        for one, proof in proofs
    ]
    return {"format": 1, "exercises": exercises, "problems": [to_json(problem) for problem in problems]}


@contextmanager
def _progress(found: Sequence[ReadExercise]) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _runs: None
        return
    from rich.console import Console  # noqa: PLC0415 - loaded only where there is a terminal to draw on
    from rich.progress import BarColumn, MofNCompleteColumn, Progress  # noqa: PLC0415 - the same

    with Progress(BarColumn(), MofNCompleteColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("check", total=sum(map(runs_of, found)))
        yield lambda runs: progress.advance(task, runs)
