"""Two drawings are the same picture, in whatever order, direction and pieces it was drawn; and are not where the eye sees it."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.exercise.model import Draws
from grader.marking.compare_drawings import compare_drawings, is_same_picture
from grader.marking.drawn import moved
from sandbox.drawing.shapes import Area, Dot, Drawing, Line, Text

COORDINATES = st.integers(-200, 200).map(float)
POINTS = st.tuples(COORDINATES, COORDINATES)
COLORS = st.sampled_from(["#000000", "#ff0000", "#0000ff"])
LINES = st.lists(
    st.builds(Line, POINTS, POINTS, COLORS),
    min_size=1,
    max_size=6,
    unique_by=lambda line: tuple(sorted([line.start, line.end])),
)
PLAIN = Draws("x.svg")
SQUARE = Drawing(
    tuple(
        Line(a, b) for a, b in [((0, 0), (100, 0)), ((100, 0), (100, 100)), ((100, 100), (0, 100)), ((0, 100), (0, 0))]
    )
)


def ring(corners, radius=50.0):
    points = [
        (radius * math.cos(math.tau * n / corners), radius * math.sin(math.tau * n / corners)) for n in range(corners)
    ]
    return tuple(Line(a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True))


def cut_in_pieces(line, shares):
    (x, y), (to_x, to_y) = line.start, line.end
    stops = [0.0, *sorted(shares), 1.0]
    places = [(x + s * (to_x - x), y + s * (to_y - y)) for s in stops]
    return [replace(line, start=a, end=b) for a, b in pairwise(places)]


@settings(max_examples=30, deadline=None)
@given(LINES, st.data())
def test_order_direction_pieces_and_retracing_make_no_difference(lines, data):
    pieces = [
        piece for line in lines for piece in cut_in_pieces(line, data.draw(st.lists(st.floats(0.01, 0.99), max_size=3)))
    ]
    pieces += data.draw(st.lists(st.sampled_from(pieces), max_size=3))
    turned = [
        replace(piece, start=piece.end, end=piece.start) if data.draw(st.booleans()) else piece
        for piece in data.draw(st.permutations(pieces))
    ]
    assert compare_drawings(PLAIN, Drawing(tuple(lines)), Drawing(tuple(turned))).matches


@settings(max_examples=30, deadline=None)
@given(LINES)
def test_colours_and_widths_make_no_difference_unless_they_are_asked_for(lines):
    other = tuple(replace(line, color="#123456", width=5.0) for line in lines)
    assert compare_drawings(PLAIN, Drawing(tuple(lines)), Drawing(other)).matches
    assert not compare_drawings(replace(PLAIN, colors=True), Drawing(tuple(lines)), Drawing(other)).matches or all(
        line.start == line.end for line in lines
    )


@settings(max_examples=30, deadline=None)
@given(LINES, COORDINATES, COORDINATES)
def test_the_place_makes_a_difference_only_where_it_is_asked_for(lines, dx, dy):
    here = Drawing(tuple(lines))
    there = moved(here, dx, dy)
    anywhere = replace(PLAIN, position="any")
    assert compare_drawings(anywhere, here, there).matches
    if max(abs(dx), abs(dy)) > 5:
        assert not compare_drawings(PLAIN, here, there).matches


@settings(max_examples=30, deadline=None)
@given(LINES, LINES)
def test_what_is_missing_on_one_side_is_too_much_on_the_other(first, second):
    one, other = Drawing(tuple(first)), Drawing(tuple(second))
    there, back = compare_drawings(PLAIN, one, other), compare_drawings(PLAIN, other, one)
    assert there.matches == back.matches
    assert bool(there.missing) == bool(back.extra)


def test_one_side_less_is_one_part_missing_and_it_is_pointed_at():
    match = compare_drawings(PLAIN, SQUARE, Drawing(SQUARE.shapes[:3]))
    assert (match.missing.pieces, match.extra.pieces) == (1, 0)
    (mark,) = match.missing.marks
    assert mark.start[0] == mark.end[0] == 0
    assert abs(mark.start[1] - mark.end[1]) > 80


@pytest.mark.parametrize("off", [0.0, 1.0, 1.9])
def test_a_stroke_within_the_tolerance_is_right(off):
    assert compare_drawings(PLAIN, SQUARE, moved(SQUARE, off, 0)).matches


@pytest.mark.parametrize("off", [4.0, 10.0])
def test_a_stroke_twice_as_far_off_is_not(off):
    assert not compare_drawings(PLAIN, SQUARE, moved(SQUARE, off, 0)).matches
    assert compare_drawings(replace(PLAIN, tolerance=off), SQUARE, moved(SQUARE, off, 0)).matches


def test_a_circle_of_more_pieces_is_the_same_circle_and_a_polygon_is_none():
    assert compare_drawings(PLAIN, Drawing(ring(60)), Drawing(ring(120))).matches
    assert not compare_drawings(PLAIN, Drawing(ring(60)), Drawing(ring(6))).matches


def test_an_area_is_no_outline_but_may_have_one():
    corners = ((0.0, 0.0), (80.0, 0.0), (80.0, 80.0), (0.0, 80.0))
    around = tuple(Line(a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True))
    filled = Drawing((Area(corners, "#ff0000"),))
    assert compare_drawings(PLAIN, filled, Drawing((*filled.shapes, *around))).matches
    assert compare_drawings(PLAIN, Drawing((*filled.shapes, *around)), filled).matches
    assert not compare_drawings(PLAIN, filled, Drawing(around)).matches
    assert compare_drawings(PLAIN, Drawing(around), filled).extra


def test_a_dot_is_a_filled_circle():
    circle = Drawing((Area(tuple(line.start for line in ring(60)), "#000000"),))
    assert compare_drawings(PLAIN, circle, Drawing((Dot((0, 0), 100),))).matches
    assert not compare_drawings(PLAIN, circle, Drawing((Dot((0, 0), 80),))).matches


def test_what_is_drawn_in_the_colour_of_the_paper_is_not_there():
    white = tuple(replace(line, color="#ffffff") for line in SQUARE.shapes if isinstance(line, Line))
    assert compare_drawings(PLAIN, Drawing(), Drawing(white)).matches
    assert not compare_drawings(PLAIN, SQUARE, Drawing((*SQUARE.shapes, *white))).matches


def test_the_last_colour_counts():
    red = tuple(replace(line, color="#ff0000") for line in SQUARE.shapes if isinstance(line, Line))
    asked = replace(PLAIN, colors=True)
    assert compare_drawings(asked, Drawing(red), Drawing((*SQUARE.shapes, *red))).matches
    assert not compare_drawings(asked, Drawing(red), Drawing((*red, *SQUARE.shapes))).matches


def test_words_have_to_be_there_and_about_in_their_place():
    asked = Drawing((Text((0, 0), "คะแนน  สอบ"),))
    assert compare_drawings(PLAIN, asked, Drawing((Text((8, 0), "คะแนน สอบ", "#ff0000", 30),))).matches
    far = compare_drawings(PLAIN, asked, Drawing((Text((80, 0), "คะแนน สอบ"),)))
    assert (far.missing.words, far.extra.words) == (("คะแนน สอบ",), ("คะแนน สอบ",))
    assert compare_drawings(PLAIN, asked, Drawing()).missing.words == ("คะแนน สอบ",)


def scribble(count):
    places = [((n * 7919) % 801 - 400.0, (n * 104729) % 797 - 398.0) for n in range(count + 1)]
    return Drawing(tuple(Line(a, b) for a, b in pairwise(places)))


def test_a_scribble_over_everything_is_not_the_square_in_it():
    match = compare_drawings(PLAIN, SQUARE, Drawing((*SQUARE.shapes, *scribble(19_000).shapes)))
    assert not match.matches
    assert match.extra.pieces >= 1


def test_a_drawing_that_was_cut_is_never_right():
    assert not compare_drawings(PLAIN, SQUARE, replace(SQUARE, truncated=True)).matches


@settings(max_examples=60, deadline=None)
@given(
    LINES,
    LINES,
    st.builds(replace, st.just(PLAIN), position=st.sampled_from(["same", "any"]), colors=st.booleans()),
    st.booleans(),
)
def test_the_quick_answer_is_that_of_the_whole_comparison(lines, others, how, alike):
    expected, words = Drawing(tuple(lines)), Text((1.0, 2.0), "ก")
    for actual in (Drawing(tuple(lines if alike else others)), Drawing((*lines, words)), Drawing((*lines, *others))):
        assert is_same_picture(how, expected, actual) == compare_drawings(how, expected, actual).matches
