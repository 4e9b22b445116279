"""The rules of a gradebook: which submission counts, what is late, and what an exercise weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Counts(StrEnum):
    """Which of a pupil's graded submissions for an exercise gives the mark."""

    BEST = "best"
    """The one with the most points; of equals the earliest, so that working on never costs anything."""
    LAST = "last"


class Late(StrEnum):
    """What becomes of a submission after the due time."""

    SHOWN = "shown"
    """It counts in full, and is shown as late."""
    REFUSED = "refused"
    """It does not count."""


class Clock(StrEnum):
    """Which time is held against the due time."""

    RECEIVED = "received"
    """When it reached us."""
    WRITTEN = "written"
    """When the pupil's device says it was written: fair to those whose link was down, trusting their clocks."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of one gradebook."""

    counts: Counts = Counts.BEST
    late: Late = Late.SHOWN
    clock: Clock = Clock.RECEIVED
    weights: Mapping[str, int] = field(default_factory=dict)
    """Exercise id to how much it weighs; 1 where it is not named, 0 to leave it out of the total."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A graded submission, as far as the gradebook needs it."""

    submission_id: str
    user_id: int
    exercise: str
    points: int
    max_points: int
    received_at: datetime
    written_at: datetime | None = None


def is_late(one: Graded, due_at: datetime | None, policy: Policy) -> bool:
    """Whether it came after the due time, by the clock that counts; a device's clock can only help, never harm."""
    if due_at is None:
        return False
    moment = one.received_at
    if policy.clock is Clock.WRITTEN and one.written_at is not None:
        moment = min(one.written_at, one.received_at)
    return moment > due_at


def that_counts(sent: Sequence[Graded], due_at: datetime | None, policy: Policy) -> Graded | None:
    """The submission that gives the mark; None where none does.

    The share of the points decides, since an older revision may have had others; submissions in time go before late ones of
    the same share.
    """
    usable = sent
    if policy.late is Late.REFUSED:
        usable = [one for one in sent if not is_late(one, due_at, policy)]
    if len(usable) <= 1:
        return usable[0] if usable else None
    if policy.counts is Counts.LAST:
        return max(usable, key=lambda one: (one.received_at, one.submission_id))
    best = usable[0]
    for one in usable[1:]:
        if _is_better(one, best):
            best = one
    return best


def _is_better(one: Graded, best: Graded) -> bool:
    """Whether its share of the points is larger, or the same and it came earlier; whole numbers decide, no rounding."""
    mine, others = one.points * (best.max_points or 1), best.points * (one.max_points or 1)
    if mine != others:
        return mine > others
    return (one.received_at, one.submission_id) < (best.received_at, best.submission_id)
