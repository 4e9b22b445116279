"""`draws: square.svg` in an exercise file: what it takes along, and what is told of a picture that is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.exercise.catalogue import ReadExercise, read_exercise
from grader.exercise.json_form import from_json, to_json
from grader.exercise.load import load
from grader.exercise.model import CallTest, Draws, Kind, ProgramTest
from sandbox.drawing.shapes import Drawing, Line
from sandbox.drawing.svg import picture, write
from tests.grader.exercise.files import HEAD

PICTURE = write(picture(Drawing((Line((0, 0), (10, 0)),))))


def folder(place: Path, tests: str, svg: str | None = PICTURE) -> ReadExercise:
    place.mkdir(exist_ok=True)
    (place / "exercise.yaml").write_text(f"{HEAD}tests:\n{tests}", encoding="utf-8")
    for language in ("th", "en"):
        (place / f"statement.{language}.md").write_text("ก", encoding="utf-8")
    if svg is not None:
        (place / "square.svg").write_text(svg, encoding="utf-8")
    return read_exercise(place)


def kind_of(found: ReadExercise) -> Kind:
    assert found.exercise is not None, found.problems
    return found.exercise.tests[0].kind


def told(found: ReadExercise) -> list[tuple[str, str]]:
    assert found.exercise is None
    return [(one.rule, one.key) for one in found.problems if not one.warning]


def test_a_program_may_be_asked_for_a_picture_alone(tmp_path):
    kind = kind_of(folder(tmp_path / "one", "  - draws: square.svg\n"))
    assert kind == ProgramTest(draws=Draws("square.svg", PICTURE))


def test_a_call_may_be_asked_for_one_with_options(tmp_path):
    tests = '  - call: "f(1)"\n    draws: {file: square.svg, colors: true, position: any, tolerance: 5}\n'
    kind = kind_of(folder(tmp_path / "one", tests))
    assert isinstance(kind, CallTest)
    assert kind.draws == Draws("square.svg", PICTURE, colors=True, position="any", tolerance=5)


def test_the_picture_belongs_to_the_exercise_and_its_revision(tmp_path):
    first = folder(tmp_path / "one", "  - draws: square.svg\n")
    assert [one for one in first.problems if one.rule == "unused-file"] == []
    second = folder(tmp_path / "one", "  - draws: square.svg\n", write(picture(Drawing((Line((0, 0), (0, 9)),)))))
    assert first.exercise is not None
    assert second.exercise is not None
    assert first.exercise.revision != second.exercise.revision


def test_it_comes_back_from_json(tmp_path):
    tests = '  - draws: {file: square.svg, colors: true}\n  - call: "f()"\n    draws: square.svg\n'
    exercise = folder(tmp_path / "one", tests).exercise
    assert exercise is not None
    assert from_json(json.loads(json.dumps(to_json(exercise)))) == exercise


def test_an_exercise_that_was_kept_before_there_were_pictures_is_still_read(tmp_path):
    exercise = folder(tmp_path / "one", "  - stdout: a\n", None).exercise
    assert exercise is not None
    data = to_json(exercise)
    assert "draws" not in data["tests"][0]["program"]
    assert from_json(data) == exercise


@pytest.mark.parametrize(
    ("tests", "svg", "problem"),
    [
        ("  - draws: square.svg\n", None, ("no-such-file", "tests[0].draws")),
        ("  - draws: square.svg\n", "<svg/>", ("bad-picture", "tests[0].draws")),
        ("  - draws: square.svg\n", write(picture(Drawing())), ("bad-picture", "tests[0].draws")),
        ("  - draws: square.png\n", PICTURE, ("bad-path", "tests[0].draws")),
        ("  - draws: a/square.svg\n", PICTURE, ("bad-path", "tests[0].draws")),
        ("  - draws: {colors: true}\n", PICTURE, ("missing-key", "tests[0].draws")),
        ("  - draws: {file: square.svg, position: here}\n", PICTURE, ("bad-choice", "tests[0].draws.position")),
        ("  - draws: {file: square.svg, tolerance: 0}\n", PICTURE, ("out-of-range", "tests[0].draws.tolerance")),
        ("  - draws: {file: square.svg, colour: true}\n", PICTURE, ("unknown-key", "tests[0].draws.colour")),
        ("  - {pytest: tests/test_a.py, draws: square.svg}\n", PICTURE, ("does-not-fit", "tests[0].draws")),
    ],
)
def test_what_cannot_be_is_told_in_its_place(tmp_path, tests, svg, problem):
    assert problem in told(folder(tmp_path / "one", tests, svg))


def test_other_languages_draw_nothing():
    text = f"{HEAD}language: c\nfiles: [main.c]\ntests:\n  - {{stdin: a, stdout: b, draws: square.svg}}\n"
    assert [one.rule for one in load(text, "exercise.yaml").problems if not one.warning] == ["does-not-fit"]
