"""Runs without a mark, as a page asks for them: checked, handed to a worker, waited for, and not kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from grader import incoming
from grader.access import Action, Thing, Viewer, require
from grader.errors import Invalid
from grader.exercise.model import Exercise
from grader.run_program import longest_seconds
from grader.store import exercises
from grader.store.assignments import classes_given


@dataclass(frozen=True, slots=True)
class Asked:
    """A run that may be done."""

    revision: str
    """Of the exercise: which language, which limits."""
    main: str
    """The file that runs."""
    files: dict[str, str]
    stdin: str
    wall_seconds: float
    """The longest that it may take."""

    @property
    def arguments(self) -> tuple[Any, ...]:
        """What the job is called with."""
        return (self.revision, self.files, self.stdin)


def ask(
    session: Session, viewer: Viewer, *, exercise: object, files: object, stdin: object, now: datetime, max_kib: int
) -> Asked:
    """Check what came in JSON; `stdin` may be None, for nothing to read.

    Raises Invalid with every bad field named, TooLarge, NotFound for an exercise that there is not, NotAllowed for one that
    this viewer was not given.
    """
    wrong: incoming.Wrong = {}
    exercise_id = incoming.read_exercise_id(exercise, wrong)
    texts = incoming.read_files(files, wrong)
    if stdin is not None and not isinstance(stdin, str):
        wrong["stdin"] = "not-text"
    if wrong:
        raise Invalid(wrong)
    typed = stdin if isinstance(stdin, str) else ""
    incoming.require_size([*texts, *texts.values(), typed], max_kib)
    asked: Exercise = exercises.current_exercise(session, exercise_id)
    require(viewer, Action.SUBMIT, Thing(owner_id=viewer.user_id, class_ids=classes_given(session, asked.id, now)))
    incoming.require_files_of(asked.files, asked.main, texts)
    return Asked(asked.revision, asked.main, texts, typed, longest_seconds(asked))
