"""Submissions in the database: stored once, read through the viewer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, Row, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from grader.access import Action, Thing, Viewer, may
from grader.errors import NotFound
from grader.store.classes import class_ids_of
from grader.store.tables import SubmissionRow
from grader.submission import State, Submission

COLUMNS = (
    SubmissionRow.id,
    SubmissionRow.user_id,
    SubmissionRow.exercise,
    SubmissionRow.revision,
    SubmissionRow.written_for,
    SubmissionRow.files,
    SubmissionRow.state,
    SubmissionRow.attempt,
    SubmissionRow.written_at,
    SubmissionRow.received_at,
    SubmissionRow.queued_at,
    SubmissionRow.started_at,
    SubmissionRow.ran_at,
    SubmissionRow.graded_at,
    SubmissionRow.points,
    SubmissionRow.max_points,
    SubmissionRow.stuck_reason,
)
"""Everything that makes a `Submission`: not the report, which is large."""


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """A submission to be stored."""

    id: str
    user_id: int
    exercise: str
    revision: str
    written_for: str
    files: Mapping[str, str]
    body_hash: str
    written_at: datetime | None
    received_at: datetime

    def as_received(self) -> Submission:
        """The submission as it stands when just stored."""
        return Submission(
            id=self.id,
            user_id=self.user_id,
            exercise=self.exercise,
            revision=self.revision,
            written_for=self.written_for,
            files=self.files,
            state=State.RECEIVED,
            attempt=0,
            written_at=self.written_at,
            received_at=self.received_at,
        )


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of an id that was taken already."""

    user_id: int
    body_hash: str


def insert_once(session: Session, new: NewSubmission) -> bool:
    """Store it as `received`; False when there is a submission with this id already."""
    dialect: Dialect = session.get_bind().dialect
    make_insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    values = {
        "id": new.id,
        "user_id": new.user_id,
        "exercise": new.exercise,
        "revision": new.revision,
        "written_for": new.written_for,
        "files": dict(new.files),
        "body_hash": new.body_hash,
        "state": State.RECEIVED.value,
        "attempt": 0,
        "rings": 0,
        "failures": 0,
        "written_at": new.written_at,
        "received_at": new.received_at,
    }
    statement = make_insert(SubmissionRow).values(values).on_conflict_do_nothing(index_elements=["id"])
    return session.execute(statement.returning(SubmissionRow.id)).first() is not None


def stored(session: Session, submission_id: str) -> Stored | None:
    """Whose submission has this id and what was sent; None when the id is free."""
    query = select(SubmissionRow.user_id, SubmissionRow.body_hash).where(SubmissionRow.id == submission_id)
    row = session.execute(query).one_or_none()
    return row and Stored(user_id=row.user_id, body_hash=row.body_hash)


def get_submission(session: Session, viewer: Viewer, submission_id: str) -> Submission:
    """The submission. Raises NotFound, also where this viewer may not see it."""
    row = session.execute(select(*COLUMNS).where(SubmissionRow.id == submission_id)).one_or_none()
    if row is None or not _may_see(session, viewer, row.user_id):
        raise NotFound("no-such-submission")
    return submission_from(row)


def report_json(session: Session, viewer: Viewer, submission_id: str) -> dict[str, Any] | None:
    """The stored report, whole (see `grader.marking.visibility`); None before it is graded. Raises as `get_submission`."""
    query = select(SubmissionRow.user_id, SubmissionRow.report).where(SubmissionRow.id == submission_id)
    row = session.execute(query).one_or_none()
    if row is None or not _may_see(session, viewer, row.user_id):
        raise NotFound("no-such-submission")
    report: dict[str, Any] | None = row.report
    return report


def history(session: Session, viewer: Viewer, user_id: int, exercise: str) -> list[Submission]:
    """What this student sent for this exercise, newest first. Raises NotFound where the viewer may not see it."""
    if not _may_see(session, viewer, user_id):
        raise NotFound("no-such-submission")
    query = (
        select(*COLUMNS)
        .where(SubmissionRow.user_id == user_id, SubmissionRow.exercise == exercise)
        .order_by(SubmissionRow.received_at.desc(), SubmissionRow.id)
    )
    return [submission_from(row) for row in session.execute(query)]


def count_by_state(session: Session) -> dict[State, int]:
    """How many submissions are in each state; states without any are left out."""
    query = select(SubmissionRow.state, func.count()).group_by(SubmissionRow.state)
    return {State(state): count for state, count in session.execute(query)}


def submission_from(row: Row[*tuple[Any, ...]]) -> Submission:
    """The record from a row that has `COLUMNS`."""
    fields = {column.key: getattr(row, column.key) for column in COLUMNS}
    return Submission(**{**fields, "state": State(row.state)})


def _may_see(session: Session, viewer: Viewer, owner_id: int) -> bool:
    classes = class_ids_of(session, owner_id) if viewer.teaches and owner_id != viewer.user_id else frozenset()
    return may(viewer, Action.SEE_SUBMISSION, Thing(owner_id=owner_id, class_ids=classes))
