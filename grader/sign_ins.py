"""Sign-ins that end on the server: what was copied of one is worth nothing afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from grader.store import sign_ins
from grader.store.session import writing

STILL_UNDER_WAY = timedelta(days=1)
"""An answer that was on its way when its sign-in ended may bring a cookie that is younger than the end, by far less than this."""


def end(session: Session, name: str, now: datetime, lifetime: timedelta) -> None:
    """End the sign-in of this name, whose cookies live for `lifetime`: it is remembered until the last of them is too old."""
    with writing(session):
        sign_ins.forget_ended(session, now)
        sign_ins.add_ended(session, name, now + lifetime + STILL_UNDER_WAY)
