"""What is drawn in this very interpreter, as the outside reads it."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from sandbox.drawing import stream
from sandbox.drawing.library import pyplot, turtle
from sandbox.drawing.library.canvas import CANVAS
from sandbox.drawing.shapes import Area, Dot, Drawing, Line, Text

COORDINATES = st.floats(-400, 400).map(lambda number: round(number, 2) + 0.0)
POINTS = st.tuples(COORDINATES, COORDINATES)
COLORS = st.sampled_from(["#000000", "#ff0000", "#1f77b4", "#00ff7f"])
SIZES = st.floats(0.5, 60).map(lambda number: round(number, 2))
LINES = st.builds(Line, POINTS, POINTS, COLORS, SIZES, st.sampled_from(["", "--", "-.", ":"]))
CORNERS = st.lists(POINTS, min_size=3, max_size=6).map(tuple)
AREAS = st.builds(Area, CORNERS, COLORS) | st.builds(Area, CORNERS, COLORS, COLORS, SIZES)
DOTS = st.builds(Dot, POINTS, SIZES, COLORS)
WORDS = st.text(max_size=20).map(stream.clean)
STYLES = st.sampled_from(["", "bold", "italic", "bold italic"])
TEXTS = st.builds(
    Text, POINTS, WORDS, COLORS, SIZES, st.sampled_from(["left", "center", "right"]), STYLES, st.booleans()
)
DRAWINGS = st.builds(Drawing, st.lists(LINES | AREAS | DOTS | TEXTS, max_size=12).map(tuple), COLORS, st.booleans())


def lines_of(draw: Callable[[], object]) -> list[str]:
    """What a program that does this would tell, line by line."""
    told: list[bytes] = []
    turtle.begin()
    pyplot.begin()
    CANVAS.tell(told.append)
    try:
        draw()
        CANVAS.finish()
    finally:
        turtle.begin()
        pyplot.begin()
    return b"".join(told).decode().splitlines()


def drawn(draw: Callable[[], object]) -> Drawing:
    """The picture of a program that does this."""
    return stream.drawing(lines_of(draw)) or Drawing()
