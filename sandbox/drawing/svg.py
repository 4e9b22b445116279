"""Pictures as SVG: written here out of checked shapes, never taken over from a student, and each shape on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor

from sandbox.drawing.shapes import Area, Box, Dot, Drawing, Line, Shape, Text, extent

MARGIN = 12.0
LEAST_SIDE = 120.0
"""A drawing smaller than this is shown with room around it."""
LARGEST_SIDE = 640.0
"""Pixels that a picture takes by itself; a page may show it smaller."""

OPENING = "<g fill='none' stroke-linecap='round' stroke-linejoin='round' font-family='sans-serif'>".replace("'", '"')
MARKING = "<g class='marks' stroke='#ffb733' stroke-opacity='0.6' stroke-width='10'>".replace("'", '"')
CLOSING = "</g>"
END = "</svg>"
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
DASHES = {"": "", "--": "6 5", "-.": "7 4 2 4", ":": "1.5 4"}
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as it is shown."""

    drawing: Drawing
    box: Box
    """What of the plane is seen."""
    marks: tuple[Line, ...] = ()
    """Strokes to point at, drawn thick and pale below everything else."""


def picture(drawing: Drawing) -> Picture:
    """The whole drawing, with a margin."""
    return Picture(drawing, box_of(drawing))


def box_of(*drawings: Drawing) -> Box:
    """The box around all of them, with a margin, and never tiny."""
    box = extent(tuple(shape for drawing in drawings for shape in drawing.shapes)) or Box(0, 0, 0, 0)
    across = max(0.0, LEAST_SIDE - (box.right - box.left)) / 2
    up = max(0.0, LEAST_SIDE - (box.top - box.bottom)) / 2
    around = Box(box.left - across, box.bottom - up, box.right + across, box.top + up).grown(MARGIN)
    return Box(*map(float, (floor(around.left), floor(around.bottom), ceil(around.right), ceil(around.top))))


def write(shown: Picture) -> str:
    """The picture as the text of an SVG file. Nothing in it can run or load anything, whatever was drawn."""
    return "\n".join(_lines(shown)) + "\n"


def number(value: float) -> str:
    """A number as it stands in the file: at most three decimals, none of them needless."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _lines(shown: Picture) -> Iterator[str]:
    box, drawing = shown.box, shown.drawing
    width, height = box.right - box.left, box.top - box.bottom
    scale = min(1.0, LARGEST_SIDE / max(width, height))
    view = " ".join(map(number, (box.left, -box.top, width, height)))
    cut = ' class="cut"' if drawing.truncated else ""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg"{cut} viewBox="{view}"'
        f' width="{number(width * scale)}" height="{number(height * scale)}">'
    )
    corner = f'x="{number(box.left)}" y="{number(-box.top)}"'
    yield f'<rect {corner} width="{number(width)}" height="{number(height)}" fill="{drawing.background}"/>'
    yield OPENING
    if shown.marks:
        yield MARKING
        yield from (f'<path d="{_path(list(chain))}"/>' for chain in _chains(shown.marks))
        yield CLOSING
    yield from _drawn(drawing.shapes)
    yield CLOSING
    yield END


def _drawn(shapes: tuple[Shape, ...]) -> Iterator[str]:
    for is_line, group in groupby(shapes, key=lambda shape: isinstance(shape, Line)):
        if is_line:
            lines = [shape for shape in group if isinstance(shape, Line)]
            yield from (_stroke(chain) for chain in _chains(tuple(lines)))
        else:
            yield from map(_one, group)


def _chains(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Lines that go on where the last one ended, in the same way, as one."""
    chain: list[Line] = []
    for line in lines:
        last = chain[-1] if chain else None
        if last and (last.end, last.color, last.width, last.dash) == (line.start, line.color, line.width, line.dash):
            chain.append(line)
            continue
        if chain:
            yield chain
        chain = [line]
    if chain:
        yield chain


def _path(chain: list[Line]) -> str:
    points = [chain[0].start, *(line.end for line in chain)]
    return "M" + "L".join(f"{number(x)} {number(-y)}" for x, y in points)


def _stroke(chain: list[Line]) -> str:
    first = chain[0]
    dash = f' stroke-dasharray="{DASHES[first.dash]}"' if first.dash else ""
    return f'<path d="{_path(chain)}" stroke="{first.color}" stroke-width="{number(first.width)}"{dash}/>'


def _one(shape: Shape) -> str:
    match shape:
        case Area(points, fill, outline, width):
            corners = " ".join(f"{number(x)},{number(-y)}" for x, y in points)
            edge = f' stroke="{outline}" stroke-width="{number(width)}"' if outline else ""
            return f'<polygon points="{corners}" fill="{fill}" fill-rule="evenodd"{edge}/>'
        case Dot((x, y), diameter, color):
            return f'<circle cx="{number(x)}" cy="{number(-y)}" r="{number(diameter / 2)}" fill="{color}"/>'
        case Text():
            return _text(shape)
    raise AssertionError(shape)  # lines have been drawn


def _text(shape: Text) -> str:
    x, y = number(shape.place[0]), number(-shape.place[1])
    weight = ' font-weight="bold"' if "bold" in shape.style else ""
    slope = ' font-style="italic"' if "italic" in shape.style else ""
    turn = f' transform="rotate(-90 {x} {y})"' if shape.upwards else ""
    words = "".join(ESCAPES.get(letter, letter) for letter in shape.text)
    return (
        f'<text x="{x}" y="{y}" fill="{shape.color}" font-size="{number(shape.size)}"'
        f' text-anchor="{ANCHORS[shape.align]}"{weight}{slope}{turn}>{words}</text>'
    )
