"""The module `turtle` as a student's program imports it: functions for one turtle, and classes for more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sandbox.drawing.library.canvas import CANVAS
from sandbox.drawing.library.navigation import TurtleGraphicsError
from sandbox.drawing.library.pens import COLOR_MODE
from sandbox.drawing.library.screens import Screen, Terminator
from sandbox.drawing.library.turtles import Turtle
from sandbox.drawing.library.vectors import Vec2D

Pen = RawTurtle = RawPen = Turtle
TurtleScreen = _Screen = Screen

_OF_THE_TURTLE = [
    "back",
    "backward",
    "begin_fill",
    "begin_poly",
    "bk",
    "circle",
    "clear",
    "clearstamp",
    "clearstamps",
    "clone",
    "color",
    "degrees",
    "distance",
    "dot",
    "down",
    "end_fill",
    "end_poly",
    "fd",
    "fillcolor",
    "filling",
    "forward",
    "get_poly",
    "getpen",
    "getscreen",
    "getturtle",
    "goto",
    "heading",
    "hideturtle",
    "home",
    "ht",
    "isdown",
    "isvisible",
    "left",
    "lt",
    "ondrag",
    "onrelease",
    "pd",
    "pen",
    "pencolor",
    "pendown",
    "pensize",
    "penup",
    "pos",
    "position",
    "pu",
    "radians",
    "reset",
    "resizemode",
    "right",
    "rt",
    "setangle",
    "seth",
    "setheading",
    "setpos",
    "setposition",
    "settiltangle",
    "setundobuffer",
    "setx",
    "sety",
    "shape",
    "shapesize",
    "showturtle",
    "speed",
    "st",
    "stamp",
    "teleport",
    "tilt",
    "tiltangle",
    "towards",
    "turtlesize",
    "undo",
    "undobufferentries",
    "up",
    "width",
    "write",
    "xcor",
    "ycor",
]

_OF_THE_SCREEN = [
    "addshape",
    "bgcolor",
    "bgpic",
    "bye",
    "clearscreen",
    "colormode",
    "delay",
    "done",
    "exitonclick",
    "getcanvas",
    "getshapes",
    "listen",
    "mainloop",
    "mode",
    "numinput",
    "onclick",
    "onkey",
    "onkeypress",
    "onkeyrelease",
    "onscreenclick",
    "ontimer",
    "register_shape",
    "resetscreen",
    "screensize",
    "setup",
    "setworldcoordinates",
    "textinput",
    "title",
    "tracer",
    "turtles",
    "update",
    "window_height",
    "window_width",
]

__all__ = [  # noqa: PLE0604 - they are strings
    "Pen", "RawPen", "RawTurtle", "Screen", "Terminator", "Turtle", "TurtleGraphicsError", "TurtleScreen", "Vec2D",
    *_OF_THE_TURTLE, *_OF_THE_SCREEN,
]  # fmt: skip


def begin() -> None:
    """Be as at the start of a program: an empty canvas, no turtle, no screen."""
    CANVAS.begin()
    Turtle.all.clear()
    Screen._the_one = None  # noqa: SLF001 - of our own
    COLOR_MODE.most = 1.0
    _TheOne.turtle = None


class _TheOne:
    """The turtle that the functions move, there as soon as one of them is called."""

    turtle: Turtle | None = None


def _turtle() -> Turtle:
    if _TheOne.turtle is None or _TheOne.turtle not in Turtle.all:  # `clearscreen` forgets all turtles
        _TheOne.turtle = Turtle()
    return _TheOne.turtle


def _forwarding(name: str, whose: Callable[[], Any], cls: type) -> Callable[..., Any]:
    def function(*args: Any, **options: Any) -> Any:
        return getattr(whose(), name)(*args, **options)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = getattr(cls, name).__doc__
    function.__module__ = "turtle"
    return function


if TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """The functions that the next lines make."""


globals().update({name: _forwarding(name, _turtle, Turtle) for name in _OF_THE_TURTLE})
globals().update({name: _forwarding(name, Screen, Screen) for name in _OF_THE_SCREEN})
