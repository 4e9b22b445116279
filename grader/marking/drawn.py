"""The normal form of a drawing: which small cells of the plane its strokes and the borders of its areas pass through.

In what order, in which direction and in how many pieces something was drawn makes no difference to it, nor how often.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from sandbox.drawing.shapes import Area, Box, Dot, Drawing, Line, Point, Shape, Text

Cell = tuple[int, int]
Spot = tuple[str, Point]
"""What is in a cell: the colour that was drawn there last, and where in it."""
_CIRCLE_EDGES = 48
_GRID = 0.05
"""Edges whose ends agree to so many units are one edge, drawn again."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight piece of what is seen: of a stroke, or of the border of an area."""

    start: Point
    end: Point
    color: str
    is_border: bool

    @property
    def length(self) -> float:
        """In units."""
        return math.dist(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that a drawing passes through."""

    step: float
    """How wide a cell is."""
    strokes: dict[Cell, Spot] = field(default_factory=dict)
    borders: dict[Cell, Spot] = field(default_factory=dict)

    def cell(self, point: Point) -> Cell:
        """The cell of a place."""
        return round(point[0] / self.step), round(point[1] / self.step)

    def layer(self, edge: Edge) -> dict[Cell, Spot]:
        """Where an edge belongs."""
        return self.borders if edge.is_border else self.strokes


def edges(drawing: Drawing) -> list[Edge]:
    """All edges, in the order in which they cover each other; of those drawn several times only the last."""
    last: dict[tuple[int, ...], Edge] = {}
    for edge in _edges(drawing):
        ends = sorted(tuple(round(part / _GRID) for part in end) for end in (edge.start, edge.end))
        key = (*ends[0], *ends[1], int(edge.is_border))
        last.pop(key, None)
        last[key] = edge
    return list(last.values())


def length(drawn: list[Edge]) -> float:
    """Of all edges together."""
    return sum(edge.length for edge in drawn)


def samples(edge: Edge, step: float) -> Iterator[Point]:
    """Places along an edge, not farther from each other than a step."""
    count = max(1, math.ceil(edge.length / step))
    (x, y), (dx, dy) = edge.start, (edge.end[0] - edge.start[0], edge.end[1] - edge.start[1])
    for number in range(count + 1):
        share = number / count
        yield x + share * dx, y + share * dy


def cells(drawn: list[Edge], background: str, step: float) -> Cells:
    """The cells; a stroke in the colour of the background takes away what lies below it."""
    found = Cells(step)
    for edge in drawn:
        layer = found.layer(edge)
        for point in samples(edge, step):
            if edge.color == background:
                layer.pop(found.cell(point), None)
            else:
                layer[found.cell(point)] = edge.color, point
    return found


def texts(drawing: Drawing) -> list[Text]:
    """The words that are seen, spaces between them made one."""
    seen = (shape for shape in drawing.shapes if isinstance(shape, Text) and shape.color != drawing.background)
    told = (replace(text, text=" ".join(text.text.split())) for text in seen)
    return [text for text in told if text.text]


def visible_box(drawing: Drawing) -> Box | None:
    """The box around what can be seen, texts aside unless there is nothing else; None where nothing can."""
    ends = [end for edge in edges(drawing) if edge.color != drawing.background for end in (edge.start, edge.end)]
    ends = ends or [text.place for text in texts(drawing)]
    if not ends:
        return None
    xs, ys = [x for x, _ in ends], [y for _, y in ends]
    return Box(min(xs), min(ys), max(xs), max(ys))


def moved(drawing: Drawing, dx: float, dy: float, scale_x: float = 1.0, scale_y: float = 1.0) -> Drawing:
    """The drawing stretched (mirrored by a negative factor) and then moved."""

    def there(point: Point) -> Point:
        return point[0] * scale_x + dx, point[1] * scale_y + dy

    def one(shape: Shape) -> Shape:
        match shape:
            case Line():
                return replace(shape, start=there(shape.start), end=there(shape.end))
            case Area():
                return replace(shape, points=tuple(map(there, shape.points)))
            case Dot():
                return replace(shape, center=there(shape.center), diameter=shape.diameter * abs(scale_x))
            case Text():
                return replace(shape, place=there(shape.place))

    return replace(drawing, shapes=tuple(map(one, drawing.shapes)))


def _edges(drawing: Drawing) -> Iterator[Edge]:
    for shape in drawing.shapes:
        if isinstance(shape, Line):
            if shape.width:
                yield Edge(shape.start, shape.end, shape.color, is_border=False)
        elif isinstance(shape, Area):
            if shape.fill != drawing.background:
                yield from _around(shape.points, shape.fill, is_border=True)
            if shape.outline:
                yield from _around(shape.points, shape.outline, is_border=False)
        elif isinstance(shape, Dot) and shape.color != drawing.background and shape.diameter:
            yield from _around(_circle(shape), shape.color, is_border=True)


def _around(points: tuple[Point, ...], color: str, *, is_border: bool) -> Iterator[Edge]:
    for start, end in zip(points, (*points[1:], points[0]), strict=True):
        if start != end:
            yield Edge(start, end, color, is_border)


def _circle(dot: Dot) -> tuple[Point, ...]:
    (x, y), radius = dot.center, dot.diameter / 2
    angles = [math.tau * number / _CIRCLE_EDGES for number in range(_CIRCLE_EDGES)]
    return tuple((x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles)
