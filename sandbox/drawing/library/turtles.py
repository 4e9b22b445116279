"""`Turtle`: what it draws on its way, and how that is taken back."""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sandbox.drawing.library.canvas import CANVAS
from sandbox.drawing.library.colors import named
from sandbox.drawing.library.navigation import Navigator, TurtleGraphicsError
from sandbox.drawing.library.outlines import OUTLINES
from sandbox.drawing.library.pens import Pen
from sandbox.drawing.library.vectors import Vec2D
from sandbox.drawing.shapes import LETTER_WIDTH, Point

_PIXELS_A_POINT = 4 / 3
_BELOW_THE_BASE_LINE = 0.22
"""Of the letters' size: what hangs below the line they stand on."""
_LINE_HEIGHT = 1.2
_STEPS_BACK = 1000
_STATE = ("_position", "_orient", "_pen_color", "_fill_color", "_width", "_is_down")
DEFAULT_FONT = ("Arial", 8, "normal")


class Turtle(Navigator, Pen):
    """A turtle with a pen, on the one canvas that there is."""

    screen: Any = None
    """The screen that all turtles are on; set when the screen is made."""
    all: list[Turtle] = []  # noqa: RUF012 - one list, for all of them
    mode_of_new: Callable[[], str] = staticmethod(lambda: "standard")

    def __init__(self, shape: Any = "classic", undobuffersize: int = _STEPS_BACK, visible: bool = True) -> None:  # noqa: FBT001, FBT002 - the library's own signature
        Navigator.__init__(self, Turtle.mode_of_new())
        Pen.__init__(self)
        self._is_shown = bool(visible)
        self._shape = shape if isinstance(shape, str) else "classic"
        self._tilt = 0.0
        self._drawn: set[int] = set()
        self._stamps: list[int] = []
        self._undo: deque[tuple[tuple[Any, ...], set[int]]] = deque(maxlen=max(0, undobuffersize or 0))
        self._fill_path: list[Point] | None = None
        self._fill_number = 0
        self._corners: list[Vec2D] | None = None
        self._polygon: tuple[Vec2D, ...] = ()
        self._in_one = False
        Turtle.all.append(self)

    @contextmanager
    def _step(self) -> Iterator[None]:
        """What is done inside can be taken back as one."""
        if self._in_one:
            yield
            return
        before, there = tuple(getattr(self, name) for name in _STATE), len(self._drawn)
        self._in_one, self._new = True, set[int]()
        try:
            yield
        finally:
            self._in_one = False
            self._undo.append((before, self._new if len(self._drawn) > there else set()))

    def _keep(self, number: int) -> int:
        self._drawn.add(number)
        self._new.add(number)
        return number

    def _go_to(self, end: Vec2D) -> None:
        with self._step():
            color = named(self._pen_color) if self._is_down else None
            if color and end != self._position:
                self._keep(CANVAS.line(self._position, end, color, self._width))
            self._position = end
            if self._fill_path is not None:
                self._fill_path.append(end)
            if self._corners is not None:
                self._corners.append(end)

    def _turned(self, angle: float) -> None:
        with self._step():
            super()._turned(angle)

    def circle(self, radius: float, extent: float | None = None, steps: int | None = None) -> None:
        """Walk on a circle whose middle lies to the left (to the right for a negative radius), or on a part of it."""
        with self._step():
            super().circle(radius, extent, steps)

    def home(self) -> None:
        """Go to where it began, and look as it did then."""
        with self._step():
            super().home()

    def teleport(self, x: float | None = None, y: float | None = None, *, fill_gap: bool = False) -> None:
        """Be there at once, without leaving a line; what is being filled ends here and begins anew there."""
        filling = self._fill_path is not None and not fill_gap
        if filling:
            self.end_fill()
        with self._step():
            here_x, here_y = self._position
            self._position = Vec2D(here_x if x is None else x, here_y if y is None else y)
        if filling:
            self.begin_fill()

    def dot(self, size: Any = None, *color: Any) -> None:
        """A filled circle around it; without a size a little thicker than its line."""
        if isinstance(size, str | tuple):
            size, color = None, (size, *color)
        diameter = self._width + max(self._width, 4) if size is None else size
        told = self._color_of(color) if color else named(self._pen_color)
        with self._step():
            if told:
                self._keep(CANVAS.dot(self._position, diameter, told))

    def filling(self) -> bool:
        """Whether `begin_fill` was called and `end_fill` not yet."""
        return self._fill_path is not None

    def begin_fill(self) -> None:
        """What it walks around from now on will be filled."""
        self._fill_path, self._fill_number = [self._position], CANVAS.reserve()

    def end_fill(self) -> None:
        """Fill what it has walked around; the filling lies below the lines of the way."""
        path, self._fill_path = self._fill_path, None
        color = named(self._fill_color)
        if path is None:
            return
        with self._step():
            if len(path) > 2 and color:  # noqa: PLR2004 - less is no area
                self._keep(CANVAS.area(path, color, number=self._fill_number))

    def stamp(self) -> int:
        """Leave a print of its shape; gives the number by which `clearstamp` takes it away."""
        with self._step():
            points = self._footprint()
            number = CANVAS.reserve()
            fill, edge = named(self._fill_color), named(self._pen_color)
            if points and fill:
                width = 1 if self._resize == "noresize" else self._outline_width
                self._keep(CANVAS.area(points, fill, edge, width, number=number))
            self._stamps.append(number)
        return number

    def clearstamp(self, stampid: int) -> None:
        """Take the print with this number away."""
        if stampid in self._stamps:
            self._stamps.remove(stampid)
            self._forget({stampid})

    def clearstamps(self, n: int | None = None) -> None:
        """Take away all prints, the first `n`, or with a negative number the last ones."""
        going = self._stamps[:n] if n is None or n >= 0 else self._stamps[n:]
        for number in list(going):
            self.clearstamp(number)

    def write(self, arg: object, move: bool = False, align: str = "left", font: Any = DEFAULT_FONT) -> None:  # noqa: FBT001, FBT002 - the library's own signature
        """Write text; `move` takes the turtle to its right end."""
        if align.lower() not in {"left", "center", "right"}:
            raise TurtleGraphicsError(f"bad align: {align} (left, center or right)")
        size, style = _font(font)
        color = named(self._pen_color)
        lines = str(arg).split("\n")
        x, y = self._position
        with self._step():
            for row, line in enumerate(reversed(lines)):
                place = x, y + size * (_BELOW_THE_BASE_LINE + row * _LINE_HEIGHT)
                if color and line:
                    self._keep(CANVAS.text(place, line, color, size, align=align.lower(), style=style))
            if move:
                share = {"left": 1.0, "center": 0.5, "right": 0.0}[align.lower()]
                self._go_to(Vec2D(x + share * max(map(_letters, lines)) * size * LETTER_WIDTH, y))

    def undo(self) -> None:
        """Take the last step back."""
        if self._undo:
            before, new = self._undo.pop()
            for name, value in zip(_STATE, before, strict=True):
                setattr(self, name, value)
            self._forget(new)

    def clear(self) -> None:
        """Wipe away all that it has drawn; it stays where it is."""
        self._forget(set(self._drawn))
        self._stamps.clear()
        self._undo.clear()
        if self._fill_path is not None:
            self.begin_fill()

    def reset(self) -> None:
        """Wipe away all that it has drawn, and be as new."""
        self.clear()
        Pen.__init__(self)
        self._set_mode(Turtle.mode_of_new())
        self._fill_path = self._corners = None

    def clone(self) -> Turtle:
        """Another turtle, at the same place and with the same pen."""
        twin: Turtle = object.__new__(type(self))
        Turtle.all.append(twin)
        kept: dict[str, Any] = {"_drawn": set(), "_stamps": [], "_undo": deque(maxlen=_STEPS_BACK), "_fill_path": None}
        twin.__dict__.update({**self.__dict__, **kept})
        return twin

    def shape(self, name: str | None = None) -> str | None:
        """The shape that it stamps."""
        if name is None:
            return self._shape
        if name not in OUTLINES:
            raise TurtleGraphicsError(f"There is no shape named {name} (there are {', '.join(OUTLINES)})")
        self._shape = name
        return None

    def tilt(self, angle: float) -> None:
        """Turn the shape, not the direction."""
        self._tilt += angle * 360.0 / self._circle

    def tiltangle(self, angle: float | None = None) -> float | None:
        """How far the shape is turned."""
        if angle is None:
            return self._tilt * self._circle / 360.0 % self._circle
        self._tilt = angle * 360.0 / self._circle
        return None

    def begin_poly(self) -> None:
        """Keep the corners of the way from now on."""
        self._corners = [self._position]

    def end_poly(self) -> None:
        """Keep them no longer."""
        self._polygon, self._corners = tuple(self._corners or ()), None

    def get_poly(self) -> tuple[Vec2D, ...]:
        """The corners that were kept last."""
        return self._polygon

    def getturtle(self) -> Turtle:
        """This turtle."""
        return self

    def getscreen(self) -> Any:
        """The screen it is on."""
        return self.screen

    def undobufferentries(self) -> int:
        """How many steps can be taken back."""
        return len(self._undo)

    def setundobuffer(self, size: int | None) -> None:
        """Keep at most so many steps to be taken back."""
        self._undo = deque(self._undo, maxlen=max(0, size or 0))

    def _nothing(self, *_args: Any, **_options: Any) -> None:
        """Taken; there is nobody who clicks here."""

    onclick = onrelease = ondrag = _nothing
    getpen = getturtle
    setangle = tiltangle
    settiltangle = tiltangle

    def _forget(self, numbers: set[int]) -> None:
        CANVAS.remove(sorted(numbers))
        self._drawn -= numbers

    def _color_of(self, color: tuple[Any, ...]) -> str | None:
        from_here = Pen()
        from_here.pencolor(*color)
        return named(from_here._pen_color)  # noqa: SLF001 - of the same class

    def _footprint(self) -> list[Point]:
        """The corners of its shape where it stands."""
        across, along = self._stretch if self._resize == "user" else (1.0, 1.0)
        if self._resize == "auto":
            across = along = max(1.0, self._width / 5.0)
        ahead = self._orient.rotate(self._tilt)
        x, y = self._position
        ex, ey = ahead
        corners = [(px * across, py * along) for px, py in OUTLINES[self._shape]]
        return [(x + ey * px + ex * py, y - ex * px + ey * py) for px, py in corners]


Turtle.__module__ = "turtle"


def _font(font: Any) -> tuple[float, str]:
    """Size in pixels and style of a font: a name, or name, size and style as far as told."""
    parts = (font,) if isinstance(font, str) else tuple(font)
    _, size, style = (*parts, *DEFAULT_FONT[len(parts) :])[:3]
    words = [word for word in ("bold", "italic") if word in str(style).lower().split()]
    return abs(float(size)) * _PIXELS_A_POINT, " ".join(words)


def _letters(line: str) -> int:
    """How many letters stand side by side; marks above and below others take no room."""
    return sum(not unicodedata.combining(letter) and unicodedata.category(letter) != "Mn" for letter in line)
