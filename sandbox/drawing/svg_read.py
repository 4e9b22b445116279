"""Pictures read back from the SVG that `sandbox.drawing.svg` writes, and from no other: every line has to be one of its own."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

from sandbox.drawing.shapes import MAX_SHAPES, Box, Drawing, Line, Point, Shape
from sandbox.drawing.stream import shape_of
from sandbox.drawing.svg import ANCHORS, CLOSING, DASHES, END, MARKING, OPENING, Picture

_NUMBER = r"-?[0-9]{1,7}(?:\.[0-9]{1,3})?"
_COLOR = "#[0-9a-f]{6}"
_ALIGN = {anchor: align for align, anchor in ANCHORS.items()}
_DASH = {pattern: dash for dash, pattern in DASHES.items()}

_HEAD = re.compile(
    rf'<svg xmlns="http://www\.w3\.org/2000/svg"(?P<cut> class="cut")? viewBox="(?P<view>{_NUMBER}(?: {_NUMBER}){{3}})"'
    rf' width="{_NUMBER}" height="{_NUMBER}">'
)
_PAPER = re.compile(
    rf'<rect x="{_NUMBER}" y="{_NUMBER}" width="{_NUMBER}" height="{_NUMBER}" fill="(?P<fill>{_COLOR})"/>'
)
_STROKE = re.compile(
    rf'<path d="(?P<d>M{_NUMBER} {_NUMBER}(?:L{_NUMBER} {_NUMBER})+)"'
    rf'(?: stroke="(?P<color>{_COLOR})" stroke-width="(?P<width>{_NUMBER})"'
    rf'(?: stroke-dasharray="(?P<dash>[0-9. ]+)")?)?/>'
)
_AREA = re.compile(
    rf'<polygon points="(?P<points>{_NUMBER},{_NUMBER}(?: {_NUMBER},{_NUMBER}){{2,}})" fill="(?P<fill>{_COLOR})"'
    rf' fill-rule="evenodd"(?: stroke="(?P<edge>{_COLOR})" stroke-width="(?P<width>{_NUMBER})")?/>'
)
_DOT = re.compile(
    rf'<circle cx="(?P<x>{_NUMBER})" cy="(?P<y>{_NUMBER})" r="(?P<r>{_NUMBER})" fill="(?P<fill>{_COLOR})"/>'
)
_TEXT = re.compile(
    rf'<text x="(?P<x>{_NUMBER})" y="(?P<y>{_NUMBER})" fill="(?P<fill>{_COLOR})" font-size="(?P<size>{_NUMBER})"'
    rf' text-anchor="(?P<anchor>start|middle|end)"(?P<bold> font-weight="bold")?(?P<italic> font-style="italic")?'
    rf'(?P<turn> transform="rotate\(-90 {_NUMBER} {_NUMBER}\)")?>(?P<words>(?:[^<>&"]|&amp;|&lt;|&gt;|&quot;)*)</text>'
)  # fmt: skip


class NoPicture(ValueError):
    """A text that is no picture of ours; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(text: str) -> Picture:
    """The picture in the text of a file. Raises NoPicture."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    head, paper = _HEAD.fullmatch(lines[0]), _PAPER.fullmatch(lines[1] if lines[1:] else "")
    if head is None or paper is None or lines[2:3] != [OPENING] or lines[-2:] != [CLOSING, END]:
        raise NoPicture(1, "this is no picture that Kradan has written")
    marks, first = _marks(lines)
    shapes: list[Shape] = []
    for index, line in enumerate(lines[first:-2], start=first):
        shapes += _line(line, index + 1)
        if len(shapes) > MAX_SHAPES:
            raise NoPicture(index + 1, f"there are more than {MAX_SHAPES} shapes in this picture")
    drawing = Drawing(tuple(shapes), paper["fill"], truncated=head["cut"] is not None)
    left, top, width, height = map(float, head["view"].split())
    return Picture(drawing, Box(left, -top - height, left + width, -top), marks)


def _marks(lines: list[str]) -> tuple[tuple[Line, ...], int]:
    """The strokes to point at, and the index of the line after them."""
    if lines[3] != MARKING:
        return (), 3
    end = lines.index(CLOSING)
    found = [shape for index in range(4, end) for shape in _line(lines[index], index + 1)]
    return tuple(shape for shape in found if isinstance(shape, Line)), end + 1


def _line(line: str, number: int) -> list[Shape]:
    """The shapes of one line: of a stroke as many as it has straight pieces."""
    try:
        if found := _STROKE.fullmatch(line):
            points = [_point(pair.replace(" ", ",")) for pair in found["d"][1:].split("L")]
            style = found["color"] or "#000000", float(found["width"] or 1), _DASH[found["dash"] or ""]
            return [shape_of(["l", *start, *end, *style]) for start, end in pairwise(points)]
        return [_other(line)]
    except (KeyError, ValueError):
        raise NoPicture(number, "this line is none that Kradan writes into a picture") from None


def _other(line: str) -> Shape:
    if found := _AREA.fullmatch(line):
        corners = tuple(map(_point, found["points"].split(" ")))
        flat = [part for corner in corners for part in corner]
        return shape_of(["a", flat, found["fill"], found["edge"], float(found["width"] or 1)])
    if found := _DOT.fullmatch(line):
        return shape_of(["d", *_point(f"{found['x']},{found['y']}"), float(found["r"]) * 2, found["fill"]])
    if found := _TEXT.fullmatch(line):
        style = " ".join(word for word in ("bold", "italic") if found[word])
        place, turned = _point(f"{found['x']},{found['y']}"), found["turn"] is not None
        size, align = float(found["size"]), _ALIGN[found["anchor"]]
        return shape_of(["t", *place, unescape(found["words"]), found["fill"], size, align, style, turned])
    raise ValueError(line)


def _point(pair: str) -> Point:
    x, y = map(float, pair.split(","))
    return x, -y + 0.0
