"""One chart: what `pyplot` is told to show in it, its title, names and limits."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from sandbox.drawing.library.plot_scale import Axis
from sandbox.drawing.library.plot_series import TEXT_POINTS, Bars, Curve, Note, Pie, Rule, Series
from sandbox.drawing.library.plot_styles import CYCLE, DASHES, MARKERS, Look, color_of, options, parse_format

_LINE = ("color", "linestyle", "linewidth", "marker", "markersize", "label", "alpha")
_BARS = ("color", "edgecolor", "label", "alpha", "ha", "tick_label")


class Axes:
    """A frame with an axis in either direction."""

    def __init__(self) -> None:
        self.x, self.y = Axis(), Axis()
        self.series: list[Series] = []
        self.title = ""
        self.has_legend = False
        self.turn = {"line": 0, "bar": 0}
        """How many colours have been taken, by lines and by areas."""

    def plot(self, *args: Any, **given: Any) -> list[Curve]:
        """Points joined by lines: `plot(y)`, `plot(x, y)`, `plot(x, y, "ro--")`, and several of them after each other."""
        wanted, rest, curves = options("plot", given, *_LINE), list(args), []
        while rest:
            first = rest.pop(0)
            second = rest.pop(0) if rest and not isinstance(rest[0], str) else None
            form = rest.pop(0) if rest and isinstance(rest[0], str) else ""
            ys = self.y.numbers(first if second is None else second)
            xs = [float(index) for index in range(len(ys))] if second is None else self.x.numbers(first)
            curves.append(self._curve(xs, ys, form, wanted))
        return curves

    def scatter(self, x: Any, y: Any, s: Any = None, c: Any = None, **given: Any) -> Curve:
        """Points that are not joined; `s` is the size of their area."""
        wanted = options("scatter", given, "color", "marker", "label", "alpha")
        xs, ys = self.x.numbers(x), self.y.numbers(y)
        color = wanted.get("color", c)
        size = 6.0 if s is None else math.sqrt(max(0.0, float(s)))
        look = Look(
            self._color("line", color, wanted.get("alpha")), None, 1.5, _marker(wanted.get("marker", "o")), size
        )
        look.label = str(wanted.get("label") or "")
        return self._add_curve(xs, ys, look)

    def bar(self, x: Any, height: Any, width: float = 0.8, bottom: Any = 0, **given: Any) -> Bars:
        """Bars that stand at the places `x`, or at names."""
        wanted = options("bar", given, *_BARS)
        places, heights = self.x.numbers(x), self.y.numbers(height)
        feet = _as_many(self.y.numbers(bottom), len(places))
        if len(heights) == 1:
            heights = _as_many(heights, len(places))
        _same_length("bar", places, heights)
        shift = width / 2 if wanted.get("ha", "center") == "center" else 0.0
        boxes = [
            (at - shift, foot, at - shift + width, foot + tall)
            for at, foot, tall in zip(places, feet, heights, strict=True)
        ]
        _ticks(self.x, places, wanted.get("tick_label"))
        return self._bars(boxes, self.y, wanted)

    def barh(self, y: Any, width: Any, height: float = 0.8, left: Any = 0, **given: Any) -> Bars:
        """Bars that lie at the places `y`, or at names."""
        wanted = options("barh", given, *_BARS)
        places, lengths = self.y.numbers(y), self.x.numbers(width)
        feet = _as_many(self.x.numbers(left), len(places))
        _same_length("barh", places, lengths)
        boxes = [
            (foot, at - height / 2, foot + long, at + height / 2)
            for at, foot, long in zip(places, feet, lengths, strict=True)
        ]
        _ticks(self.y, places, wanted.get("tick_label"))
        return self._bars(boxes, self.x, wanted)

    def hist(self, x: Any, bins: Any = 10, range: Any = None, **given: Any) -> tuple[list[float], list[float], Bars]:  # noqa: A002 - the library's own name
        """How many values lie in each of `bins` equal parts, or between the borders that `bins` lists."""
        wanted = options("hist", given, "color", "edgecolor", "label", "alpha", "rwidth")
        values = [value for value in self.x.numbers(x) if math.isfinite(value)]
        edges = _edges(values, bins, range)
        counts = [0.0] * (len(edges) - 1)
        for value in values:
            if edges[0] <= value <= edges[-1]:
                place = next((at for at, edge in enumerate(edges[1:]) if value < edge), len(counts) - 1)
                counts[place] += 1
        gaps = [(1 - float(wanted.pop("rwidth", 1.0))) / 2 * (b - a) for a, b in pairwise(edges)]
        both = zip(edges, edges[1:], counts, gaps, strict=False)
        return counts, edges, self._bars([(a + gap, 0.0, b - gap, count) for a, b, count, gap in both], self.y, wanted)

    def pie(self, x: Any, labels: Any = None, colors: Any = None, autopct: Any = None, **given: Any) -> Pie:
        """Slices of a circle, each as large as its share of all."""
        wanted = options("pie", given, "startangle", "counterclock")
        values = self.x.numbers(x)
        whole = sum(values)
        if not values or whole <= 0 or min(values) < 0:
            raise ValueError("the slices of a pie have to be 0 or more, and not all 0")
        names = [str(name) for name in labels or ()]
        if names:
            _same_length("pie", values, names)
        told = list(colors) if colors is not None else list(CYCLE)
        shades = [color_of(told[number % len(told)]) for number, _ in enumerate(values)]
        shares = [value / whole for value in values]
        percents = [_percent(autopct, share) for share in shares] if autopct is not None else []
        looks = [Look(color, None, label=name) for color, name in zip(shades, names, strict=False)]
        turn = -1 if wanted.get("counterclock") is False else 1
        pie = Pie(shares, shades, names, percents, float(wanted.get("startangle", 0)), turn, "#ffffff", looks)
        self.series.append(pie)
        return pie

    def axhline(self, y: float = 0, **given: Any) -> Rule:
        """A line across the whole frame."""
        return self._rule("axhline", self.y, y, given)

    def axvline(self, x: float = 0, **given: Any) -> Rule:
        """A line from the bottom of the frame to its top."""
        return self._rule("axvline", self.x, x, given)

    def text(self, x: float, y: float, s: object, **given: Any) -> Note:
        """Words at a place among the data."""
        wanted = options("text", given, "ha", "va", "fontsize", "color")
        align = str(wanted.get("ha", "left"))
        if align not in {"left", "center", "right"}:
            raise ValueError(f"ha is left, center or right, not {align!r}")
        at_x, at_y = self.x.numbers(x)[0], self.y.numbers(y)[0]
        size = float(wanted.get("fontsize", TEXT_POINTS))
        note = Note(at_x, at_y, str(s), size, color_of(wanted.get("color", "black")), align)
        self.series.append(note)
        return note

    @property
    def is_pie(self) -> bool:
        """Whether the frame is hidden."""
        return any(isinstance(one, Pie) for one in self.series)

    def looks(self) -> list[tuple[Look, bool]]:
        """What the legend names, each with whether it is an area."""
        found: list[tuple[Look, bool]] = []
        for one in self.series:
            if isinstance(one, Pie):
                found += [(look, True) for look in one.looks]
            elif not isinstance(one, Note):
                found.append((one.look, isinstance(one, Bars)))
        return [(look, is_area) for look, is_area in found if look.label and not look.label.startswith("_")]

    def _curve(self, xs: list[float], ys: list[float], form: str, wanted: dict[str, Any]) -> Curve:
        color, marker, dash = parse_format(form)
        told = wanted.get("color", color)
        look = Look(self._color("line", told, wanted.get("alpha")), marker=marker)
        look.dash = dash if not isinstance(dash, bool) else (None if marker else "")
        if "linestyle" in wanted:
            look.dash = _dash(wanted["linestyle"])
        look.marker = _marker(wanted.get("marker", marker) or "")
        look.width = float(wanted.get("linewidth", look.width))
        look.size = float(wanted.get("markersize", look.size))
        look.label = str(wanted.get("label") or "")
        return self._add_curve(xs, ys, look)

    def _add_curve(self, xs: list[float], ys: list[float], look: Look) -> Curve:
        _same_length("plot", xs, ys)
        self.x.see(xs)
        self.y.see(ys)
        curve = Curve(list(zip(xs, ys, strict=True)), look)
        self.series.append(curve)
        return curve

    def _bars(self, boxes: list[tuple[float, float, float, float]], grows: Axis, wanted: dict[str, Any]) -> Bars:
        """`grows` is the axis along which they are long."""
        asked = wanted.get("color")
        alpha = wanted.get("alpha")
        if isinstance(asked, list | tuple) and not (asked and isinstance(asked[0], int | float)):
            colors = [color_of(asked[number % len(asked)], alpha) for number, _ in enumerate(boxes)]
        else:
            colors = [self._color("bar", asked, alpha)] * len(boxes)
        label = str(wanted.get("label") or "")
        edge = color_of(wanted["edgecolor"]) if wanted.get("edgecolor") else None
        bars = Bars(boxes, colors, edge, Look(colors[0] if colors else CYCLE[0], None, label=label))
        self.x.see(side for box in boxes for side in box[::2])
        self.y.see(side for box in boxes for side in box[1::2])
        grows.floors |= {box[0 if grows is self.x else 1] for box in boxes}
        self.series.append(bars)
        return bars

    def _rule(self, what: str, axis: Axis, value: Any, given: dict[str, Any]) -> Rule:
        wanted = options(what, given, "color", "linestyle", "linewidth", "label", "alpha")
        place = axis.numbers(value)[0]
        look = Look(self._color("line", wanted.get("color"), wanted.get("alpha")), _dash(wanted.get("linestyle", "-")))
        look.width, look.label = float(wanted.get("linewidth", look.width)), str(wanted.get("label") or "")
        axis.see([place])
        rule = Rule(place, axis is self.x, look)
        self.series.append(rule)
        return rule

    def _color(self, kind: str, color: Any, alpha: Any) -> str:
        """The colour that was asked for, else the next in turn."""
        if color is None:
            color = CYCLE[self.turn[kind] % len(CYCLE)]
            self.turn[kind] += 1
        return color_of(color, alpha)


def _dash(style: Any) -> str | None:
    if style not in DASHES:
        raise ValueError(f"{style!r} is no line style: take -, --, -. or :")
    return DASHES[style]


def _marker(marker: Any) -> str:
    if marker in {"", "None", "none", None}:
        return ""
    if marker not in MARKERS:
        raise ValueError(f"{marker!r} is no marker: take one of {' '.join(sorted(MARKERS))}")
    return str(marker)


def _same_length(what: str, first: list[Any], second: list[Any]) -> None:
    if len(first) != len(second):
        raise ValueError(
            f"{what}() needs as many values on one side as on the other, not {len(first)} and {len(second)}"
        )


def _as_many(values: list[float], count: int) -> list[float]:
    return values * count if len(values) == 1 else values


def _ticks(axis: Axis, places: list[float], names: Any) -> None:
    if names is not None:
        axis.ticks = places
        axis.tick_labels = [names] * len(places) if isinstance(names, str) else [str(name) for name in names]


def _edges(values: list[float], bins: Any, reach: Any) -> list[float]:
    if not isinstance(bins, int):
        edges = sorted(float(edge) for edge in bins)
        if len(edges) < 2:  # noqa: PLR2004 - from one to the next
            raise ValueError("bins needs two borders or more")
        return edges
    if bins < 1:
        raise ValueError("bins has to be 1 or more")
    low, high = (float(reach[0]), float(reach[1])) if reach else (min(values, default=0.0), max(values, default=1.0))
    low, high = (low, high) if low != high else (low - 0.5, high + 0.5)
    return [low + (high - low) * number / bins for number in range(bins + 1)]


def _percent(autopct: Any, share: float) -> str:
    return str(autopct(100 * share)) if callable(autopct) else str(autopct) % (100 * share)
