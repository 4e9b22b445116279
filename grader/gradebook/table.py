"""The gradebook as a table: pupils, exercises, and a cell for each pair; computed anew each time, nothing stores a total."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from grader.exercise.model import LocalText
from grader.gradebook.policy import Graded, Policy, is_late, that_counts


@dataclass(frozen=True, slots=True)
class Column:
    """One exercise of one assignment."""

    assignment_id: int
    exercise: str
    title: LocalText
    max_points: int
    """At the current revision."""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A pupil: one row."""

    user_id: int
    name: str
    number: int | None = None
    username: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """The override that holds for one pupil and column; the newest one, with points None where it takes others back."""

    points: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one pupil has for one exercise."""

    points: int | None = None
    """None: no mark yet. Scaled to the column's max_points where an older revision had others."""
    submission_id: str | None = None
    """The submission that gives the mark."""
    tries: int = 0
    """How many graded submissions there are."""
    waiting: bool = False
    """Something was sent that has no mark yet."""
    late: bool = False
    overridden: bool = False
    reason: str = ""
    """Of the override."""


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One pupil with a cell for each column, and the total."""

    person: Person
    cells: tuple[Cell, ...]
    points: int
    """Weighted, over all columns."""


@dataclass(frozen=True, slots=True)
class Gradebook:
    """The whole table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    max_points: int
    """Weighted, of a pupil with everything right."""


Key = tuple[int, str]
"""A pupil's id and an exercise's id."""


def table(
    roster: Sequence[Person],
    columns: Sequence[Column],
    graded: Iterable[Graded],
    corrections: Mapping[tuple[int, int, str], Correction],
    *,
    waiting: frozenset[Key] = frozenset(),
    policy: Policy = Policy(),  # noqa: B008 - frozen
) -> Gradebook:
    """The gradebook, rows and columns in the order given.

    `corrections` maps (assignment id, user id, exercise id) to the override that holds; `waiting` has the (user id, exercise
    id) of what was sent and has no mark yet.
    """
    sent: dict[Key, list[Graded]] = {}
    for one in graded:
        sent.setdefault((one.user_id, one.exercise), []).append(one)
    weights = [policy.weights.get(column.exercise, 1) for column in columns]
    rows = []
    for person in roster:
        cells = tuple(
            cell(
                column,
                sent.get((person.user_id, column.exercise), ()),
                corrections.get((column.assignment_id, person.user_id, column.exercise)),
                policy,
                waiting=(person.user_id, column.exercise) in waiting,
            )
            for column in columns
        )
        total = sum((one.points or 0) * weight for one, weight in zip(cells, weights, strict=True))
        rows.append(Row(person, cells, total))
    most = sum(column.max_points * weight for column, weight in zip(columns, weights, strict=True))
    return Gradebook(tuple(columns), tuple(rows), most)


def cell(
    column: Column, sent: Sequence[Graded], correction: Correction | None, policy: Policy, *, waiting: bool = False
) -> Cell:
    """One pupil's cell of one column."""
    if not sent and correction is None:
        return Cell(waiting=True) if waiting else EMPTY
    chosen = that_counts(sent, column.due_at, policy)
    corrected = correction is not None and correction.points is not None
    points = correction.points if correction is not None and corrected else _scaled(chosen, column.max_points)
    return Cell(
        points=points,
        submission_id=chosen.submission_id if chosen else None,
        tries=len(sent),
        waiting=waiting,
        late=chosen is not None and is_late(chosen, column.due_at, policy),
        overridden=corrected,
        reason=correction.reason if correction is not None and corrected else "",
    )


def _scaled(chosen: Graded | None, max_points: int) -> int | None:
    """The points on today's scale: full marks stay full marks when the exercise is worth something else now."""
    if chosen is None:
        return None
    if chosen.max_points in {0, max_points}:
        return chosen.points
    return chosen.points * max_points // chosen.max_points
