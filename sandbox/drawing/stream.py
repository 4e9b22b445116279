"""How shapes leave a student's process: a line each time one is drawn, changed or wiped away; read here with suspicion.

A line is `D[number, kind, …]`: the shape of that number is now this one. `D[number]` wipes it away; `D[]` is a new sheet,
and what came before it does not matter. The numbers are the order in which shapes cover each other. `D["paper", color]` is the background, and `D["full"]` says
that more was drawn than a drawing may hold. What follows on a line that begins otherwise is no drawing.
"""

from __future__ import annotations

import json
import math
import re
from typing import Any

from sandbox.drawing.shapes import (
    FARTHEST,
    MAX_POINTS,
    MAX_SHAPES,
    MAX_TEXT,
    THICKEST,
    WHITE,
    Area,
    Dot,
    Drawing,
    Line,
    Point,
    Shape,
    Text,
)

MARK = "D"
RESET = f"{MARK}[]"
PAPER = "paper"
FULL = "full"
MAX_BYTES = 3 << 20
"""What the lines of one drawing may take together: twice what the largest drawing takes."""
MAX_LINES = 3 * MAX_SHAPES
_MOST_TO_SPLIT = 2 * MAX_LINES
"""Lines that are looked at one by one: who says more draws nothing more."""

_COLOR = re.compile(r"#[0-9a-f]{6}")
_DASHES = frozenset({"", "--", "-.", ":"})
_ALIGNS = frozenset({"left", "center", "right"})
_STYLES = frozenset({"", "bold", "italic", "bold italic"})
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
"""What no text of a picture holds: control characters, what turns the direction of writing, what is no character."""


def parted(said: str) -> tuple[str, Drawing | None]:
    """What a process said without the lines of its drawing, and the drawing; None where it drew nothing at all."""
    if f"{MARK}[" not in said:
        return said, None
    lines = said.lstrip(" ").split("\n", _MOST_TO_SPLIT)
    drawn = [line for line in lines if line.startswith(f"{MARK}[")]
    rest = "\n".join(line for line in lines if not line.startswith(f"{MARK}["))
    return rest, drawing(drawn)


def drawing(lines: list[str]) -> Drawing | None:
    """The picture that the lines end with; what ours would not have written is passed over. None where nothing is left."""
    shapes: dict[int, Shape] = {}
    paper, truncated = WHITE, False
    last = len(lines)
    first = next((last - index for index, line in enumerate(reversed(lines)) if line == RESET), 0)
    for line in lines[first : first + MAX_LINES]:
        match _read(line):
            case [str(word)] if word == FULL:
                truncated = True
            case [str(word), str(color)] if word == PAPER and _COLOR.fullmatch(color):
                paper = color
            case [int(number), *parts] if type(number) is int and 0 <= number < _MOST_NUMBERS:
                _set(shapes, number, parts)
    ordered = tuple(shapes[number] for number in sorted(shapes))
    kept = _bounded(ordered)
    if not kept and not truncated and paper == WHITE:
        return None
    return Drawing(kept, paper, truncated or len(kept) < len(ordered) or last - first > MAX_LINES)


_MOST_NUMBERS = 1 << 53


def _read(line: str) -> Any:
    try:
        return json.loads(line[len(MARK) :])
    except (ValueError, RecursionError):
        return None


def _set(shapes: dict[int, Shape], number: int, parts: list[Any]) -> None:
    if not parts:
        shapes.pop(number, None)
        return
    try:
        shape = shape_of(parts)
    except (ValueError, TypeError, OverflowError):
        return
    shapes[number] = shape


def _bounded(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    points = 0
    for count, shape in enumerate(shapes[:MAX_SHAPES]):
        points += len(shape.points) if isinstance(shape, Area) else 0
        if points > MAX_POINTS:
            return shapes[:count]
    return shapes[:MAX_SHAPES]


def shape_of(parts: list[Any]) -> Shape:
    """The shape that a line tells of, every part of it checked. Raises ValueError, TypeError or OverflowError."""
    match parts:
        case ["l", x, y, to_x, to_y, color, width, dash]:
            return Line(_point(x, y), _point(to_x, to_y), _color(color), _size(width), _one_of(dash, _DASHES))
        case ["a", [*flat], fill, outline, width] if len(flat) >= 6 and len(flat) % 2 == 0:  # noqa: PLR2004 - a triangle
            points = tuple(_point(x, y) for x, y in zip(flat[::2], flat[1::2], strict=True))
            if outline is None:
                return Area(points, _color(fill))
            return Area(points, _color(fill), _color(outline), _size(width))
        case ["d", x, y, diameter, color]:
            return Dot(_point(x, y), _size(diameter), _color(color))
        case ["t", x, y, str(text), color, size, align, style, bool(upwards)]:
            place, words = _point(x, y), clean(text)
            return Text(
                place, words, _color(color), _size(size), _one_of(align, _ALIGNS), _one_of(style, _STYLES), upwards
            )
    raise ValueError("this is no shape")


def clean(text: str) -> str:
    """The text as a picture can hold it."""
    return _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text[:MAX_TEXT])


def _point(x: Any, y: Any) -> Point:
    return _within(x, FARTHEST), _within(y, FARTHEST)


def _within(number: Any, most: float) -> float:
    if type(number) not in {int, float} or not math.isfinite(number):
        raise ValueError("a coordinate is a finite number")
    return round(max(-most, min(most, float(number))), 2) + 0.0


def _size(number: Any) -> float:
    return max(0.0, _within(number, THICKEST))


def _color(color: Any) -> str:
    if type(color) is not str or not _COLOR.fullmatch(color):
        raise ValueError("a colour is #rrggbb")
    return color


def _one_of(word: Any, words: frozenset[str]) -> str:
    if type(word) is not str or word not in words:
        raise ValueError("a word is one of those that are known")
    return word
