"""How a line, a point or an area of a chart looks: colours, format strings such as `ro--`, keyword arguments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox.drawing.library.colors import from_bytes, named

PIXELS_A_POINT = 100 / 72
"""Sizes are told in points, and a chart has a hundred pixels an inch."""

CYCLE = (
    "#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f", "#bcbd22", "#17becf",
)  # fmt: skip
"""The colours that lines, bars and slices take in turn."""

_TABLEAU = ("blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan")
_LETTERS = {
    "b": "#0000ff", "g": "#008000", "r": "#ff0000", "c": "#00bfbf", "m": "#bf00bf", "y": "#bfbf00", "k": "#000000", "w": "#ffffff",
}  # fmt: skip
DASHES = {
    "-": "", "solid": "", "--": "--", "dashed": "--", "-.": "-.", "dashdot": "-.", ":": ":", "dotted": ":",
    "": None, " ": None, "none": None, "None": None,
}  # fmt: skip
"""Line styles to how shapes call them; None draws no line."""
MARKERS = frozenset(".,ov^<>sdD*+xXph")

_NAMES = {
    "c": "color", "ls": "linestyle", "lw": "linewidth", "ms": "markersize", "horizontalalignment": "ha", "align": "ha",
    "verticalalignment": "va", "size": "fontsize", "ec": "edgecolor", "fc": "color", "facecolor": "color",
}  # fmt: skip
_TAKEN = frozenset({"zorder", "clip_on", "antialiased", "fontname", "fontfamily", "family"})
"""Keyword arguments that change nothing in these pictures."""


@dataclass(slots=True)
class Look:
    """How one series is drawn."""

    color: str
    dash: str | None = ""
    """None for no line."""
    width: float = 1.5
    """In points, as the size."""
    marker: str = ""
    size: float = 6.0
    label: str = ""


def color_of(color: Any, alpha: Any = None) -> str:
    """`#rrggbb` for whatever tells a colour. Raises ValueError."""
    found = _color(color)
    if found is None:
        raise ValueError(f"{color!r} is no colour: take a name such as red or skyblue, a letter such as r, or #rrggbb")
    return found if alpha is None else _paler(found, float(alpha))


def options(what: str, given: dict[str, Any], *known: str) -> dict[str, Any]:
    """The keyword arguments under their full names. Raises TypeError for one that `what` has not."""
    told = {_NAMES.get(name, name) if _NAMES.get(name, name) in known else name: given[name] for name in given}
    for name in told:
        if name not in known and name not in _TAKEN:
            raise TypeError(f"{what}() has no {name!r} here; it has {', '.join(sorted(known))}")
    return {name: value for name, value in told.items() if name in known}


def parse_format(text: str) -> tuple[str | None, str, bool | str | None]:
    """Colour, marker and dash that a format string tells; the dash is False where it tells none. Raises ValueError."""
    color: str | None = None
    found: bool | str | None = False
    marker, rest = "", text
    if named(text) or re.fullmatch(r"C\d", text):
        return color_of(text), "", False
    while rest:
        style = next((one for one in ("--", "-.", "-", ":") if rest.startswith(one)), "")
        if style:
            found, rest = DASHES[style], rest[len(style) :]
        elif rest[:1] in MARKERS and not marker:
            marker, rest = rest[0], rest[1:]
        elif rest[:1] in _LETTERS and color is None:
            color, rest = _LETTERS[rest[0]], rest[1:]
        else:
            raise ValueError(f"{text!r} is no format such as 'ro--': a colour, a marker and a line, as far as wanted")
    return color, marker, found


def _color(color: Any) -> str | None:
    if isinstance(color, str):
        return _by_name(color)
    try:
        parts = [float(part) for part in color]
    except (TypeError, ValueError):
        return None
    if len(parts) not in {3, 4} or not all(0 <= part <= 1 for part in parts):
        return None
    told = from_bytes(*(round(part * 255) for part in parts[:3]))
    return _paler(told, parts[3]) if len(parts) > 3 else told  # noqa: PLR2004 - red, green, blue


def _by_name(color: str) -> str | None:
    if re.fullmatch(r"C\d{1,3}", color):
        return CYCLE[int(color[1:]) % len(CYCLE)]
    if color.startswith("tab:") and color[4:] in _TABLEAU:
        return CYCLE[_TABLEAU.index(color[4:])]
    if re.fullmatch(r"0?\.\d+|[01](\.0*)?", color):
        return from_bytes(*3 * (round(float(color) * 255),))
    return _LETTERS.get(color) or named(color)


def _paler(color: str, alpha: float) -> str:
    """The colour as it looks on white when it is seen through."""
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    share = max(0.0, min(1.0, alpha))
    return from_bytes(*(round(255 + (part - 255) * share) for part in parts))
