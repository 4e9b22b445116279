"""What the exercise page begins with: the draft that was saved last, or what was sent after it, or the starter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from grader.access import Viewer
from grader.exercise.model import Exercise
from grader.store.drafts import find_draft
from grader.submission import Submission
from web.db import db


@dataclass(frozen=True, slots=True)
class Begun:
    """The text of each file that may be handed in."""

    files: Mapping[str, str]
    at: datetime | None
    """When the server got it; None for the starter."""
    draft_version: int
    """Of the draft that is here, on the page or older than it: what is saved next has to follow it. 0: there is none."""


def begun(exercise: Exercise, viewer: Viewer, latest: Submission | None) -> Begun:
    """`latest` is what the viewer sent last."""
    draft = find_draft(db(), viewer.user_id, exercise.id)
    version = draft.version if draft else 0
    if draft is not None and (latest is None or draft.saved_at > latest.received_at):
        return Begun(_texts(exercise, draft.files), draft.saved_at, version)
    if latest is not None:
        return Begun(_texts(exercise, latest.files), latest.received_at, version)
    return Begun(_texts(exercise, exercise.starter), None, version)


def _texts(exercise: Exercise, files: Mapping[str, str]) -> Mapping[str, str]:
    return {name: _fit_for_a_page(files.get(name, "")) for name in exercise.files}


def _fit_for_a_page(text: str) -> str:
    """Half a surrogate pair can be sent in JSON and is kept, but no page can hold it."""
    return text.encode("utf-8", "replace").decode()
