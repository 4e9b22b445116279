"""Having stuck submissions graded again, once what was broken is mended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from grader.access import Action, Viewer, require
from grader.store import moves
from grader.store.session import writing


def grade_again(session: Session, viewer: Viewer, submission_ids: Iterable[str], now: datetime) -> int:
    """Queue these again, the sweeper rings for them within seconds; how many were stuck or graded indeed.

    Raises NotAllowed unless the viewer runs the school.
    """
    require(viewer, Action.RUN_SCHOOL)
    with writing(session):
        return sum(moves.queue_again(session, submission_id, now) for submission_id in submission_ids)
