"""The part of the canvas that a chart takes: data become places, and what lies outside of the frame is cut off."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import pairwise

from sandbox.drawing.library.canvas import CANVAS
from sandbox.drawing.library.plot_scale import Axis
from sandbox.drawing.library.plot_styles import PIXELS_A_POINT, Look
from sandbox.drawing.shapes import Point

_EDGE = 1e-9


@dataclass(slots=True)
class Sheet:
    """The frame of one chart in pixels, and its two axes."""

    left: float
    bottom: float
    right: float
    top: float
    x: Axis
    y: Axis
    drawn: list[int] = field(default_factory=list)
    """The numbers of the shapes."""
    ranges: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 1.0), (0.0, 1.0))

    def __post_init__(self) -> None:
        self.ranges = self.x.range(), self.y.range()

    def place(self, x: float, y: float) -> Point:
        """Where a pair of data lies."""
        (x0, x1), (y0, y1) = self.ranges
        across, up = (x - x0) / (x1 - x0), (y - y0) / (y1 - y0)
        return self.left + across * (self.right - self.left), self.bottom + up * (self.top - self.bottom)

    def is_inside(self, point: Point) -> bool:
        """Whether it lies in the frame or on it."""
        x, y = point
        return self.left - _EDGE <= x <= self.right + _EDGE and self.bottom - _EDGE <= y <= self.top + _EDGE

    def line(self, start: Point, end: Point, color: str, width: float, dash: str = "") -> None:
        """A stroke between two places, its width in points."""
        self.drawn.append(CANVAS.line(start, end, color, width * PIXELS_A_POINT, dash))

    def text(self, place: Point, text: str, size: float, *, color: str = "#000000", align: str = "center",
             style: str = "", upwards: bool = False) -> None:  # fmt: skip
        """One line of words, its size in points; the place is on its base line."""
        pixels = size * PIXELS_A_POINT
        if text:
            self.drawn.append(CANVAS.text(place, text, color, pixels, align=align, style=style, upwards=upwards))

    def area(self, points: list[Point], fill: str, outline: str | None = None, width: float = 1.0) -> None:
        """A filled polygon of places, drawn as far as it lies in the frame."""
        kept = self._cut(points)
        if len(kept) > 2:  # noqa: PLR2004 - less is no area
            self.drawn.append(CANVAS.area(kept, fill, outline, width * PIXELS_A_POINT))

    def curve(self, points: list[Point], look: Look) -> None:
        """A series of places, joined and marked as it looks."""
        for start, end in pairwise(points):
            piece = (
                self._clipped(start, end) if look.dash is not None and all(map(math.isfinite, (*start, *end))) else None
            )
            if piece:
                self.line(*piece, look.color, look.width, look.dash or "")
        for point in points if look.marker else ():
            if all(map(math.isfinite, point)) and self.is_inside(point):
                self.marker(point, look)

    def marker(self, point: Point, look: Look) -> None:
        """One marked place."""
        size = look.size * PIXELS_A_POINT * {".": 0.5, ",": 0.2}.get(look.marker, 1.0)
        x, y = point
        if look.marker in "o.,":
            self.drawn.append(CANVAS.dot(point, size, look.color))
        elif look.marker in "x+":
            turn = math.pi / 4 if look.marker == "x" else 0.0
            for angle in (turn, turn + math.pi / 2):
                dx, dy = math.cos(angle) * size / 2, math.sin(angle) * size / 2
                self.line((x - dx, y - dy), (x + dx, y + dy), look.color, 1.0)
        else:
            corners = [(x + dx * size / 2, y + dy * size / 2) for dx, dy in _outline(look.marker)]
            self.drawn.append(CANVAS.area(corners, look.color))

    def _clipped(self, start: Point, end: Point) -> tuple[Point, Point] | None:
        """The part of a stroke that lies in the frame."""
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        first, last = 0.0, 1.0
        for way, room in ((-dx, x - self.left), (dx, self.right - x), (-dy, y - self.bottom), (dy, self.top - y)):
            if way == 0:
                if room < -_EDGE:
                    return None
            elif way < 0:
                first = max(first, room / way)
            else:
                last = min(last, room / way)
        if first > last:
            return None
        return (x + first * dx, y + first * dy), (x + last * dx, y + last * dy)

    def _cut(self, points: list[Point]) -> list[Point]:
        """A polygon cut along the four sides of the frame."""
        for axis, bound, sign in ((0, self.left, 1), (0, self.right, -1), (1, self.bottom, 1), (1, self.top, -1)):
            points = _cut_at(points, axis, bound, sign)
        return points


def _cut_at(points: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for before, point in zip([*points[-1:], *points], points, strict=False):
        ahead, behind = (point[axis] - bound) * sign, (before[axis] - bound) * sign
        if (ahead < 0) != (behind < 0):
            share = behind / (behind - ahead)
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if ahead >= 0:
            kept.append(point)
    return kept


def _outline(marker: str) -> list[Point]:
    """A marker's corners, in a circle of radius one."""
    if marker in "^v<>":
        turn = {"^": 90, "v": 270, "<": 180, ">": 0}[marker]
        return _star(3, 1.0, turn)[::2]
    if marker == "*":
        return _star(5, 0.4, 90)
    if marker in "dD":
        narrow = 0.6 if marker == "d" else 1.0
        return [(x * narrow, y) for x, y in _star(4, 1.0, 90)[::2]]
    corners = {"s": (4, 45), "p": (5, 90), "h": (6, 90), "X": (4, 0)}[marker]
    return _star(corners[0], 1.0, corners[1])[::2]


def _star(corners: int, inner: float, turn: float) -> list[Point]:
    """Corners on a circle and, between them, on a smaller one."""
    angles = [math.radians(turn + 180 * number / corners) for number in range(2 * corners)]
    return [
        (math.cos(angle) * (inner if number % 2 else 1.0), math.sin(angle) * (inner if number % 2 else 1.0))
        for number, angle in enumerate(angles)
    ]
