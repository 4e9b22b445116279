"""The sheet that everything is drawn on: numbered shapes, each told to the outside in the moment it is drawn."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from json.encoder import encode_basestring_ascii as quoted

from sandbox.drawing.shapes import FARTHEST, MAX_SHAPES, MAX_TEXT, THICKEST, WHITE, Point
from sandbox.drawing.stream import FULL, MARK, MAX_BYTES, MAX_LINES, PAPER, RESET

_MOST_BYTES, _MOST_LINES = MAX_BYTES // 2, MAX_LINES // 2
"""After so much nothing is told at once any more; what is there in the end is told then, in the other half."""

_MOST_WEIGHT = _MOST_BYTES - 20 * MAX_SHAPES
"""Characters of all shapes, so that telling them at once takes no more than a half."""

Write = Callable[[bytes], object]


class Canvas:
    """The shapes that are there now, by number; the higher covers the lower."""

    def __init__(self) -> None:
        self._shapes: dict[int, str] = {}
        self._next = 0
        self._paper = WHITE
        self._full = False
        self._weight = 0
        self._write: Write | None = None
        self._bytes = self._lines = 0
        self._behind = False
        """Whether something was not told."""

    def begin(self) -> None:
        """Be an empty sheet that tells nobody."""
        self.__init__()  # type: ignore[misc] # as if it were new, for everyone who holds it

    def tell(self, write: Write | None) -> None:
        """Write what is there already with `write`, and from now on every change; with None nothing more."""
        self._write, self._bytes, self._lines = write, 0, 0
        self._behind = bool(self._shapes) or self._paper != WHITE or self._full
        self.finish()

    def finish(self) -> None:
        """Tell whatever was not told yet."""
        write = self._write
        if write is not None and self._behind:
            self._behind = False
            write("".join(self._everything()).encode())

    def reserve(self) -> int:
        """A number for a shape that is to lie below what is drawn from now on."""
        self._next += 1
        return self._next

    def line(self, start: Point, end: Point, color: str, width: float, dash: str = "") -> int:
        """A stroke. Like all others it gives the shape's number; nothing is drawn once there are too many."""
        parts = f'"l",{_pair(start)},{_pair(end)},"{color}",{_size(width)},"{dash}"'
        return self._put(self.reserve(), parts)

    def area(
        self, points: Iterable[Point], fill: str, outline: str | None = None, width: float = 1.0, *, number: int = 0
    ) -> int:
        """A filled polygon of three corners or more; `number` is one that was reserved."""
        flat = ",".join(map(_pair, points))
        edge = "null" if outline is None else f'"{outline}"'
        return self._put(number or self.reserve(), f'"a",[{flat}],"{fill}",{edge},{_size(width)}')

    def dot(self, center: Point, diameter: float, color: str) -> int:
        """A filled circle."""
        return self._put(self.reserve(), f'"d",{_pair(center)},{_size(diameter)},"{color}"')

    def text(
        self,
        place: Point,
        text: str,
        color: str,
        size: float,
        *,
        align: str = "left",
        style: str = "",
        upwards: bool = False,
    ) -> int:
        """One line of words."""
        told = f'{quoted(text[:MAX_TEXT])},"{color}",{_size(size)},"{align}","{style}",{"true" if upwards else "false"}'
        return self._put(self.reserve(), f'"t",{_pair(place)},{told}')

    def remove(self, numbers: Iterable[int]) -> None:
        """Wipe shapes away; numbers without one do not matter."""
        for number in numbers:
            parts = self._shapes.pop(number, None)
            if parts is not None:
                self._weight -= len(parts)
                self._say(f"{MARK}[{number}]\n")

    def clear(self) -> None:
        """Wipe everything away; the paper keeps its colour."""
        self._shapes.clear()
        self._full, self._weight = False, 0
        self._say("".join(self._everything()))

    @property
    def paper(self) -> str:
        """The colour of the background, `#rrggbb`."""
        return self._paper

    @paper.setter
    def paper(self, color: str) -> None:
        self._paper = color
        self._say(f'{MARK}["{PAPER}","{color}"]\n')

    def _put(self, number: int, parts: str) -> int:
        weight = self._weight + len(parts) - len(self._shapes.get(number, ""))
        if weight > _MOST_WEIGHT or (len(self._shapes) >= MAX_SHAPES and number not in self._shapes):
            if not self._full:
                self._full = True
                self._say(f'{MARK}["{FULL}"]\n')
            return number
        self._shapes[number], self._weight = parts, weight
        self._say(f"{MARK}[{number},{parts}]\n")
        return number

    def _say(self, line: str) -> None:
        write = self._write
        if write is None or self._bytes > _MOST_BYTES or self._lines > _MOST_LINES:
            self._behind = True
            return
        if self._behind:
            self._behind = False
            line = "".join(self._everything())
        data = line.encode()
        self._bytes += len(data)
        self._lines += line.count("\n")
        write(data)

    def _everything(self) -> Iterable[str]:
        yield f'{RESET}\n{MARK}["{PAPER}","{self._paper}"]\n'
        if self._full:
            yield f'{MARK}["{FULL}"]\n'
        yield from (f"{MARK}[{number},{parts}]\n" for number, parts in self._shapes.items())


def _pair(point: Point) -> str:
    x, y = point
    return f"{_coordinate(x)},{_coordinate(y)}"


def _coordinate(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"a place on the canvas has to be a number, not {value}")
    return round(max(-FARTHEST, min(FARTHEST, float(value))), 2)


def _size(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError(f"a width or size has to be a number, not {value}")
    return round(max(0.0, min(THICKEST, float(value))), 2)


CANVAS = Canvas()
"""The one sheet of a program."""
