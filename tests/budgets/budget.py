"""The budgets: what is measured, and how much it may be. Bytes fail a build, times are reported."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from enum import Enum


class Budget(Enum):
    """One promise: its words, its limit, its unit. A kilobyte is a thousand bytes."""

    EXERCISE = "exercise page: all that is needed to read and type, fonts apart", 150.0, "KB"
    FONTS = "fonts, both scripts and weights", 45.0, "KB"
    LIST = "list of assignments, fonts apart", 45.0, "KB"
    SECOND_VISIT = "second visit of the exercise page, online, over the wire", 15.0, "KB"
    READABLE = "first visit at 400 kbit/s, 400 ms, CPU 4 × slower: statement readable", 3.0, "s"
    TYPABLE = "the same: the editor takes what is typed", 6.0, "s"
    ENGINE = "engine ready from its snapshot, CPU 4 × slower", 3.0, "s"
    LATENCY = "key to paint, CPU 6 × slower, 95th percentile", 50.0, "ms"

    def __init__(self, words: str, limit: float, unit: str) -> None:
        self.words = words
        self.limit = limit
        self.unit = unit


@dataclass
class Measured:
    """What was measured for a budget."""

    budget: Budget
    samples: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Of the rounds."""
        return statistics.median(self.samples)

    @property
    def is_kept(self) -> bool:
        """Whether the median is within the limit."""
        return self.median <= self.budget.limit

    def line(self) -> list[str]:
        """For a table: what, median, limit, verdict, spread."""
        spread = f"{min(self.samples):.1f} to {max(self.samples):.1f}" if len(self.samples) > 1 else ""
        verdict = "kept" if self.is_kept else "over"
        unit = self.budget.unit
        return [self.budget.words, f"{self.median:.1f} {unit}", f"≤ {self.budget.limit:g} {unit}", verdict, spread]


HEAD = ["what", "median", "budget", "", "best to worst"]
