"""What a turtle draws with: colours, width, up or down; and how it looks."""

from __future__ import annotations

from typing import Any

from sandbox.drawing.library.colors import from_bytes, named
from sandbox.drawing.library.navigation import TurtleGraphicsError

_SPEEDS = {"fastest": 0, "fast": 10, "normal": 6, "slow": 3, "slowest": 1}
_MOST_SPEED = 10
_OWN_OPTIONS = ("shown", "pendown", "pencolor", "fillcolor", "pensize", "speed", "resizemode", "stretchfactor")
_RESIZE_MODES = ("auto", "user", "noresize")


class ColorMode:
    """Whether colours as numbers go up to 1.0 or to 255, for all turtles."""

    most: float = 1.0

    def text(self, args: tuple[Any, ...]) -> str:
        """A colour as it is kept: a name, `#rrggbb`, or empty for none. Raises TurtleGraphicsError."""
        color = args[0] if len(args) == 1 else args
        if isinstance(color, str):
            if color and named(color) is None:
                hint = "take a name such as red or skyblue, or #rrggbb"
                raise TurtleGraphicsError(f"bad color string: {color} ({hint})")
            return color
        try:
            red, green, blue = color
            parts = [round(255.0 * part) if self.most == 1.0 else int(part) for part in (red, green, blue)]
        except (TypeError, ValueError, OverflowError):
            raise TurtleGraphicsError(f"bad color arguments: {color}") from None
        if not all(0 <= part <= 255 for part in parts):  # noqa: PLR2004 - a byte
            hint = f"each part goes from 0 to {self.most:g}; colormode({255 if self.most == 1.0 else 1}) changes that"
            raise TurtleGraphicsError(f"bad color sequence: {color} ({hint})")
        return from_bytes(*parts)

    def told(self, color: str) -> Any:
        """A colour as the turtle gives it back: a name as it is, digits as three numbers."""
        hexadecimal = named(color)
        if not color.startswith("#") or hexadecimal is None:
            return color
        return tuple(int(hexadecimal[at : at + 2], 16) * self.most / 255 for at in (1, 3, 5))


COLOR_MODE = ColorMode()


class Pen:
    """The state of a pen."""

    def __init__(self) -> None:
        self._width: float = 1
        self._is_down = True
        self._pen_color = "black"
        self._fill_color = "black"
        self._speed = 3
        self._is_shown = True
        self._resize = "noresize"
        self._stretch: tuple[float, float] = (1.0, 1.0)
        self._outline_width: float = 1

    def pensize(self, width: float | None = None) -> float | None:
        """The width of the line; gives it when called without one."""
        if width is None:
            return self._width
        self._width = width
        return None

    def penup(self) -> None:
        """From now on moving leaves nothing."""
        self._is_down = False

    def pendown(self) -> None:
        """From now on moving leaves a line."""
        self._is_down = True

    def isdown(self) -> bool:
        """Whether moving leaves a line."""
        return self._is_down

    def speed(self, speed: Any = None) -> Any:
        """Taken and given back; a recorded drawing has no speed."""
        if speed is None:
            return self._speed
        number = _SPEEDS.get(speed, speed) if isinstance(speed, str) else speed
        if isinstance(number, str):
            raise TurtleGraphicsError(f"bad speed: {speed}")
        self._speed = round(number) if 0 < number <= _MOST_SPEED else 0
        return None

    def color(self, *args: Any) -> Any:
        """Both colours: given when called without any; else one for both, or one for the pen and one for the filling."""
        if not args:
            return self.pencolor(), self.fillcolor()
        pen, fill = (args[:1], args[1:]) if len(args) == 2 else (args, args)  # noqa: PLR2004 - one for each
        self._pen_color, self._fill_color = COLOR_MODE.text(pen), COLOR_MODE.text(fill)
        return None

    def pencolor(self, *args: Any) -> Any:
        """The colour of lines, a name, `#rrggbb` or three numbers; gives it when called without one."""
        if not args:
            return COLOR_MODE.told(self._pen_color)
        self._pen_color = COLOR_MODE.text(args)
        return None

    def fillcolor(self, *args: Any) -> Any:
        """The same for what `begin_fill` begins."""
        if not args:
            return COLOR_MODE.told(self._fill_color)
        self._fill_color = COLOR_MODE.text(args)
        return None

    def showturtle(self) -> None:
        """Taken; the turtle itself is no part of the picture."""
        self._is_shown = True

    def hideturtle(self) -> None:
        """Taken, as `showturtle` is."""
        self._is_shown = False

    def isvisible(self) -> bool:
        """What was asked for last."""
        return self._is_shown

    def resizemode(self, rmode: str | None = None) -> str | None:
        """How stamps grow: `auto` with the pen, `user` as `shapesize` says, `noresize` not at all."""
        if rmode is None:
            return self._resize
        if rmode in _RESIZE_MODES:
            self._resize = rmode
        return None

    def shapesize(
        self, stretch_wid: float | None = None, stretch_len: float | None = None, outline: float | None = None
    ) -> Any:
        """How much larger stamps are, across and along; and how thick their edge."""
        if stretch_wid is stretch_len is outline is None:
            return *self._stretch, self._outline_width
        if stretch_wid == 0 or stretch_len == 0:
            raise TurtleGraphicsError("stretch_wid/stretch_len must not be zero")
        across = self._stretch[0] if stretch_wid is None else stretch_wid
        along = stretch_len if stretch_len is not None else (self._stretch[1] if stretch_wid is None else stretch_wid)
        self._resize, self._stretch = "user", (across, along)
        self._outline_width = self._outline_width if outline is None else outline
        return None

    def pen(self, pen: dict[str, Any] | None = None, **pendict: Any) -> dict[str, Any] | None:
        """All of it as a dict; or what is to change, as a dict or by name."""
        if not pen and not pendict:
            values = (self._is_shown, self._is_down, self._pen_color, self._fill_color, self._width, self._speed)
            return dict(zip(_OWN_OPTIONS, (*values, self._resize, self._stretch), strict=True))
        wanted = {**(pen or {}), **pendict}
        (self.pendown if wanted.get("pendown", self._is_down) else self.penup)()
        (self.showturtle if wanted.get("shown", self._is_shown) else self.hideturtle)()
        self.pensize(wanted.get("pensize"))
        self.speed(wanted.get("speed"))
        for name, setter in (("pencolor", self.pencolor), ("fillcolor", self.fillcolor)):
            if name in wanted:
                setter(wanted[name])
        return None

    width = pensize
    up = pu = penup
    down = pd = pendown
    st = showturtle
    ht = hideturtle
    turtlesize = shapesize
