"""A drawing told in numbers, for whoever cannot see it: a terminal, a screen reader."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.drawing.shapes import Area, Dot, Drawing, Line, Text, extent
from sandbox.drawing.svg_read import read


@dataclass(frozen=True, slots=True)
class Counts:
    """How many shapes of each kind are to be seen, and how much room they take."""

    strokes: int
    areas: int
    dots: int
    words: tuple[str, ...]
    width: int
    height: int
    """In units, rounded."""


def counts(drawing: Drawing) -> Counts:
    """The numbers of a drawing; what has the colour of the paper is not to be seen."""
    seen = [shape for shape in drawing.shapes if _color(shape) != drawing.background]
    box = extent(tuple(seen))
    return Counts(
        strokes=sum(isinstance(shape, Line) for shape in seen),
        areas=sum(isinstance(shape, Area) for shape in seen),
        dots=sum(isinstance(shape, Dot) for shape in seen),
        words=tuple(shape.text for shape in seen if isinstance(shape, Text)),
        width=round(box.right - box.left) if box else 0,
        height=round(box.top - box.bottom) if box else 0,
    )


def counts_of_picture(text: str) -> Counts:
    """The numbers of a picture in a report. Raises NoPicture for a text that is none of ours."""
    return counts(read(text).drawing)


def _color(shape: Line | Area | Dot | Text) -> str:
    return (shape.outline or shape.fill) if isinstance(shape, Area) else shape.color
