"""Two drawings held against each other: whether the eye would see the same picture, and where it would not."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from grader.exercise.model import Draws
from grader.marking.drawn import Cell, Cells, Edge, Spot, cells, edges, length, moved, samples, texts, visible_box
from sandbox.drawing.shapes import Drawing, Line, Text
from sandbox.drawing.shapes import reach as reach_of

_STEPS_OF_TOLERANCE = 4
"""A cell is the tolerance divided by this, in drawings that are not very long."""
_MOST_STEPS = 25_000
"""Of the expected drawing; a longer one is looked at with larger cells."""
_MOST_TIMES = 2
"""How many times as long as the expected one a drawing may be, retracing aside, before it is another."""
_LEAST_TEXT_REACH = 12.0
"""How far words may be from where they should be: nobody places them to the pixel."""
_MOST_MARKS = 300
_STRIPE, _MOST_STRIPES = 8.0, 8
"""How far apart the strokes are that mark a text, and how many there are."""
_BLUR = 1.95
"""Of a cell's width: how much farther from each other two drawings may seem than they are, told by their cells."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one drawing has that the other has not."""

    pieces: int = 0
    """Connected parts of strokes and borders."""
    marks: tuple[Line, ...] = ()
    """The strokes of these parts, to point at."""
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.pieces or self.words)


@dataclass(frozen=True, slots=True)
class DrawingMatch:
    """The answer."""

    missing: Difference = Difference()
    extra: Difference = Difference()
    offset: tuple[float, float] = (0.0, 0.0)
    """By how much the actual drawing was moved to lie on the expected one, where its place does not matter."""

    @property
    def matches(self) -> bool:
        """Whether it is the same picture."""
        return not self.missing and not self.extra


def compare_drawings(how: Draws, expected: Drawing, actual: Drawing) -> DrawingMatch:
    """The comparison that an exercise asks for. Never raises, and bounded in time, whatever was drawn."""
    both = _Both.of(how, expected, actual)
    missing = _difference(both.wanted, both.left, both.near_right, both.only_left)
    extra = _difference(both.given, both.right, both.near_left, both.only_right)
    if both.is_too_much:
        extra = replace(extra, pieces=max(1, extra.pieces))
    return DrawingMatch(missing, extra, both.offset)


def is_same_picture(how: Draws, expected: Drawing, actual: Drawing) -> bool:
    """Whether `compare_drawings` finds no difference, told at the first one."""
    both = _Both.of(how, expected, actual)
    if both.is_too_much or both.only_left or both.only_right:
        return False
    return not (
        _stands_alone(both.wanted, both.left, both.near_right) or _stands_alone(both.given, both.right, both.near_left)
    )


def _offset(expected: Drawing, actual: Drawing) -> tuple[float, float]:
    wanted, given = visible_box(expected), visible_box(actual)
    if wanted is None or given is None:
        return 0.0, 0.0
    return wanted.left - given.left, wanted.bottom - given.bottom


