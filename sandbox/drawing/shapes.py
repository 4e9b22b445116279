"""The shapes that a drawing is made of, as plain records; coordinates grow to the right and upwards, one unit is one pixel."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]

MAX_SHAPES = 20_000
MAX_POINTS = 100_000
"""Corners of all areas together."""
MAX_TEXT = 500
"""Characters of one text."""
FARTHEST = 100_000.0
"""A coordinate beyond this is moved to it."""
THICKEST = 1_000.0
"""The same for widths, diameters and sizes of letters."""
BLACK = "#000000"
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke with round ends."""

    start: Point
    end: Point
    color: str = BLACK
    """`#rrggbb`, as everywhere here."""
    width: float = 1.0
    dash: str = ""
    """Empty for a solid line, else `--`, `-.` or `:`."""


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon; where it crosses itself, what is inside twice is outside."""

    points: tuple[Point, ...]
    fill: str
    outline: str | None = None
    width: float = 1.0
    """Of the outline."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    center: Point
    diameter: float
    color: str = BLACK


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one line; the place is the left end, the middle or the right end of their base line."""

    place: Point
    text: str
    color: str = BLACK
    size: float = 11.0
    """Of the letters, in pixels."""
    align: str = "left"
    """`left`, `center` or `right`."""
    style: str = ""
    """Empty, `bold`, `italic` or `bold italic`."""
    upwards: bool = False
    """Written from below to above."""


Shape = Line | Area | Dot | Text


@dataclass(frozen=True, slots=True)
class Box:
    """What of the plane is shown."""

    left: float
    bottom: float
    right: float
    top: float

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )

    def grown(self, margin: float) -> Box:
        """This box with room on every side."""
        return Box(self.left - margin, self.bottom - margin, self.right + margin, self.top + margin)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture, its shapes in the order in which they cover each other."""

    shapes: tuple[Shape, ...] = ()
    background: str = WHITE
    truncated: bool = False
    """More was drawn than a drawing may hold; this is how it began."""


def reach(shape: Shape) -> Box:
    """The box around a shape; of a text, around a guess of how wide its letters are."""
    if isinstance(shape, Dot):
        x, y = shape.center
        return Box(x, y, x, y).grown(shape.diameter / 2)
    if isinstance(shape, Line):
        points: tuple[Point, ...] = (shape.start, shape.end)
    else:
        points = shape.points if isinstance(shape, Area) else _corners(shape)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def extent(shapes: tuple[Shape, ...]) -> Box | None:
    """The box around all of them; None where there are none."""
    boxes = iter(map(reach, shapes))
    whole = next(boxes, None)
    for box in boxes:
        assert whole is not None  # noqa: S101 - there was a first
        whole = whole.joined(box)
    return whole


LETTER_WIDTH = 0.55
"""Of its height: about what letters take on average."""


def _corners(text: Text) -> tuple[Point, Point]:
    x, y = text.place
    length = len(text.text) * text.size * LETTER_WIDTH
    before = {"left": 0.0, "center": 0.5, "right": 1.0}[text.align] * length
    if text.upwards:
        return (x - text.size, y - before), (x, y - before + length)
    return (x - before, y), (x - before + length, y + text.size)
