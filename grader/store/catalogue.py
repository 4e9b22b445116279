"""The catalogue in the database: what a folder of exercises holds becomes current, and no revision is ever forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from grader.exercise import json_form
from grader.exercise.catalogue import Catalogue, ReadExercise
from grader.exercise.model import Exercise
from grader.exercise.problems import to_json as problem_to_json
from grader.store.exercises import wall_seconds
from grader.store.tables import Collection, CurrentExercise, ExerciseRevision


@dataclass(frozen=True, slots=True)
class Synced:
    """What was done: ids of exercises."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """A new revision became current."""
    removed: tuple[str, ...] = ()
    """No longer in the folder: nobody can submit to them; what was submitted stays."""
    broken: tuple[str, ...] = ()
    """The version in the folder cannot be used; where there was an earlier one, it stays current."""

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return not (self.added or self.changed or self.removed)


def sync_catalogue(session: Session, catalogue: Catalogue, now: datetime) -> Synced:
    """Make the catalogue current; doing it twice changes nothing. An empty catalogue removes nothing: the folder is missing."""
    old = {row.exercise: row for row in session.execute(_CURRENT)}
    _sync_collections(session, catalogue)
    added, changed, broken = [], [], []
    for collection in catalogue.collections:
        for position, exercise_id in enumerate(collection.exercises):
            found = catalogue.found[exercise_id]
            place = {"collection": collection.slug, "position": position}
            if found.exercise is None:
                broken.append(exercise_id)
                if exercise_id in old:
                    _update(session, exercise_id, old[exercise_id], place | {"problems": _problems(found)})
                continue
            values = place | _values(found.exercise) | {"problems": _problems(found)}
            if exercise_id not in old:
                added.append(exercise_id)
                _keep_revision(session, found.exercise, now)
                session.execute(insert(CurrentExercise).values(exercise=exercise_id, **values))
                continue
            if old[exercise_id].revision != found.exercise.revision:
                changed.append(exercise_id)
                _keep_revision(session, found.exercise, now)
            _update(session, exercise_id, old[exercise_id], values)
    removed = [exercise_id for exercise_id in old if exercise_id not in catalogue.found] if catalogue.found else []
    session.execute(delete(CurrentExercise).where(CurrentExercise.exercise.in_(removed)))
    return Synced(tuple(added), tuple(changed), tuple(removed), tuple(broken))


_CURRENT = select(
    CurrentExercise.exercise,
    CurrentExercise.collection,
    CurrentExercise.position,
    CurrentExercise.revision,
    CurrentExercise.title,
    CurrentExercise.max_points,
    CurrentExercise.problems,
)


def _sync_collections(session: Session, catalogue: Catalogue) -> None:
    """The collections of the folder, in place of what was there; there are few, so they are written anew when they differ."""
    wanted = [
        {
            "slug": one.slug,
            "position": position,
            "title": dict(one.title.texts),
            "description": dict(one.description.texts),
        }
        for position, one in enumerate(catalogue.collections)
    ]
    query = select(Collection.slug, Collection.position, Collection.title, Collection.description)
    there = [dict(row) for row in session.execute(query.order_by(Collection.position)).mappings()]
    if wanted and wanted != there:
        session.execute(delete(Collection))
        session.execute(insert(Collection), wanted)


def _keep_revision(session: Session, exercise: Exercise, now: datetime) -> None:
    known = session.scalar(select(ExerciseRevision.revision).where(ExerciseRevision.revision == exercise.revision))
    if known is None:
        session.execute(
            insert(ExerciseRevision).values(
                revision=exercise.revision,
                exercise=exercise.id,
                content=json_form.to_json(exercise),
                wall_seconds=wall_seconds(exercise),
                added_at=now,
            )
        )


def _values(exercise: Exercise) -> dict[str, Any]:
    return {
        "revision": exercise.revision,
        "title": dict(exercise.title.texts),
        "max_points": exercise.max_points,
    }


def _problems(found: ReadExercise) -> list[dict[str, Any]]:
    """Errors only: warnings do not keep an exercise from being used."""
    return [problem_to_json(problem) for problem in found.problems if not problem.warning]


def _update(session: Session, exercise_id: str, old: Any, values: Mapping[str, Any]) -> None:
    """Write what differs, so that a sync with nothing new writes nothing."""
    differing = {name: value for name, value in values.items() if getattr(old, name) != value}
    if differing:
        session.execute(update(CurrentExercise).where(CurrentExercise.exercise == exercise_id).values(differing))
