"""The module `matplotlib.pyplot` as a student's program imports it: the part of it that school books use, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sandbox.drawing.library.plot_axes import Axes
from sandbox.drawing.library.plot_figure import SIZE_INCHES, Figure
from sandbox.drawing.library.plot_scale import Axis
from sandbox.drawing.library.plot_styles import options

_OF_THE_CHART = ("plot", "scatter", "bar", "barh", "hist", "pie", "axhline", "axvline", "text")
_FONT = ("fontsize", "color", "pad", "labelpad", "loc", "fontweight")
_MOST_FIGURES = 10


class _Shown:
    """The figures of a program."""

    current: Figure | None = None
    below: float = 0.0
    count: int = 0


def begin() -> None:
    """Be as at the start of a program: no figure."""
    _Shown.current, _Shown.below, _Shown.count = None, 0.0, 0


def figure(*_args: Any, **given: Any) -> ShownFigure:
    """A new figure; `figsize` is its size in inches."""
    wanted = options("figure", given, "figsize", "num", "dpi", "facecolor", "layout", "tight_layout")
    _begin_figure(wanted.get("figsize") or SIZE_INCHES)
    return ShownFigure()


def subplots(nrows: int = 1, ncols: int = 1, **given: Any) -> tuple[ShownFigure, ChartAxes]:
    """A new figure and its one chart."""
    wanted = options("subplots", given, "figsize", "dpi", "layout")
    if (nrows, ncols) != (1, 1):
        raise ValueError("there is one chart in a figure here: call subplots() without numbers, or figure() for each")
    _begin_figure(wanted.get("figsize") or SIZE_INCHES)
    return ShownFigure(), ChartAxes()


def show(*_args: Any, **_options: Any) -> None:
    """Draw the figure; what comes after it is another one."""
    if _Shown.current is not None:
        _Shown.current.show()
        close()


def savefig(*_args: Any, **_options: Any) -> None:
    """Draw the figure; no file is written. It can go on being changed, until `show`."""
    _figure().show()


def close(*_args: Any) -> None:
    """Let go of the figure."""
    if _Shown.current is not None:
        _Shown.below += _Shown.current.depth
        _Shown.current = None


def clf() -> None:
    """Begin the figure anew."""
    _figure().axes = Axes()


def gcf() -> ShownFigure:
    """The figure that is drawn on."""
    _figure()
    return ShownFigure()


def gca() -> ChartAxes:
    """The chart that is drawn in."""
    _figure()
    return ChartAxes()


def title(label: object, **given: Any) -> None:
    """The words above the chart."""
    options("title", given, *_FONT)
    _axes().title = str(label)


def xlabel(label: object, **given: Any) -> None:
    """The words below the chart."""
    options("xlabel", given, *_FONT)
    _axes().x.label = str(label)


def ylabel(label: object, **given: Any) -> None:
    """The words to the left of the chart."""
    options("ylabel", given, *_FONT)
    _axes().y.label = str(label)


def xlim(*args: Any, **given: Any) -> tuple[float, float]:
    """From where to where the chart reaches, across; gives it."""
    return _limits(_axes().x, args, options("xlim", given, "left", "right"))


def ylim(*args: Any, **given: Any) -> tuple[float, float]:
    """From where to where the chart reaches, upwards; gives it."""
    return _limits(_axes().y, args, options("ylim", given, "bottom", "top"))


def xticks(ticks: Any = None, labels: Any = None, **given: Any) -> None:
    """Where the ticks are below the chart, and what stands at them; `rotation=90` writes upwards."""
    wanted = options("xticks", given, "rotation", "fontsize", "ha")
    _axes().x.upwards = wanted.get("rotation", 0) in {90, "vertical"}
    _set_ticks(_axes().x, ticks, labels)


def yticks(ticks: Any = None, labels: Any = None, **given: Any) -> None:
    """Where the ticks are beside the chart, and what stands at them."""
    options("yticks", given, "fontsize")
    _set_ticks(_axes().y, ticks, labels)


def grid(visible: bool = True, axis: str = "both", **given: Any) -> None:  # noqa: FBT001, FBT002 - the library's own signature
    """Lines through the ticks."""
    options("grid", given, "color", "linestyle", "linewidth", "alpha", "which")
    chart = _axes()
    chart.x.grid = bool(visible) if axis in {"both", "x"} else chart.x.grid
    chart.y.grid = bool(visible) if axis in {"both", "y"} else chart.y.grid


def legend(labels: Any = None, **given: Any) -> None:
    """The names of the series, in the corner of the chart; `labels` names them in order."""
    options("legend", given, "loc", "fontsize", "title", "frameon", "ncol")
    chart = _axes()
    chart.has_legend = True
    named = [one for one in chart.series if hasattr(one, "look")]
    for one, name in zip(named, labels or (), strict=False):
        one.look.label = str(name)


def tight_layout(*_args: Any, **_options: Any) -> None:
    """Taken; the frame is always in the same place."""


class ChartAxes:
    """The current chart, as `subplots` and `gca` give it."""

    def set(self, **given: Any) -> None:
        """Several of the `set_` methods at once."""
        for name, value in given.items():
            getattr(self, f"set_{name}")(value)

    def __getattr__(self, name: str) -> Any:
        known = {**{one: one for one in _ALL_OF_A_CHART}, **{f"set_{one}": one for one in _WORDS}}
        if name not in known:
            raise _missing("a chart", name, known)
        return globals()[known[name]]


class ShownFigure:
    """The current figure, as `figure` gives it."""

    def add_subplot(self, *args: Any) -> ChartAxes:
        """Its one chart."""
        if args not in {(), (111,), (1, 1, 1)}:
            raise ValueError("there is one chart in a figure here: call add_subplot() without numbers")
        return ChartAxes()

    def __getattr__(self, name: str) -> Any:
        known = ("savefig", "show", "tight_layout", "gca", "clf")
        if name not in known:
            raise _missing("a figure", name, ("add_subplot", *known))
        return globals()[name]


_WORDS = ("title", "xlabel", "ylabel", "xlim", "ylim", "xticks", "yticks")
_ALL_OF_A_CHART = (*_OF_THE_CHART, "grid", "legend")

__all__ = [  # noqa: PLE0604 - they are strings
    *_ALL_OF_A_CHART, *_WORDS, "clf", "close", "figure", "gca", "gcf", "savefig", "show", "subplots", "tight_layout",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    raise AttributeError(name) if name.startswith("__") else _missing("this small pyplot", name, __all__)


def _forwarding(name: str) -> Callable[..., Any]:
    def function(*args: Any, **given: Any) -> Any:
        return getattr(_axes(), name)(*args, **given)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = getattr(Axes, name).__doc__
    return function


globals().update({name: _forwarding(name) for name in _OF_THE_CHART})


def _missing(what: str, name: str, known: Iterable[str]) -> AttributeError:
    return AttributeError(f"{what} has no {name!r}; it has {', '.join(sorted(known))}")


def _begin_figure(size: Any) -> None:
    close()
    if _Shown.count >= _MOST_FIGURES:
        raise RuntimeError(f"more than {_MOST_FIGURES} figures are more than one picture can show")
    _Shown.count += 1
    width, height = size
    _Shown.current = Figure((width, height))
    _Shown.current.below = _Shown.below


def _figure() -> Figure:
    if _Shown.current is None:
        _begin_figure(SIZE_INCHES)
    assert _Shown.current is not None  # noqa: S101 - begun just now
    return _Shown.current


def _axes() -> Axes:
    return _figure().axes


def _limits(axis: Axis, args: tuple[Any, ...], named: dict[str, Any]) -> tuple[float, float]:
    told = tuple(args[0]) if len(args) == 1 and isinstance(args[0], tuple | list) else args
    low, high = axis.limits
    names = list(named)
    low = float(told[0]) if told and told[0] is not None else low
    high = float(told[1]) if len(told) > 1 and told[1] is not None else high
    for name in names:
        value = None if named[name] is None else float(named[name])
        low, high = (value, high) if name in {"left", "bottom"} else (low, value)
    axis.limits = (low, high)
    return axis.range()


def _set_ticks(axis: Axis, ticks: Any, labels: Any) -> None:
    if ticks is not None:
        axis.ticks = axis.numbers(ticks)
        axis.see(axis.ticks)
    if labels is not None:
        axis.tick_labels = [str(label) for label in labels]
