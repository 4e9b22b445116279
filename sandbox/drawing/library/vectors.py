"""`Vec2D`: a place or a way in the plane, as the turtle gives and takes it."""

from __future__ import annotations

import math
from typing import Any


class Vec2D(tuple[float, float]):
    """Two numbers that can be added, stretched and turned."""

    __slots__ = ()

    def __new__(cls, x: float, y: float) -> Vec2D:  # noqa: D102, PYI034 - a tuple of its own kind
        return tuple.__new__(cls, (x, y))

    def __add__(self, other: Any) -> Vec2D:
        return Vec2D(self[0] + other[0], self[1] + other[1])

    def __sub__(self, other: Any) -> Vec2D:
        return Vec2D(self[0] - other[0], self[1] - other[1])

    def __neg__(self) -> Vec2D:
        return Vec2D(-self[0], -self[1])

    def __mul__(self, other: Any) -> Any:
        """The vector stretched, or with another vector the scalar product."""
        if isinstance(other, Vec2D):
            return self[0] * other[0] + self[1] * other[1]
        return Vec2D(self[0] * other, self[1] * other)

    def __rmul__(self, other: Any) -> Any:
        if isinstance(other, int | float):
            return Vec2D(self[0] * other, self[1] * other)
        return NotImplemented

    def __abs__(self) -> float:
        return math.hypot(*self)

    def rotate(self, angle: float) -> Vec2D:
        """Turned counterclockwise by an angle in degrees."""
        across = Vec2D(-self[1], self[0])
        turn = math.radians(angle)
        cosine, sine = math.cos(turn), math.sin(turn)
        return Vec2D(self[0] * cosine + across[0] * sine, self[1] * cosine + across[1] * sine)

    def __getnewargs__(self) -> tuple[float, float]:
        return self[0], self[1]

    def __repr__(self) -> str:
        return f"({self[0]:.2f},{self[1]:.2f})"


Vec2D.__module__ = "turtle"
