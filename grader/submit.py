"""Accepting a submission: checked, stored once, and only then the bell is rung."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from grader import incoming
from grader.access import Action, Thing, Viewer, require
from grader.errors import Conflict, Invalid, NotAllowed, Retryable
from grader.exercise.model import Exercise
from grader.queue import Queue
from grader.store import classes, exercises, moves, submissions
from grader.store.assignments import classes_given
from grader.store.exercises import wall_seconds
from grader.store.session import writing
from grader.store.submissions import NewSubmission
from grader.submission import State, Submission

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
REVISION = re.compile(r"[A-Za-z0-9:._-]{1,80}")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A stored submission, and whether it was stored just now."""

    submission: Submission
    new: bool


@dataclass(frozen=True, slots=True)
class _Body:
    """What was sent, of the right types."""

    exercise: str
    files: dict[str, str]
    revision: str | None
    written_at: datetime | None

    @property
    def hash(self) -> str:
        """Tells the same again from something else: the exercise and the files, not when or for which revision."""
        content = json.dumps([self.exercise, sorted(self.files.items())])
        return hashlib.sha256(content.encode()).hexdigest()


def accept(
    session: Session,
    viewer: Viewer,
    submission_id: str,
    *,
    exercise: object,
    files: object,
    revision: object,
    written_at: object,
    now: datetime,
    queue: Queue,
    max_kib: int,
) -> Accepted:
    """Store what a student sent, once, and ring for a worker; with Redis down it is stored all the same.

    The values are as they came in JSON (`written_at`: RFC 3339 text, or a datetime); `revision` and `written_at` may be None.
    For a class that was put away is taken what was written before.
    Raises Invalid with every bad field named, TooLarge, NotFound for an exercise that there is not, NotAllowed for one that
    this viewer was not given, and Conflict for an id that holds something else.
    """
    body = _read(submission_id, exercise, files, revision, written_at, max_kib)
    again = _same_again(session, viewer, submission_id, body)
    if again is not None:
        return Accepted(again, new=False)
    asked = exercises.current_exercise(session, body.exercise)
    thing = Thing(owner_id=viewer.user_id, class_ids=classes_given(session, asked.id, now))
    require(viewer, Action.SUBMIT, thing)
    _require_class_in_use(session, viewer, thing, body, now)
    incoming.require_files_of(asked.files, asked.main, body.files)
    new = _new(viewer, submission_id, body, asked, now)
    with writing(session):
        is_new = submissions.insert_once(session, new)
    if not is_new:
        again = _same_again(session, viewer, submission_id, body)
        if again is not None:
            return Accepted(again, new=False)
    if not _ring(session, queue, submission_id, asked, now):
        return Accepted(submissions.get_submission(session, viewer, submission_id), new=True)
    return Accepted(replace(new.as_received(), state=State.QUEUED, queued_at=now), new=True)


def _require_class_in_use(session: Session, viewer: Viewer, thing: Thing, body: _Body, now: datetime) -> None:
    """Raise NotAllowed where all classes for which a pupil sends this were put away before it was written."""
    put_away = classes.put_away_at(session, viewer.attends & thing.class_ids, now)
    if put_away is not None and (body.written_at is None or body.written_at > put_away):
        raise NotAllowed("class-put-away")


def _ring(session: Session, queue: Queue, submission_id: str, asked: Exercise, now: datetime) -> bool:
    """Tell the workers; when they cannot be told now, the sweeper does it later. True when it is `queued` by this."""
    try:
        queue.request_grading(submission_id, 1, wall_seconds(asked))
    except Retryable:
        return False
    with writing(session):
        queued = moves.mark_queued(session, submission_id, now)
    queue.announce(submission_id)
    return queued


def _same_again(session: Session, viewer: Viewer, submission_id: str, body: _Body) -> Submission | None:
    """The submission that holds exactly this already; None when the id is free. Raises Conflict."""
    known = submissions.stored(session, submission_id)
    if known is None:
        return None
    if known.user_id != viewer.user_id or known.body_hash != body.hash:
        raise Conflict("id-holds-other-content")
    return submissions.get_submission(session, viewer, submission_id)


def _new(viewer: Viewer, submission_id: str, body: _Body, asked: Exercise, now: datetime) -> NewSubmission:
    return NewSubmission(
        id=submission_id,
        user_id=viewer.user_id,
        exercise=asked.id,
        revision=asked.revision,
        written_for=body.revision or asked.revision,
        files=body.files,
        body_hash=body.hash,
        written_at=body.written_at,
        received_at=now,
    )


def _read(  # noqa: PLR0917 - the five values of the request, in their order
    submission_id: str, exercise: object, files: object, revision: object, written_at: object, max_kib: int
) -> _Body:
    wrong: dict[str, str] = {}
    if not UUID.fullmatch(submission_id):
        wrong["id"] = "not-a-uuid"
    if revision is not None and not (isinstance(revision, str) and REVISION.fullmatch(revision)):
        wrong["revision"] = "not-a-revision"
    body = _Body(
        exercise=incoming.read_exercise_id(exercise, wrong),
        files=incoming.read_files(files, wrong),
        revision=revision if isinstance(revision, str) else None,
        written_at=incoming.read_moment(written_at, wrong),
    )
    if wrong:
        raise Invalid(wrong)
    incoming.require_size([*body.files, *body.files.values()], max_kib)
    return body
