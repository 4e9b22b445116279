"""`Screen`: the one window that there would be; what it is asked for is taken, and what a picture can show is done."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any

from sandbox.drawing.library.canvas import CANVAS
from sandbox.drawing.library.colors import named
from sandbox.drawing.library.navigation import MODES, TurtleGraphicsError
from sandbox.drawing.library.outlines import OUTLINES
from sandbox.drawing.library.pens import COLOR_MODE
from sandbox.drawing.library.turtles import Turtle

_TIMER_SECONDS = 10.0
"""What `ontimer` asks for within this time of the drawing is done, at once, when the program says `done()`."""
_MOST_TIMERS = 10_000


class Terminator(Exception):
    """The window was closed."""


class Screen:
    """The window; however often it is made, it is the same."""

    _the_one: Screen | None = None

    def __new__(cls, *_args: Any) -> Screen:  # noqa: D102, PYI034 - there is only one
        if Screen._the_one is None:
            screen = Screen._the_one = super().__new__(cls)
            screen._begin()
        return Screen._the_one

    def _begin(self) -> None:
        Turtle.screen = self
        self._mode = "standard"
        self._paper = "white"
        self._size = (400, 300)
        self._window = (960, 810)
        self._tracer, self._delay = 1, 10
        self._timers: list[tuple[float, int, Callable[[], object]]] = []
        self._now = 0.0
        self._asked = 0

    def bgcolor(self, *args: Any) -> Any:
        """The colour of the background; gives it when called without one."""
        if not args:
            return COLOR_MODE.told(self._paper)
        color = COLOR_MODE.text(args)
        self._paper = color
        CANVAS.paper = named(color) or "#ffffff"
        return None

    def colormode(self, cmode: float | None = None) -> float | None:
        """Whether colours as numbers go up to 1.0 or to 255."""
        if cmode is None:
            return COLOR_MODE.most
        if cmode in {1.0, 255}:
            COLOR_MODE.most = 1.0 if cmode == 1.0 else 255
        return None

    def mode(self, mode: str | None = None) -> str | None:
        """`standard` or `logo`; changing it makes all turtles as new."""
        if mode is None:
            return self._mode
        if mode.lower() not in MODES:
            raise TurtleGraphicsError(f"No turtle-graphics-mode {mode} (standard or logo)")
        self._mode = mode.lower()
        self.resetscreen()
        return None

    def setup(self, width: float = 0.5, height: float = 0.75, startx: Any = None, starty: Any = None) -> None:  # noqa: ARG002 - a picture lies nowhere
        """Taken, for `window_width` and `window_height`; a picture is as large as what is drawn."""
        whole = 1920, 1080
        self._window = tuple(  # type: ignore[assignment]
            int(side * most) if side <= 1 else int(side) for side, most in zip((width, height), whole, strict=True)
        )

    def screensize(self, canvwidth: Any = None, canvheight: Any = None, bg: Any = None) -> Any:
        """Taken and given back; `bg` is the colour of the background."""
        if canvwidth is canvheight is bg is None:
            return self._size
        self._size = (canvwidth or self._size[0], canvheight or self._size[1])
        if bg is not None:
            self.bgcolor(bg)
        return None

    def window_width(self) -> int:
        """As wide as `setup` said."""
        return self._window[0]

    def window_height(self) -> int:
        """As high as `setup` said."""
        return self._window[1]

    def turtles(self) -> list[Turtle]:
        """All turtles."""
        return list(Turtle.all)

    def clearscreen(self) -> None:
        """Wipe everything away, and forget all turtles."""
        Turtle.all.clear()
        CANVAS.clear()
        CANVAS.paper = "#ffffff"
        COLOR_MODE.most = 1.0
        self._begin()

    def resetscreen(self) -> None:
        """Make all turtles as new."""
        for turtle in Turtle.all:
            turtle.reset()

    def getshapes(self) -> list[str]:
        """The names of the shapes that can be stamped."""
        return sorted(OUTLINES)

    def register_shape(self, name: str, shape: Any = None) -> None:
        """A shape of one's own, as corners; pictures from files are no part of a drawing."""
        if shape is None or isinstance(shape, str):
            raise TurtleGraphicsError("there are no pictures here: give the shape as a tuple of corners")
        OUTLINES[name] = tuple((float(x), float(y)) for x, y in shape)

    def tracer(self, n: int | None = None, delay: int | None = None) -> int | None:
        """Taken and given back; nothing waits here."""
        if n is None:
            return self._tracer
        self._tracer, self._delay = int(n), self._delay if delay is None else int(delay)
        return None

    def delay(self, delay: int | None = None) -> int | None:
        """The same."""
        if delay is None:
            return self._delay
        self._delay = int(delay)
        return None

    def textinput(self, title: str, prompt: str) -> str:  # noqa: ARG002 - there is no window to give it to
        """The next line of the input."""
        return input(prompt)

    def numinput(
        self,
        title: str,
        prompt: str,
        default: float | None = None,
        minval: float | None = None,
        maxval: float | None = None,
    ) -> float | None:
        """The next line of the input as a number; asks again for one that is none or out of range."""
        while True:
            text = self.textinput(title, prompt).strip()
            try:
                number = default if not text and default is not None else float(text)
            except ValueError:
                continue
            if (minval is None or number >= minval) and (maxval is None or number <= maxval):
                return number

    def ontimer(self, fun: Callable[[], object], t: float = 0) -> None:
        """Do this later: when the program says `done()`, in the order of time and without waiting."""
        if self._asked < _MOST_TIMERS:
            self._asked += 1
            heapq.heappush(self._timers, (self._now + max(0.0, t) / 1000, self._asked, fun))

    def mainloop(self) -> None:
        """The end of the drawing: nobody clicks here, so there is nothing to wait for but timers."""
        while self._timers:
            self._now, _, fun = heapq.heappop(self._timers)
            if self._now > _TIMER_SECONDS:
                self._timers.clear()
                return
            fun()

    def _nothing(self, *_args: Any, **_options: Any) -> None:
        """Taken; there is no window, no key and no mouse."""

    def no_window(self, *_args: Any) -> Any:
        """Tell that there is none."""
        raise TurtleGraphicsError("there is no window here, only the drawing: leave this call out")

    title = bgpic = update = listen = bye = _nothing
    onkey = onkeypress = onkeyrelease = onclick = onscreenclick = _nothing
    getcanvas = setworldcoordinates = no_window
    done = exitonclick = mainloop
    clear, reset, addshape = clearscreen, resetscreen, register_shape


Screen.__module__ = "turtle"


def _mode() -> str:
    mode = Screen().mode()
    assert mode is not None  # noqa: S101 - asked for without one
    return mode


Turtle.mode_of_new = staticmethod(_mode)
