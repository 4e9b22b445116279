"""The rows of a run: their samples, and the targets that compare one row with another."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass
class Row:
    """One thing measured."""

    name: str
    measure: Callable[[], float]
    """Does it once; gives milliseconds."""
    times_a_round: int = 1
    samples: list[float] = field(default_factory=list)

    def take(self) -> None:
        """Measure once more."""
        self.samples.append(self.measure())

    @property
    def median(self) -> float:
        """Of all samples, in milliseconds."""
        return statistics.median(self.samples)


@dataclass(frozen=True)
class Target:
    """What one row may cost, as a multiple of another."""

    name: str
    row: Row
    base: Row
    at_most: float | None = None
    at_least: float | None = None
    """The base may not be less than so many times the row."""

    @property
    def ratio(self) -> float:
        """Of the medians: row over base, or base over row where the target says how much faster."""
        return self._over(self.row.median, self.base.median)

    @property
    def ratio_of_bests(self) -> float:
        """Of the best samples: what it would be on a machine that does nothing else."""
        return self._over(min(self.row.samples), min(self.base.samples))

    def _over(self, row: float, base: float) -> float:
        return row / base if self.at_least is None else base / row

    @property
    def is_met(self) -> bool:
        """Whether the medians keep it."""
        return self.ratio >= self.at_least if self.at_least is not None else self.ratio <= (self.at_most or 0.0)

    @property
    def wish(self) -> str:
        """The target in a few letters."""
        return f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}"


def interleave(rows: list[Row], rounds: int, progress: Callable[[str], None]) -> None:
    """Measure all rows in turn, round after round, so that a busy moment of the machine hits all alike."""
    for row in rows:
        row.measure()  # once for nothing: caches fill
    for number in range(rounds):
        progress(f"round {number + 1} of {rounds}")
        for turn in range(max(row.times_a_round for row in rows)):
            for row in rows:
                if turn < row.times_a_round:
                    row.take()


def of_rows(rows: list[Row]) -> Table:
    """The rows as a table."""
    table = Table("milliseconds", "median", "best", "worst", "samples")
    for row in rows:
        numbers = (row.median, min(row.samples), max(row.samples))
        table.add_row(row.name, *(f"{number:,.1f}" for number in numbers), str(len(row.samples)))
    return table


def of_targets(targets: list[Target]) -> Table:
    """The targets as a table."""
    table = Table("ratio", "of medians", "target", "", "of bests")
    for target in targets:
        verdict = "[green]pass[/]" if target.is_met else "[red]miss[/]"
        table.add_row(target.name, f"{target.ratio:.2f}", target.wish, verdict, f"{target.ratio_of_bests:.2f}")
    return table
