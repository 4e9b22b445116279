"""A submission, its states and the moves between them; nothing else knows which moves are legal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a submission is in its life."""

    RECEIVED = "received"
    QUEUED = "queued"
    RUNNING = "running"
    GRADED = "graded"
    STUCK = "stuck"
    """We failed: there is no mark, and the try does not count."""


MOVES: Mapping[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.QUEUED, State.RUNNING}),
    State.QUEUED: frozenset({State.RUNNING, State.STUCK}),
    State.RUNNING: frozenset({State.GRADED, State.QUEUED, State.STUCK}),
    State.GRADED: frozenset({State.QUEUED}),
    State.STUCK: frozenset({State.QUEUED}),
}
"""From each state, where it may go. Back to `queued`: a lost worker, or a regrade."""

FINAL = frozenset({State.GRADED, State.STUCK})


def may_move(old: State, new: State) -> bool:
    """Whether a submission may go from `old` to `new`."""
    return new in MOVES[old]


@dataclass(frozen=True, slots=True)
class Submission:
    """What a student sent, once, and how far it has come. Times are UTC."""

    id: str
    """The UUID that the client made, lower case with hyphens."""
    user_id: int
    exercise: str
    """Such as `python-basics/sum-two`."""
    revision: str
    """What it is (to be) graded at."""
    written_for: str
    """The revision that the student saw; differs from `revision` when a newer one was there."""
    files: Mapping[str, str]
    state: State
    attempt: int
    """How many times grading was begun."""
    written_at: datetime | None
    """As the student's device claims."""
    received_at: datetime
    queued_at: datetime | None = None
    started_at: datetime | None = None
    ran_at: datetime | None = None
    graded_at: datetime | None = None
    points: int | None = None
    max_points: int | None = None
    stuck_reason: str | None = None
    """A code for staff."""
