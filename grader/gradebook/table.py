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
    sent = _by_person(graded)
    corrected: dict[int, dict[Key, Correction]] = {}
    for (assignment_id, user_id, exercise), correction in corrections.items():
        corrected.setdefault(user_id, {})[assignment_id, exercise] = correction
    weights = [policy.weights.get(column.exercise, 1) for column in columns]
    rows = []
    for person in roster:
        own, overrides = sent.get(person.user_id, {}), corrected.get(person.user_id, {})
        cells = tuple(
            cell(
                column,
                own.get(column.exercise, ()),
                overrides.get((column.assignment_id, column.exercise)) if overrides else None,
                policy,
                waiting=bool(waiting) and (person.user_id, column.exercise) in waiting,
            )
            for column in columns
        )
        total = sum((one.points or 0) * weight for one, weight in zip(cells, weights, strict=True))
        rows.append(Row(person, cells, total))
    most = sum(column.max_points * weight for column, weight in zip(columns, weights, strict=True))
    return Gradebook(tuple(columns), tuple(rows), most)


def _by_person(graded: Iterable[Graded]) -> dict[int, dict[str, list[Graded]]]:
    """By pupil, then by exercise: a class of a thousand has hundreds of thousands of them."""
    sent: dict[int, dict[str, list[Graded]]] = {}
    for one in graded:
        own = sent.get(one.user_id)
        if own is None:
            own = sent[one.user_id] = {}
        if one.exercise in own:
            own[one.exercise].append(one)
        else:
            own[one.exercise] = [one]
    return sent


def cell(
    column: Column, sent: Sequence[Graded], correction: Correction | None, policy: Policy, *, waiting: bool = False
) -> Cell:
    """One pupil's cell of one column."""
    if not sent and correction is None:
        return Cell(waiting=True) if waiting else EMPTY
    chosen = that_counts(sent, column.due_at, policy)
    points = _scaled(chosen, column.max_points)
    submission_id = chosen.submission_id if chosen else None
    late = chosen is not None and is_late(chosen, column.due_at, policy)
    if correction is None or correction.points is None:
        return Cell(points, submission_id, len(sent), waiting, late)
    return Cell(correction.points, submission_id, len(sent), waiting, late, overridden=True, reason=correction.reason)


def _scaled(chosen: Graded | None, max_points: int) -> int | None:
    """The points on today's scale: full marks stay full marks when the exercise is worth something else now."""
    if chosen is None:
        return None
    if chosen.max_points == max_points or not chosen.max_points:
        return chosen.points
    return chosen.points * max_points // chosen.max_points
