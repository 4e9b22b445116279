"""What leaves a student's process is data: whatever a line says, only checked shapes come of it."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.drawing import stream
from sandbox.drawing.library import turtle
from sandbox.drawing.library.canvas import CANVAS
from sandbox.drawing.shapes import FARTHEST, MAX_POINTS, MAX_SHAPES, THICKEST, Area, Drawing, Line, Text
from sandbox.drawing.svg import picture, write
from tests.sandbox.drawing.sheets import lines_of

GOOD = ["l", 0, 0, 10, 0, "#000000", 1, ""]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=12,
)


def told(*parts):
    return f"D{json.dumps([1, *parts])}"


@given(st.lists(st.text(max_size=30) | JSON.map(lambda value: f"D{json.dumps(value)}"), max_size=6))
def test_whatever_is_said_gives_a_picture_or_none(lines):
    found = stream.drawing(lines)
    assert found is None or write(picture(found)).endswith("</svg>\n")


@given(st.sampled_from(["l", "a", "d", "t"]), st.lists(JSON, max_size=9))
def test_a_shape_with_anything_in_it_is_checked_or_refused(kind, parts):
    found = stream.drawing([told(kind, *parts)])
    if found is not None:
        write(picture(found))


@pytest.mark.parametrize(
    "parts",
    [
        ["l", math.nan, 0, 1, 1, "#000000", 1, ""],
        ["l", math.inf, 0, 1, 1, "#000000", 1, ""],
        ["l", "0", 0, 1, 1, "#000000", 1, ""],
        ["l", True, 0, 1, 1, "#000000", 1, ""],
        ["l", 0, 0, 1, 1, "red", 1, ""],
        ["l", 0, 0, 1, 1, '#000000"/><script>', 1, ""],
        ["l", 0, 0, 1, 1, "#000000", 1, "url(#x)"],
        ["a", [0, 0, 1, 1], "#000000", None, 1],
        ["a", [0, 0, 1, 1, 2], "#000000", None, 1],
        ["t", 0, 0, "x", "#000000", 1, "middle", "", False],
        ["t", 0, 0, 5, "#000000", 1, "left", "", False],
        ["t", 0, 0, "x", "#000000", 1, "left", "oblique", False],
        ["path", "M0 0"],
    ],
)
def test_what_ours_would_not_say_is_passed_over(parts):
    assert stream.drawing([told(*parts)]) is None
    assert stream.drawing([told(*parts), "D[2" + told(*GOOD)[3:]]) == Drawing((Line((0, 0), (10, 0)),))


def test_numbers_are_held_within_the_plane():
    found = stream.drawing([told("l", 1e300, -1e300, 0.12345, 0, "#000000", 1e9, "")])
    assert found == Drawing((Line((FARTHEST, -FARTHEST), (0.12, 0), width=THICKEST),))


def test_text_holds_no_hidden_characters():
    found = stream.drawing([told("t", 0, 0, "a\x00\x1b[31m\u202eb\ud800" + "x" * 900, "#000000", 9, "left", "", False)])
    (text,) = found.shapes
    assert isinstance(text, Text)
    assert len(text.text) <= 500
    assert text.text.startswith("a\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}b")


def test_there_are_only_so_many_shapes_corners_and_lines():
    many = [f"D[{number},{json.dumps(GOOD)[1:]}" for number in range(MAX_SHAPES + 10)]
    found = stream.drawing(many)
    assert (len(found.shapes), found.truncated) == (MAX_SHAPES, True)
    corners = json.dumps([0, 0] * (MAX_POINTS // 4))
    areas = stream.drawing([f'D[{number},"a",{corners},"#000000",null,1]' for number in range(9)])
    assert len(areas.shapes) == 4
    assert all(isinstance(area, Area) for area in areas.shapes)
    assert areas.truncated
    endless = stream.drawing([f"D[1,{json.dumps(GOOD)[1:]}"] * (stream.MAX_LINES + 1))
    assert endless.truncated


def test_a_statement_and_its_drawing_are_parted():
    said = f' D[1,{json.dumps(GOOD)[1:]}\n{{"outcome": "exited"}}'
    assert stream.parted(said) == ('{"outcome": "exited"}', Drawing((Line((0, 0), (10, 0)),)))


@given(st.text(max_size=40))
def test_a_statement_without_a_drawing_stays_as_it_is(text):
    said = " " + json.dumps({"stdout": text}, ensure_ascii=False)
    assert stream.parted(said) == (said, None) or json.loads(stream.parted(said)[0]) == {"stdout": text}


def test_what_was_drawn_before_somebody_listened_is_told_first():
    told_late: list[bytes] = []
    turtle.begin()
    turtle.forward(10)
    CANVAS.tell(told_late.append)
    turtle.forward(10)
    turtle.begin()
    found = stream.drawing(b"".join(told_late).decode().splitlines())
    assert [line.end for line in found.shapes if isinstance(line, Line)] == [(10, 0), (20, 0)]


def test_each_shape_is_told_in_the_moment_in_which_it_is_drawn():
    told_now: list[bytes] = []
    turtle.begin()
    CANVAS.tell(told_now.append)
    turtle.forward(10)
    assert len(told_now) == 1
    turtle.left(90)
    assert len(told_now) == 1
    turtle.begin()


def test_all_that_is_told_fits_into_its_room():
    def program():
        for _ in range(40):
            for _ in range(2000):
                turtle.write("ก" * 500)
            turtle.clear()
        for _ in range(25_000):
            turtle.write("ก" * 500)

    lines = lines_of(program)
    assert sum(len(line) + 1 for line in lines) <= stream.MAX_BYTES
    assert stream.drawing(lines).truncated
