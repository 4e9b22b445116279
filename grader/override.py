"""Correcting a mark by hand: who, when and why are kept, and nothing is ever changed or removed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from grader import names
from grader.access import Viewer
from grader.errors import Invalid, NotFound
from grader.store import assignments, classes, exercises, overrides
from grader.store.session import writing

LONGEST_REASON = 500


def override(
    session: Session,
    viewer: Viewer,
    assignment_id: int,
    *,
    user_id: int,
    exercise: str,
    points: int | None,
    reason: str,
    now: datetime,
) -> int:
    """Give this pupil these points for an exercise, whatever was submitted; None takes an earlier override back. Its id.

    Raises Invalid for points below 0 or above what the exercise is worth and for a missing reason, and NotFound for a pupil who is not in the class, for an exercise that is
    not in the assignment, and where the viewer does not run the class.
    """
    assignment = assignments.get_assignment(session, viewer, assignment_id)
    classes.pupil_of(session, viewer, assignment.class_id, user_id)
    asked = exercises.exercises_of(session, assignment.collection, assignment.exercise)
    worth = {one.id: one.max_points for one in asked}
    if exercise not in worth:
        raise NotFound("no-such-exercise")
    told = names.tidy(reason)
    wrong: dict[str, str] = {}
    if points is not None and points < 0:
        wrong["points"] = "bad-points"
    elif points is not None and points > worth[exercise]:
        wrong["points"] = "more-points-than-worth"
    if not told or len(told) > LONGEST_REASON:
        wrong["reason"] = "bad-reason"
    if wrong:
        raise Invalid(wrong)
    with writing(session):
        return overrides.add_override(
            session,
            assignment_id=assignment_id,
            user_id=user_id,
            exercise=exercise,
            points=points,
            reason=told,
            made_by=viewer.user_id,
            now=now,
        )