class _Near:
    """Whether a drawing has something near a cell."""

    def __init__(self, drawn: Cells, tolerance: float, *, colors: bool) -> None:
        self._drawn = drawn
        self._colors = colors
        self._reach = tolerance + _BLUR * drawn.step
        self._radius = radius = math.ceil(self._reach / drawn.step) + 1
        self._blocks = {
            is_border: {(x // radius, y // radius) for x, y in layer}
            for is_border, layer in ((True, drawn.borders), (False, drawn.strokes))
        }
        around = range(-radius, radius + 1)
        ways = ((dx, dy) for dx in around for dy in around if math.hypot(dx, dy) <= radius)
        self._ways = sorted(ways, key=lambda way: math.hypot(*way))
        self._known: dict[tuple[Cell, bool, str], bool] = {}

    def has(self, cell: Cell, spot: Spot, *, is_border: bool) -> bool:
        """A stroke is there also where the border of an area is; the border of an area only where another is."""
        key = cell, is_border, spot[0] if self._colors else ""
        if key not in self._known:
            known = self._is_in(self._drawn.borders, cell, spot) if self._is_about(cell, is_border=True) else False
            if not known and not is_border and self._is_about(cell, is_border=False):
                known = self._is_in(self._drawn.strokes, cell, spot)
            self._known[key] = known
        return self._known[key]

    def _is_about(self, cell: Cell, *, is_border: bool) -> bool:
        """Whether anything is in the block of cells around, which is larger than the reach: a quick look beforehand."""
        x, y = cell[0] // self._radius, cell[1] // self._radius
        blocks = self._blocks[is_border]
        return any((x + dx, y + dy) in blocks for dx in (-1, 0, 1) for dy in (-1, 0, 1))

    def _is_in(self, layer: dict[Cell, Spot], cell: Cell, spot: Spot) -> bool:
        (x, y), (color, place) = cell, spot
        for dx, dy in self._ways:
            found = layer.get((x + dx, y + dy))
            if found is None or (self._colors and found[0] != color):
                continue
            if math.dist(found[1], place) <= self._reach:
                return True
        return False


@dataclass(frozen=True, slots=True)
class _Both:
    """Two drawings laid on each other."""

    how: Draws
    wanted: list[Edge]
    given: list[Edge]
    left: Cells
    right: Cells
    only_left: list[Text]
    only_right: list[Text]
    is_too_much: bool
    """Whether the given one is far too much to be looked at closely."""
    offset: tuple[float, float]

    @classmethod
    def of(cls, how: Draws, expected: Drawing, actual: Drawing) -> _Both:
        """Both, as an exercise asks for it."""
        dx, dy = _offset(expected, actual) if how.position == "any" else (0.0, 0.0)
        actual = moved(actual, dx, dy) if (dx, dy) != (0.0, 0.0) else actual
        wanted, given = edges(expected), edges(actual)
        step = max(how.tolerance / _STEPS_OF_TOLERANCE, length(wanted) / _MOST_STEPS)
        coarse = max(step, length(given) / (_MOST_TIMES * _MOST_STEPS))
        reach = max(how.tolerance, _LEAST_TEXT_REACH)
        left, right = cells(wanted, expected.background, coarse), cells(given, actual.background, coarse)
        words = _without_partner(texts(expected), texts(actual), reach)
        return cls(how, wanted, given, left, right, *words, coarse > step or actual.truncated, (dx, dy))

    @property
    def near_left(self) -> _Near:
        """What is near to something expected."""
        return _Near(self.left, self.how.tolerance, colors=self.how.colors)

    @property
    def near_right(self) -> _Near:
        """What is near to something given."""
        return _Near(self.right, self.how.tolerance, colors=self.how.colors)


def _lonely(edge: Edge, own: Cells, other: _Near) -> Iterator[tuple[Cell, bool]]:
    """The cells along an edge, each with whether it is seen and has nothing near it in the other drawing."""
    layer = own.layer(edge)
    for point in samples(edge, own.step):
        cell = own.cell(point)
        seen = layer.get(cell)
        on_top = seen if seen is not None and seen[0] == edge.color else None
        yield cell, on_top is not None and not other.has(cell, on_top, is_border=edge.is_border)


def _stands_alone(drawn: list[Edge], own: Cells, other: _Near) -> bool:
    """Whether anything does."""
    return any(is_alone for edge in drawn for _, is_alone in _lonely(edge, own, other))


def _difference(drawn: list[Edge], own: Cells, other: _Near, words: list[Text]) -> Difference:
    lonely: set[Cell] = set()
    marks = [stripe for text in words[:_MOST_MARKS] for stripe in _through(text)]
    for edge in drawn:
        along = list(_lonely(edge, own, other))
        lonely.update(cell for cell, is_alone in along if is_alone)
        alone = [is_alone for _, is_alone in along]
        if any(alone) and len(marks) < _MOST_MARKS:
            marks += _runs(edge, alone)
    return Difference(_pieces(lonely), tuple(marks), tuple(text.text for text in words))


def _runs(edge: Edge, alone: list[bool]) -> Iterator[Line]:
    """The parts of an edge that stand alone."""
    count, first = max(1, len(alone) - 1), None
    for number, is_alone in enumerate([*alone, False]):
        if is_alone and first is None:
            first = number
        if not is_alone and first is not None:
            yield Line(_along(edge, first / count), _along(edge, (number - 1) / count))
            first = None


def _along(edge: Edge, share: float) -> tuple[float, float]:
    (x, y), (to_x, to_y) = edge.start, edge.end
    return x + share * (to_x - x), y + share * (to_y - y)


def _pieces(lonely: set[Cell]) -> int:
    """How many connected parts the cells form; those with a gap of one cell between them belong together."""
    ways = [(dx, dy) for dx in range(-2, 3) for dy in range(-2, 3)]
    left, count = set(lonely), 0
    while left:
        count += 1
        waiting = [left.pop()]
        while waiting:
            x, y = waiting.pop()
            near = {(x + dx, y + dy) for dx, dy in ways} & left
            left -= near
            waiting += near
    return count


def _through(text: Text) -> Iterator[Line]:
    """Strokes side by side that cover a text."""
    box = reach_of(text)
    across = (box.right - box.left) if text.upwards else (box.top - box.bottom)
    count = max(1, min(_MOST_STRIPES, round(across / _STRIPE)))
    for number in range(count):
        off = across * (number + 0.5) / count
        if text.upwards:
            yield Line((box.left + off, box.bottom), (box.left + off, box.top))
        else:
            yield Line((box.left, box.bottom + off), (box.right, box.bottom + off))


def _without_partner(wanted: list[Text], given: list[Text], reach: float) -> tuple[list[Text], list[Text]]:
    """The texts of each side that have no partner near on the other."""
    left = list(given)
    missing = []
    for text in wanted:
        near = [one for one in left if one.text == text.text and math.dist(one.place, text.place) <= reach]
        if near:
            left.remove(min(near, key=lambda one: math.dist(one.place, text.place)))
        else:
            missing.append(text)
    return missing, left
