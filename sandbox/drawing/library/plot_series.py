"""What a chart is told to show, in data and not yet in places; each draws itself on a sheet."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from sandbox.drawing.library.plot_sheet import Sheet
from sandbox.drawing.library.plot_styles import Look
from sandbox.drawing.shapes import Point

TEXT_POINTS = 13.0
"""Larger than the library's own 10: these charts are looked at on phones."""
_PIE_STEPS = 60


@dataclass(slots=True)
class Curve:
    """Points, joined or marked."""

    points: list[Point]
    look: Look

    def paint(self, sheet: Sheet) -> None:
        """Draw it."""
        sheet.curve([sheet.place(x, y) for x, y in self.points], self.look)


@dataclass(slots=True)
class Bars:
    """Rectangles, each told by its left, lower, right and upper edge."""

    boxes: list[tuple[float, float, float, float]]
    colors: list[str]
    edge: str | None
    look: Look

    def paint(self, sheet: Sheet) -> None:
        """Draw them."""
        for (left, bottom, right, top), color in zip(self.boxes, self.colors, strict=True):
            if all(map(math.isfinite, (left, bottom, right, top))):
                corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
                sheet.area([sheet.place(x, y) for x, y in corners], color, self.edge)


@dataclass(slots=True)
class Rule:
    """A line from one side of the frame to the other."""

    value: float
    is_upright: bool
    look: Look

    def paint(self, sheet: Sheet) -> None:
        """Draw it."""
        (x0, x1), (y0, y1) = sheet.ranges
        ends = ((self.value, y0), (self.value, y1)) if self.is_upright else ((x0, self.value), (x1, self.value))
        sheet.curve([sheet.place(x, y) for x, y in ends], self.look)


@dataclass(slots=True)
class Note:
    """Words at a place among the data."""

    x: float
    y: float
    text: str
    size: float = TEXT_POINTS
    color: str = "#000000"
    align: str = "left"

    def paint(self, sheet: Sheet) -> None:
        """Draw it."""
        sheet.text(sheet.place(self.x, self.y), self.text, self.size, color=self.color, align=self.align)


@dataclass(slots=True)
class Pie:
    """Slices of a circle in the middle of the frame."""

    shares: list[float]
    colors: list[str]
    labels: list[str]
    percents: list[str]
    start: float = 0.0
    """Degrees, counterclockwise from three o'clock."""
    direction: int = 1
    edge: str | None = None
    looks: list[Look] = field(default_factory=list)
    """One for each slice that has a name, for the legend."""

    def paint(self, sheet: Sheet) -> None:
        """Draw it; the frame is not seen around a pie."""
        x, y = (sheet.left + sheet.right) / 2, (sheet.bottom + sheet.top) / 2
        radius = min(sheet.right - sheet.left, sheet.top - sheet.bottom) * 0.4
        angle = self.start
        for number, share in enumerate(self.shares):
            turn = 360.0 * share * self.direction
            steps = max(2, math.ceil(share * _PIE_STEPS))
            arc = [_on_circle(x, y, radius, angle + turn * step / steps) for step in range(steps + 1)]
            sheet.area([(x, y), *arc], self.colors[number], self.edge)
            middle = angle + turn / 2
            angle += turn
            self._name(sheet, number, (x, y), radius, middle)

    def _name(self, sheet: Sheet, number: int, center: Point, radius: float, angle: float) -> None:
        if self.labels:
            place = _on_circle(*center, radius * 1.1, angle)
            align = "left" if place[0] >= center[0] else "right"
            sheet.text((place[0], place[1] - 5), self.labels[number], TEXT_POINTS, align=align)
        if self.percents:
            place = _on_circle(*center, radius * 0.6, angle)
            sheet.text((place[0], place[1] - 5), self.percents[number], TEXT_POINTS)


Series = Curve | Bars | Rule | Note | Pie


def _on_circle(x: float, y: float, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)
