"""`kradan draw`: let the reference solution draw the pictures that the tests ask for."""

from __future__ import annotations

import os
from pathlib import Path

import click

from grader.cli.drawing_sentences import described
from grader.cli.sentences import THAI, language_of
from grader.cli.slots import open_slots, sandbox_option
from grader.draw import asked_for, draw, read_undrawn
from grader.exercise.model import Exercise
from grader.marking.drawing_counts import counts
from grader.settings import SandboxChoice
from sandbox.drawing import svg
from sandbox.drawing.shapes import Drawing


class NothingDrawn(Exception):
    """There is no picture to be made."""

    is_told = True


@click.command("draw")
@click.argument("exercise_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("files", nargs=-1)
@sandbox_option
def command(exercise_dir: Path, files: tuple[str, ...], *, sandbox: str) -> int:
    """Write the pictures that the tests of the exercise in EXERCISE_DIR ask for: all, or only FILES.

    Every test with `draws: square.svg` is run with the reference solution, and what it draws becomes square.svg. Look at each
    picture before a class does: it is what their answers will be held against.

    \b
    All pictures:   kradan draw exercises/python-drawing/square-spiral
    One:            kradan draw exercises/python-drawing/square-spiral spiral.svg
    """
    exercise = read_undrawn(exercise_dir)
    wanted = _wanted(exercise, files)
    with open_slots(SandboxChoice(sandbox)) as slots, slots.lent() as slot:
        drawn = draw(exercise, slot)
    for name in wanted:
        _write(exercise_dir / name, drawn[name])
    return 0


def _wanted(exercise: Exercise, files: tuple[str, ...]) -> list[str]:
    asked = list(dict.fromkeys(draws.file for _, draws in asked_for(exercise)))
    if not asked:
        raise NothingDrawn("No test of this exercise asks for a picture: add `draws: picture.svg` to one.")
    if not exercise.solution:
        raise NothingDrawn("There is no reference solution to draw: write solution.py first.")
    for name in files:
        if name not in asked:
            raise NothingDrawn(f"No test asks for {name}; they ask for {', '.join(asked)}.")
    return list(files) or asked


def _write(path: Path, drawing: Drawing | None) -> None:
    if drawing is None or not drawing.shapes:
        raise NothingDrawn(f"The reference solution draws nothing where a test asks for {path.name}.")
    if drawing.truncated:
        raise NothingDrawn(
            f"The reference solution draws more than a picture can hold where a test asks for {path.name}."
        )
    text = svg.write(svg.picture(drawing))
    is_new = not path.is_file() or path.read_text(encoding="utf-8") != text
    path.write_text(text, encoding="utf-8")
    told = described(counts(drawing), thai=language_of(os.environ) == THAI)
    click.echo(f"{path.name} {'written' if is_new else 'is as it was'}: {told}")
