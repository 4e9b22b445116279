"""What a learner is told of a drawing, what a report carries of it, and what stays hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.exercise.model import Draws, Test
from grader.marking.codes import CODES
from grader.marking.drawing_counts import counts
from grader.marking.drawn import moved
from grader.marking.fit import MAX_BYTES
from grader.marking.mark import mark
from grader.marking.pictures import fitting
from grader.marking.report import Status, from_json, to_json
from grader.marking.visibility import seen_by_student
from sandbox.drawing.shapes import MAX_SHAPES, Drawing, Line, Text
from sandbox.drawing.svg import picture, write
from sandbox.drawing.svg_read import read
from sandbox.types import CaseResult, Outcome, RunResult, StepResult
from tests.grader.marking.judging import exercise, program

L_SHAPE = Drawing((Line((0, 0), (100, 0)), Line((100, 0), (100, 40)), Line((100, 40), (100, 60))))


def draws(expected=L_SHAPE, **options):
    return Draws("x.svg", write(picture(expected)), **options)


def asks(expected=L_SHAPE, *, public=True, **options) -> Test:
    test = program(public=public)
    return replace(test, kind=replace(test.kind, draws=draws(expected, **options)))


def ran(drawing, outcome=Outcome.EXITED) -> CaseResult:
    return CaseResult(outcome, exit_code=0, drawing=drawing)


def judged(test, case):
    return mark(exercise(test), {}, RunResult((case,), 0.1, "local", "python")).tests[0]


def told(test, case):
    return [(one.code, dict(one.params)) for one in judged(test, case).feedback]


def test_the_same_picture_passes_and_is_shown():
    result = judged(asks(), ran(Drawing(tuple(reversed(L_SHAPE.shapes)))))
    assert result.status is Status.PASSED
    assert result.drawing is not None
    assert read(result.drawing).marks == ()


@pytest.mark.parametrize(
    ("actual", "code"),
    [
        (None, "no-drawing"),
        (Drawing((Line((0, 0), (9, 0), "#ffffff"),)), "no-drawing"),
        (moved(L_SHAPE, 30, 0), "drawing-elsewhere"),
        (moved(L_SHAPE, 0, 0, 1, -1), "drawing-mirrored"),
        (moved(L_SHAPE, 0, 0, -1, 1), "drawing-mirrored"),
        (moved(L_SHAPE, 0, 0, 2, 2), "drawing-size"),
        (replace(L_SHAPE, truncated=True), "drawing-too-large"),
        (Drawing((Line((0, 0), (0, 77)),)), "wrong-drawing"),
    ],
)
def test_the_kind_of_mistake_is_told(actual, code):
    assert told(asks(), ran(actual))[0][0] == code


def test_how_much_is_missing_and_too_much_is_told():
    actual = Drawing((*L_SHAPE.shapes[:1], Line((-50, -50), (-20, -50)), Line((-50, 90), (-20, 90))))
    assert told(asks(), ran(actual)) == [
        ("wrong-drawing", {}),
        ("parts-missing", {"count": 1}),
        ("parts-extra", {"count": 2}),
    ]


def test_the_size_is_told_in_percent():
    assert told(asks(), ran(moved(L_SHAPE, 0, 0, 0.5, 0.5))) == [("drawing-size", {"percent": 50})]


def test_only_other_colours_are_told_where_they_count():
    red = Drawing(tuple(replace(line, color="#ff0000") for line in L_SHAPE.shapes if isinstance(line, Line)))
    assert told(asks(), ran(red)) == []
    assert told(asks(colors=True), ran(red)) == [("drawing-colors", {})]


def test_words_are_told_and_marked():
    expected = Drawing((*L_SHAPE.shapes, Text((20, 20), "คะแนน")))
    result = judged(asks(expected), ran(L_SHAPE))
    assert [one.code for one in result.feedback] == ["wrong-drawing", "words-missing"]
    assert len(read(result.expected_drawing).marks) >= 1


def test_words_at_another_place_are_told_once():
    here, there = Drawing((*L_SHAPE.shapes, Text((20, 20), "a"))), Drawing((*L_SHAPE.shapes, Text((90, 20), "a")))
    assert [code for code, _ in told(asks(here), ran(there))] == ["wrong-drawing", "words-missing"]
    assert [code for code, _ in told(asks(), ran(here))] == ["wrong-drawing", "words-extra"]


def test_a_program_that_was_stopped_is_told_so_and_its_drawing_shown():
    result = judged(asks(), ran(L_SHAPE, Outcome.TIMED_OUT))
    assert [one.code for one in result.feedback] == ["timed-out"]
    assert result.drawing is not None


def test_a_drawing_nobody_asked_for_is_shown_as_well():
    result = judged(program("", public=True), ran(L_SHAPE))
    assert result.status is Status.PASSED
    assert result.drawing is not None
    assert result.expected_drawing is None


def test_a_call_may_draw_too():
    from tests.grader.marking.judging import call

    test = call()
    test = replace(test, kind=replace(test.kind, draws=draws()))
    case = CaseResult(Outcome.EXITED, steps=(StepResult(None),), drawing=moved(L_SHAPE, 0, 0, 1, -1))
    assert [one.code for one in judged(test, case).feedback] == ["drawing-mirrored"]


def test_what_is_missing_is_marked_where_it_should_be_and_what_is_too_much_where_it_is():
    actual = moved(Drawing((*L_SHAPE.shapes[:1], Line((0, 0), (0, 50)))), 500, 300)
    result = judged(asks(position="any"), ran(actual))
    missing, extra = read(result.expected_drawing).marks, read(result.drawing).marks
    assert {round(mark.start[0], -1) for mark in missing} == {100}
    assert {round(mark.start[0], -1) for mark in extra} == {500}


def test_a_student_sees_no_drawing_of_a_hidden_test_and_learns_nothing_but_its_kind():
    report = mark(
        exercise(asks(public=False)), {}, RunResult((ran(Drawing((Line((0, 0), (0, 77)),))),), 0.1, "local", "python")
    )
    (test,) = seen_by_student(report).tests
    assert report.tests[0].drawing is not None
    assert (test.drawing, test.expected_drawing) == (None, None)
    assert [one.code for one in test.feedback] == ["wrong-drawing"]


@pytest.mark.parametrize("code", ["parts-missing", "parts-extra", "words-missing", "words-extra"])
def test_what_would_describe_a_hidden_picture_is_not_told(code):
    assert CODES[code].hidden is None


def test_a_report_with_drawings_is_the_same_after_json():
    report = mark(exercise(asks()), {}, RunResult((ran(moved(L_SHAPE, 9, 9)),), 0.1, "local", "python"))
    assert from_json(to_json(report)) == report


def scribble(count):
    places = [((n * 7919) % 801 - 400.0, (n * 104729) % 797 - 398.0) for n in range(count + 1)]
    return Drawing(tuple(Line(places[n], places[n + 1]) for n in range(count)))


def test_a_huge_drawing_is_cut_to_what_everyone_bears():
    text = fitting(picture(scribble(MAX_SHAPES)), 2**14)
    assert len(text.encode()) <= 2**14
    assert read(text).drawing.truncated
    assert len(read(text).drawing.shapes) > 500


def test_many_huge_drawings_still_fit_into_a_report():
    tests = [replace(asks(), name=f"t{number}") for number in range(12)]
    cases = tuple(ran(scribble(3000)) for _ in tests)
    report = mark(exercise(*tests), {}, RunResult(cases, 0.1, "local", "python"))
    import json

    assert len(json.dumps(to_json(report), ensure_ascii=False).encode()) <= MAX_BYTES * 1.1
    assert all(read(test.drawing) for test in report.tests if test.drawing is not None)


def test_a_drawing_can_be_told_in_numbers():
    seen = counts(Drawing((*L_SHAPE.shapes, Text((0, 0), "a"), Line((0, 0), (999, 0), "#ffffff"))))
    assert (seen.strokes, seen.words, seen.width, seen.height) == (3, ("a",), 100, 60)
