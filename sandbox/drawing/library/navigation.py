"""Where a turtle is and where it looks; moving, turning and measuring, as the turtle of Python's library does them."""

from __future__ import annotations

import math
from typing import Any

from sandbox.drawing.library.vectors import Vec2D

MODES = {"standard": Vec2D(1.0, 0.0), "logo": Vec2D(0.0, 1.0)}
"""What a turtle looks at first: east, and angles grow counterclockwise; or north, and they grow clockwise."""

_ONE_TURN = 360.0
_MOST_CIRCLE_STEPS = 59.0


class TurtleGraphicsError(Exception):
    """The turtle cannot do what it is asked for."""


TurtleGraphicsError.__module__ = "turtle"


class Navigator:
    """A place and a direction. Whoever extends it says what moving there leaves behind."""

    def __init__(self, mode: str) -> None:
        self._mode = mode
        self._position = Vec2D(0.0, 0.0)
        self._orient = MODES[mode]
        self._circle = _ONE_TURN
        self._set_mode(mode)

    def _set_mode(self, mode: str) -> None:
        """Begin anew in this mode."""
        self._mode = mode
        self._position = Vec2D(0.0, 0.0)
        self._orient = MODES[mode]

    def _go_to(self, end: Vec2D) -> None:
        self._position = end

    def _ahead(self, distance: float) -> None:
        self._go_to(self._position + self._orient * distance)

    def _turned(self, angle: float) -> None:
        """Turn counterclockwise, by an angle in this turtle's own units."""
        self._orient = self._orient.rotate(angle * _ONE_TURN / self._circle)

    def degrees(self, fullcircle: float = _ONE_TURN) -> None:
        """Measure angles so that this is a whole turn."""
        self._circle = float(fullcircle)

    def radians(self) -> None:
        """Measure angles in radians."""
        self.degrees(math.tau)

    def forward(self, distance: float) -> None:
        """Go ahead."""
        self._ahead(_checked(distance))

    def back(self, distance: float) -> None:
        """Go backwards, without turning."""
        self._ahead(-_checked(distance))

    def right(self, angle: float) -> None:
        """Turn clockwise."""
        self._turned(-_checked(angle))

    def left(self, angle: float) -> None:
        """Turn counterclockwise."""
        self._turned(_checked(angle))

    def pos(self) -> Vec2D:
        """Where it is."""
        return self._position

    def xcor(self) -> float:
        """How far to the right."""
        return self._position[0]

    def ycor(self) -> float:
        """How far up."""
        return self._position[1]

    def goto(self, x: Any, y: float | None = None) -> None:
        """Go straight to a place, given as two numbers or as a pair."""
        self._go_to(place_of(x, y))

    def setx(self, x: float) -> None:
        """Go sideways."""
        self._go_to(Vec2D(_checked(x), self._position[1]))

    def sety(self, y: float) -> None:
        """Go up or down."""
        self._go_to(Vec2D(self._position[0], _checked(y)))

    def home(self) -> None:
        """Go to where it began, and look as it did then."""
        self.goto(0, 0)
        self.setheading(0)

    def distance(self, x: Any, y: float | None = None) -> float:
        """How far away a place, a pair or another turtle is."""
        return abs(place_of(x, y) - self._position)

    def towards(self, x: Any, y: float | None = None) -> float:
        """The heading at which a place, a pair or another turtle lies."""
        return self._angle_of(place_of(x, y) - self._position)

    def heading(self) -> float:
        """Where it looks, as an angle."""
        return self._angle_of(self._orient)

    def setheading(self, to_angle: float) -> None:
        """Look there; it turns the shorter way."""
        angle = (_checked(to_angle) - self.heading()) * (-1 if self._is_logo else 1)
        half = self._circle / 2
        self._turned((angle + half) % self._circle - half)

    def circle(self, radius: float, extent: float | None = None, steps: int | None = None) -> None:
        """Walk on a circle whose middle lies to the left (to the right for a negative radius), or on a part of it."""
        whole = self._circle if extent is None else _checked(extent)
        count = _circle_steps(_checked(radius), whole / self._circle) if steps is None else int(steps)
        turn = whole / count
        length = 2.0 * radius * math.sin(math.radians(turn / 2 * _ONE_TURN / self._circle))
        if radius < 0:
            length, turn = -length, -turn
        self._turned(turn / 2)
        for _ in range(count):
            self._ahead(length)
            self._turned(turn)
        self._turned(-turn / 2)

    @property
    def _is_logo(self) -> bool:
        return self._mode == "logo"

    def _angle_of(self, way: Vec2D) -> float:
        angle = round(math.degrees(math.atan2(way[1], way[0])), 10) % _ONE_TURN * self._circle / _ONE_TURN
        return (self._circle / 4 - angle if self._is_logo else angle) % self._circle

    fd = forward
    bk = backward = back
    rt = right
    lt = left
    position = pos
    setpos = setposition = goto
    seth = setheading


def place_of(x: Any, y: float | None = None) -> Vec2D:
    """The place that two numbers, a pair or a turtle tell."""
    if isinstance(x, Navigator):
        return x.pos()
    if y is None:
        x, y = x
    return Vec2D(_checked(x), _checked(y))


def _circle_steps(radius: float, share: float) -> int:
    """How many straight pieces a part of a circle is drawn with."""
    return 1 + int(min(11 + abs(radius) / 6.0, _MOST_CIRCLE_STEPS) * abs(share))


def _checked(number: Any) -> Any:
    """The number as it is. Raises what Python raises for text; and ValueError for what no canvas can show."""
    if not math.isfinite(number):
        raise ValueError(f"the turtle cannot work with {number}")
    return number
