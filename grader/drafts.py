"""Drafts: a learner's unfinished work is saved as it is typed, goes on at another device, and is never overwritten unseen.

A device says from which version its text grew. Where the server has a newer one by somebody else, both are kept: that of the
server here, that of the device there, and the learner chooses. A device that was not told of its own last version (the answer
was lost) is known by its name and goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from grader import incoming
from grader.access import Action, Thing, Viewer, require
from grader.errors import Conflict, Invalid, NotFound
from grader.store import drafts, exercises
from grader.store.assignments import classes_given
from grader.store.drafts import Draft
from grader.store.session import writing

DEVICE = re.compile(r"[A-Za-z0-9-]{1,64}")
LARGEST_VERSION = 2**31 - 1


class DraftConflict(Conflict):
    """The server has another version than the one that was sent grew from."""

    def __init__(self, kept: Draft) -> None:
        """`kept` is what the server has."""
        super().__init__("draft-conflict")
        self.kept = kept


@dataclass(frozen=True, slots=True)
class _Sent:
    """What was sent, of the right types."""

    exercise: str
    files: dict[str, str]
    base: int
    written_at: datetime | None
    device: str | None


def get(session: Session, viewer: Viewer, exercise_id: str) -> Draft:
    """The viewer's own draft, also of an exercise that is no longer given. Raises NotFound."""
    found = drafts.find_draft(session, viewer.user_id, exercise_id)
    if found is None:
        raise NotFound("no-such-draft")
    return found


def save(
    session: Session,
    viewer: Viewer,
    exercise_id: str,
    *,
    files: object,
    base: object,
    written_at: object,
    device: object,
    now: datetime,
    max_kib: int,
) -> Draft:
    """Store the viewer's draft as the version after `base`; the stored one, unchanged, where it holds the same files already.

    The values are as they came in JSON: `base` is a version, or None or 0 where it grew from none; `device` a name by which
    a device is known again, or None; `written_at` RFC 3339 text, or None.

    Raises Invalid with every bad field named, TooLarge, NotFound for an exercise that there is not, NotAllowed for one that
    this viewer was not given, and DraftConflict with what is stored.
    """
    sent = _read(exercise_id, files, base, written_at, device, max_kib)
    kept = drafts.find_draft(session, viewer.user_id, exercise_id)
    if kept is not None and kept.files == sent.files:
        return kept
    asked = exercises.current_exercise(session, exercise_id)
    thing = Thing(owner_id=viewer.user_id, class_ids=classes_given(session, asked.id, now))
    require(viewer, Action.SUBMIT, thing)
    incoming.require_files_of(asked.files, asked.main, sent.files)
    with writing(session):
        kept = drafts.find_draft(session, viewer.user_id, exercise_id)
        following = kept if kept is not None and kept.files == sent.files else _following(kept, sent, viewer, now)
        stored = following is kept or drafts.store_draft(session, following)
    if stored:
        return following
    kept = get(session, viewer, exercise_id)  # somebody else was quicker
    if kept.files != sent.files:
        raise DraftConflict(kept)
    return kept


def _following(kept: Draft | None, sent: _Sent, viewer: Viewer, now: datetime) -> Draft:
    """The version after the one that is kept. Raises DraftConflict unless it grew from that one."""
    version = base = kept.version if kept else 0
    if kept is not None:
        if sent.device is not None and sent.device == kept.device:
            base = kept.device_base
        if not base <= sent.base <= version:
            raise DraftConflict(kept)
    return Draft(
        user_id=viewer.user_id,
        exercise=sent.exercise,
        files=sent.files,
        version=version + 1,
        device=sent.device,
        device_base=base,
        written_at=sent.written_at,
        saved_at=now,
    )


def _read(  # noqa: PLR0917 - the values of the request, in their order
    exercise_id: str, files: object, base: object, written_at: object, device: object, max_kib: int
) -> _Sent:
    wrong: incoming.Wrong = {}
    if device is not None and not (isinstance(device, str) and DEVICE.fullmatch(device)):
        wrong["device"] = "not-a-device"
    sent = _Sent(
        exercise=exercise_id,
        files=incoming.read_files(files, wrong),
        base=_read_version(base, wrong),
        written_at=incoming.read_moment(written_at, wrong),
        device=device if isinstance(device, str) else None,
    )
    if wrong:
        raise Invalid(wrong)
    incoming.require_size([*sent.files, *sent.files.values()], max_kib)
    return sent


def _read_version(value: object, wrong: incoming.Wrong) -> int:
    if value is None:
        return 0
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_VERSION:
        return value
    wrong["base"] = "not-a-version"
    return 0
