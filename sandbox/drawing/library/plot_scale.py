"""One axis of a chart: what it reaches from and to, where its ticks are, and which names stand at them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_MARGIN = 0.05
"""Of what the data take, kept free on either side."""
_MOST_TICKS = 9
_STEPS = (1, 2, 2.5, 5, 10)
_MOST_TOLD = 200
_LARGEST, _SMALLEST = 1e100, 1e-100
_WRITTEN_OUT = 1e9
"""Below it numbers are told in full."""


@dataclass(slots=True)
class Axis:
    """One direction."""

    name: str = ""
    """The words beside it."""
    label: str = ""
    values: list[float] = field(default_factory=list)
    """Everything that has to be seen."""
    floors: set[float] = field(default_factory=set)
    """Values such as the foot of a bar, beyond which no margin is kept."""
    categories: dict[str, int] = field(default_factory=dict)
    """Names in place of numbers, as they came."""
    limits: tuple[float | None, float | None] = (None, None)
    """What was asked for."""
    ticks: list[float] | None = None
    tick_labels: list[str] | None = None
    upwards: bool = False
    """Whether the names at the ticks are written from below to above."""
    grid: bool = False

    def numbers(self, values: Any) -> list[float]:
        """The values as numbers: names count from 0, in the order in which they came. Raises TypeError or ValueError."""
        if isinstance(values, str | bytes) or not isinstance(values, Iterable):
            values = [values]
        return [self._number(value) for value in values]

    def see(self, values: Iterable[float], floor: float | None = None) -> None:
        """Reach as far as these."""
        self.values += [value for value in values if math.isfinite(value)]
        if floor is not None:
            self.floors.add(floor)

    def range(self) -> tuple[float, float]:
        """From where to where; in the order in which it was asked for."""
        low, high = (min(self.values), max(self.values)) if self.values else (0.0, 1.0)
        if _is_one(low, high):
            low, high = (low - _around(low), high + _around(high)) if low not in self.floors else (low, low + 1.0)
        margin = (high - low) * _MARGIN if self.values else 0.0
        low, high = low if low in self.floors else low - margin, high if high in self.floors else high + margin
        asked_low, asked_high = self.limits
        low, high = low if asked_low is None else asked_low, high if asked_high is None else asked_high
        return (low - _around(low), high + _around(high)) if _is_one(low, high) else (low, high)

    def places(self) -> list[tuple[float, str]]:
        """The ticks that are seen, with what stands at them."""
        low, high = sorted(self.range())
        ticks = self._ticks(low, high)
        names = self.tick_labels or self._names(ticks)
        nearly = (high - low) * 1e-9
        both = zip(ticks, names, strict=False)
        return [(tick, name) for tick, name in both if low - nearly <= tick <= high + nearly][:_MOST_TOLD]

    def _ticks(self, low: float, high: float) -> list[float]:
        if self.ticks is not None:
            return self.ticks
        if self.categories:
            return [float(index) for index in self.categories.values()]
        step = nice_step((high - low) / _MOST_TICKS)
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        return [number * step for number in range(first, min(last, first + _MOST_TOLD) + 1)]

    def _names(self, ticks: list[float]) -> list[str]:
        if self.categories and self.ticks is None:
            return list(self.categories)
        steps = [abs(after - before) for before, after in pairwise(ticks)]
        places = max((_decimals(step) for step in (steps or ticks)), default=0)
        return [
            f"{tick:.{places}f}".replace("-", "\N{MINUS SIGN}") if abs(tick) < _WRITTEN_OUT else f"{tick:.3g}"
            for tick in ticks
        ]

    def _number(self, value: Any) -> float:
        if isinstance(value, str):
            return float(self.categories.setdefault(value, len(self.categories)))
        try:
            number = float(value)
        except (TypeError, OverflowError):
            raise TypeError(f"a value of type {type(value).__name__} is no number for a chart") from None
        if math.isfinite(number) and abs(number) > _LARGEST:
            raise ValueError(f"{number:g} is too large for a chart")
        return number


def _is_one(low: float, high: float) -> bool:
    """Whether both are the same place as far as a chart can show."""
    return abs(high - low) <= max(abs(low), abs(high), _SMALLEST) * 1e-9


def _around(value: float) -> float:
    """How much room a single value gets on either side."""
    return max(0.5, abs(value) * _MARGIN)


def nice_step(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5, 10, 20 … (and of their tenths) that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * step for step in _STEPS if power * step >= least * (1 - 1e-9))


def _decimals(number: float) -> int:
    """How many decimals show the number."""
    return next((places for places in range(7) if abs(round(number, places) - number) <= abs(number) * 1e-6), 6)
