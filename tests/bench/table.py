"""The rows of a run: their samples, and the targets that compare one row with another or with a number."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass
class Row:
    """One thing measured."""

    name: str
    measure: Callable[[], float]
    """Does it once; gives milliseconds, or what `unit` says."""
    times_a_round: int = 1
    unit: str = "ms"
    samples: list[float] = field(default_factory=list)

    def take(self) -> None:
        """Measure once more."""
        self.samples.append(self.measure())

    @property
    def median(self) -> float:
        """Of all samples."""
        return statistics.median(self.samples)


@dataclass(frozen=True)
class Target:
    """What one row may cost: as a multiple of another, or by itself."""

    name: str
    row: Row
    base: Row | None = None
    at_most: float | None = None
    at_least: float | None = None
    """The base may not be less than so many times the row."""

    @property
    def ratio(self) -> float:
        """Of the medians: row over base, or base over row where the target says how much faster."""
        return self._over(self.row.median, self.base.median if self.base else 1.0)

    @property
    def ratio_of_bests(self) -> float:
        """Of the best samples: what it would be on a machine that does nothing else."""
        return self._over(min(self.row.samples), min(self.base.samples) if self.base else 1.0)

    def _over(self, row: float, base: float) -> float:
        return row / base if self.at_least is None else base / row

    @property
    def is_met(self) -> bool:
        """Whether the medians keep it."""
        return self.ratio >= self.at_least if self.at_least is not None else self.ratio <= (self.at_most or 0.0)

    @property
    def wish(self) -> str:
        """The target in a few letters."""
        wish = f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}"
        return wish if self.base else f"{wish} {self.row.unit}"

    @property
    def verdict(self) -> str:
        """`pass` or `miss`."""
        return "pass" if self.is_met else "miss"


def times(rounds: int) -> str:
    """So many of them, in words."""
    return f"{rounds} round{'' if rounds == 1 else 's'}"


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


def of_rows(rows: Sequence[Row]) -> tuple[list[str], list[list[str]]]:
    """The rows as a head and lines."""
    lines = []
    for row in rows:
        numbers = (row.median, min(row.samples), max(row.samples))
        lines.append([row.name, *(f"{number:,.1f}" for number in numbers), row.unit, str(len(row.samples))])
    return ["measured", "median", "best", "worst", "", "samples"], lines


def of_targets(targets: Sequence[Target]) -> tuple[list[str], list[list[str]]]:
    """The targets as a head and lines."""
    lines = [
        [target.name, f"{target.ratio:.2f}", target.wish, target.verdict, f"{target.ratio_of_bests:.2f}"]
        for target in targets
    ]
    return ["what", "of medians", "target", "", "of bests"], lines


def on_screen(head: list[str], lines: list[list[str]]) -> Table:
    """For a terminal."""
    table = Table(*head)
    for line in lines:
        table.add_row(*line)
    return table


def in_markdown(head: list[str], lines: list[list[str]]) -> str:
    """For a document."""
    rows = [head, ["---", *["---:"] * (len(head) - 1)], *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
