"""The shapes that a turtle can stamp: polygons that look upwards, as wide as a few pixels."""

from __future__ import annotations

import math

from sandbox.drawing.shapes import Point

Outline = tuple[Point, ...]

_STEP = math.pi / 10


def _circle() -> Outline:
    return tuple((round(10 * math.cos(n * _STEP), 2), round(10 * math.sin(n * _STEP), 2)) for n in range(20))


def _mirrored(right: Outline) -> Outline:
    """An outline from its right half, told from top to bottom."""
    return (*right, *((-x, y) for x, y in reversed(right) if x))


OUTLINES: dict[str, Outline] = {
    "arrow": ((-10, 0), (10, 0), (0, 10)),
    "turtle": _mirrored((
        (0, 16), (2, 14), (1.5, 10), (4, 8), (7, 10), (9, 8), (6.5, 5), (7, 1), (6, -3), (8.5, -6), (6, -8), (4, -5.5), (0, -7),
    )),
    "circle": _circle(),
    "square": ((10, -10), (10, 10), (-10, 10), (-10, -10)),
    "triangle": ((10, -5.77), (0, 11.55), (-10, -5.77)),
    "classic": ((0, 0), (-5, -9), (0, -7), (5, -9)),
    "blank": (),
}  # fmt: skip
"""By the names of Python's own turtle. `blank` leaves nothing."""
