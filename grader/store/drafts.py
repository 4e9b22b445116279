"""Drafts in the database: the unfinished work of one person on one exercise, with the number of its version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Dialect, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from grader.store.tables import DraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished work as it was last saved. Times are UTC."""

    user_id: int
    exercise: str
    files: Mapping[str, str]
    version: int
    """Counts the changes, from 1."""
    device: str | None
    """Which device made this version."""
    device_base: int
    """The last version before those that this device has made in a row; 0 where it made the first."""
    written_at: datetime | None
    """As the device claims."""
    saved_at: datetime


def find_draft(session: Session, user_id: int, exercise: str) -> Draft | None:
    """What this person saved last; None when nothing was."""
    row = session.execute(
        select(DraftRow).where(DraftRow.user_id == user_id, DraftRow.exercise == exercise)
    ).scalar_one_or_none()
    if row is None:
        return None
    return Draft(
        user_id=row.user_id,
        exercise=row.exercise,
        files=row.files,
        version=row.version,
        device=row.device,
        device_base=row.device_base,
        written_at=row.written_at,
        saved_at=row.saved_at,
    )


def store_draft(session: Session, draft: Draft) -> bool:
    """Store it over the version before its own; False, and nothing is changed, when another one is there."""
    values = {
        "files": dict(draft.files),
        "version": draft.version,
        "device": draft.device,
        "device_base": draft.device_base,
        "written_at": draft.written_at,
        "saved_at": draft.saved_at,
    }
    key = {"user_id": draft.user_id, "exercise": draft.exercise}
    if draft.version > 1:
        changed = (
            update(DraftRow)
            .where(DraftRow.user_id == draft.user_id, DraftRow.exercise == draft.exercise)
            .where(DraftRow.version == draft.version - 1)
            .values(values)
        )
        return session.execute(changed.returning(DraftRow.version)).first() is not None
    dialect: Dialect = session.get_bind().dialect
    make_insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    added = make_insert(DraftRow).values({**key, **values}).on_conflict_do_nothing(index_elements=list(key))
    return session.execute(added.returning(DraftRow.version)).first() is not None
