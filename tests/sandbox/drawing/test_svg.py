"""A picture shown to a teacher cannot do anything: it is written by us, and only what we wrote is read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.drawing.shapes import Area, Dot, Drawing, Line, Text, extent
from sandbox.drawing.stream import clean
from sandbox.drawing.svg import Picture, box_of, picture, write
from sandbox.drawing.svg_read import NoPicture, read
from tests.sandbox.drawing.sheets import DRAWINGS, LINES

NAMESPACE = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg": {"viewBox", "width", "height", "class"},
    "g": {
        "fill",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "font-family",
        "class",
    },
    "rect": {"x", "y", "width", "height", "fill"},
    "path": {"d", "stroke", "stroke-width", "stroke-dasharray"},
    "polygon": {"points", "fill", "fill-rule", "stroke", "stroke-width"},
    "circle": {"cx", "cy", "r", "fill"},
    "text": {"x", "y", "fill", "font-size", "text-anchor", "font-weight", "font-style", "transform"},
}
EVIL = (
    "<script>alert(1)</script>",
    "</text></svg><script>alert(1)</script>",
    '" onload="alert(1)',
    "' onload='alert(1)",
    "&lt;script&gt;",
    "&#60;script&#62;",
    "<![CDATA[<script>]]>",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "javascript:alert(1)",
    "{{ config }} {% raw %} ${x}",
    "]]>\n<image href='x'/>",
)


def parsed(text):
    return ET.fromstring(text)  # noqa: S314 - written by us, a moment ago


def assert_harmless(text):
    for element in parsed(text).iter():
        name = element.tag.removeprefix(NAMESPACE)
        assert set(element.attrib) <= ALLOWED[name]
        assert not any("url" in value or ":" in value for value in element.attrib.values())


@given(DRAWINGS)
def test_a_picture_holds_nothing_but_shapes(drawing):
    assert_harmless(write(picture(drawing)))


@pytest.mark.parametrize("evil", EVIL)
def test_words_stay_words(evil):
    text = write(picture(Drawing((Text((0, 0), evil),))))
    assert_harmless(text)
    assert [element.text for element in parsed(text).iter(f"{NAMESPACE}text")] == [evil] or "\n" in evil
    assert "<script" not in text
    assert "<image" not in text


@given(st.text(max_size=60))
def test_any_words_come_back_as_they_were(words):
    drawing = Drawing((Text((1, 2), clean(words), "#ff0000", 12, "right", "bold italic", upwards=True),))
    assert read(write(picture(drawing))).drawing == drawing


@given(DRAWINGS, st.lists(LINES, max_size=3))
def test_a_picture_is_read_as_it_was_written(drawing, marks):
    shown = Picture(drawing, box_of(drawing), tuple(Line(mark.start, mark.end) for mark in marks))
    found = read(write(shown))
    assert found.drawing == drawing
    assert found.marks == shown.marks
    assert write(found) == write(shown)


@given(DRAWINGS, st.data())
def test_a_changed_picture_is_refused_or_still_harmless(drawing, data):
    text = write(picture(drawing))
    at = data.draw(st.integers(0, len(text)))
    changed = text[:at] + data.draw(st.sampled_from(EVIL) | st.text(max_size=4)) + text[at:]
    try:
        found = read(changed)
    except NoPicture:
        return
    assert_harmless(write(found))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<svg/>",
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>',
        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>",
    ],
)
def test_other_pictures_are_none(text):
    with pytest.raises(NoPicture):
        read(text)


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script>",
        '<image href="http://example.org/x.png"/>',
        '<path d="M0 0L1 1" stroke="url(#x)" stroke-width="1"/>',
        '<path d="M0 0L1 1" stroke="#000000" stroke-width="1" onclick="x"/>',
        '<text x="0" y="0" fill="#000000" font-size="1" text-anchor="start"><a>x</a></text>',
        '<path d="M0 0L1 1" stroke="#000000" stroke-width="1" stroke-dasharray="9 9"/>',
        "<!-- a remark -->",
    ],
)
def test_a_line_that_is_none_of_ours_is_told_by_its_number(line):
    lines = write(picture(Drawing((Line((0, 0), (9, 9)),)))).splitlines()
    lines.insert(4, line)
    with pytest.raises(NoPicture) as told:
        read("\n".join(lines))
    assert told.value.line == 5


def test_lines_that_go_on_are_one_path_upwards_is_up_and_a_tiny_drawing_has_room():
    drawing = Drawing((Line((0, 0), (10, 0)), Line((10, 0), (10, 20)), Line((0, 0), (1, 1), "#ff0000")))
    text = write(picture(drawing))
    assert '<path d="M0 0L10 0L10 -20" stroke="#000000"' in text
    assert text.count("<path") == 2
    box = box_of(drawing)
    assert box.right - box.left > 100


def test_the_extent_is_around_every_shape():
    shapes = (Dot((0, 0), 20), Area(((30, 0), (40, 0), (40, 50)), "#000000"), Text((0, -5), "abc", align="right"))
    box = extent(shapes)
    assert box is not None
    assert (box.bottom, box.right, box.top) == (-10, 40, 50)
    assert box.left < -10
