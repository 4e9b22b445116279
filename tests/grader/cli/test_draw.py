"""`kradan draw`: pictures from the reference solution, and clear words where there can be none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from grader.cli import draw as draw_module
from grader.cli import grade as grade_module
from grader.cli.main import cli
from grader.cli.slots import Slots
from grader.exercise.catalogue import read_exercise
from sandbox.local_slot import LocalSlot

SPIRAL = Path(__file__).resolve().parents[3] / "exercises" / "python-drawing" / "square-spiral"


@pytest.fixture(scope="module")
def slot() -> Iterator[LocalSlot]:
    with LocalSlot() as opened:
        yield opened


@pytest.fixture
def run(slot, monkeypatch) -> Callable[..., Result]:
    """The command as a script runs it, with a real slot."""

    @contextmanager
    def open_slots(_choice: object, _count: int = 1) -> Iterator[Slots]:
        yield Slots([slot])

    monkeypatch.setattr(draw_module, "open_slots", open_slots)
    monkeypatch.setattr(grade_module, "open_slots", open_slots)
    monkeypatch.setenv("LANG", "C")
    monkeypatch.delenv("LC_ALL", raising=False)

    def invoke(*arguments: object) -> Result:
        given: Sequence[str] = [str(one) for one in arguments]
        return CliRunner().invoke(cli, given)

    return invoke


@pytest.fixture
def spiral(tmp_path) -> Path:
    folder = tmp_path / "drawing" / "square-spiral"
    shutil.copytree(SPIRAL, folder)
    return folder


def test_the_pictures_that_lie_there_are_those_that_would_be_drawn(run, spiral):
    result = run("draw", spiral)
    assert result.exit_code == 0, result.output
    assert "eight.svg is as it was: 8 strokes, 70 by 80" in result.output
    assert "one.svg is as it was: 1 stroke, 10 by 0" in result.output


def test_missing_and_broken_pictures_are_made_and_then_the_exercise_can_be_used(run, spiral):
    for name in ("eight.svg", "one.svg"):
        (spiral / name).unlink()
    (spiral / "twenty.svg").write_text("<svg/>")
    assert read_exercise(spiral).exercise is None
    assert "eight.svg written" in run("draw", spiral).output
    assert read_exercise(spiral).exercise is not None


def test_one_picture_may_be_asked_for(run, spiral):
    (spiral / "one.svg").unlink()
    (spiral / "three.svg").unlink()
    run("draw", spiral, "three.svg")
    assert (spiral / "three.svg").exists()
    assert not (spiral / "one.svg").exists()


@pytest.mark.parametrize(
    ("change", "arguments", "words"),
    [
        (lambda folder: (folder / "solution.py").unlink(), (), "no reference solution"),
        (lambda folder: (folder / "solution.py").write_text("input()\n"), (), "draws nothing"),
        (lambda _folder: None, ("other.svg",), "No test asks for other.svg"),
        (lambda folder: (folder / "exercise.yaml").write_text("format: 2\n"), (), ""),
    ],
)
def test_what_cannot_be_drawn_is_told(run, spiral, change, arguments, words):
    change(spiral)
    result = run("draw", spiral, *arguments)
    assert result.exit_code == 1
    assert words in str(result.exception)


def test_grade_says_in_words_what_was_drawn(run, spiral):
    result = run("grade", spiral, spiral / "wrong" / "one_stroke_too_few.py", "--lang", "en")
    lines = [line.strip() for line in result.output.splitlines()]
    assert "parts of the picture that are missing: 1" in lines
    assert "should be drawn: 8 strokes, 70 by 80" in lines
    assert "drawn: 7 strokes, 70 by 60" in lines
    assert "nothing was drawn" in lines


def test_of_what_passes_only_the_drawing_is_told(run, spiral):
    result = run("grade", spiral, spiral / "solution.py", "--lang", "th")
    assert result.exit_code == 0
    assert "วาด: เส้น 8 เส้น, กว้าง 70 สูง 80" in result.output
