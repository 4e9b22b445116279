"""Exercises and their collections in the database: every revision is kept, one of each is current."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from grader.access import Action, Role, Thing, Viewer, may, require
from grader.errors import NotFound
from grader.exercise.json_form import from_json
from grader.exercise.model import Exercise, LocalText, SuiteTest, Test
from grader.exercise.problems import Problem
from grader.exercise.problems import from_json as problem_from_json
from grader.exercise.source_tests import StyleTest
from grader.marking.lint import WALL_SECONDS as LINT_SECONDS
from grader.marking.plan import limits_for
from grader.store.assignments import classes_given
from grader.store.session import REVISIONS
from grader.store.tables import Assignment, Collection, CurrentExercise, ExerciseRevision
from sandbox.languages import LANGUAGES, PYTHON
from sandbox.suites import longest_seconds


@dataclass(frozen=True, slots=True)
class ExerciseSummary:
    """What a list shows of an exercise."""

    id: str
    collection: str
    title: LocalText
    max_points: int
    revision: str


@dataclass(frozen=True, slots=True)
class CollectionRecord:
    """A collection with its exercises in order (only those that the viewer may see)."""

    slug: str
    title: LocalText
    description: LocalText
    exercises: tuple[ExerciseSummary, ...]


REVISIONS_KEPT = 500
_SUMMARY = (
    CurrentExercise.exercise,
    CurrentExercise.collection,
    CurrentExercise.title,
    CurrentExercise.max_points,
    CurrentExercise.revision,
)


def get_exercise(session: Session, viewer: Viewer, exercise_id: str, now: datetime) -> Exercise:
    """The exercise at its current revision, whole: what of it may be shown is `Action.SEE_ANSWERS`.

    Raises NotFound, also where this viewer may not know of it.
    """
    require_sight(session, viewer, exercise_id, now)
    return current_exercise(session, exercise_id)


def current_exercise(session: Session, exercise_id: str) -> Exercise:
    """The exercise at its current revision; for pages there is `get_exercise`. Raises NotFound."""
    query = select(CurrentExercise.revision).where(CurrentExercise.exercise == exercise_id)
    revision = session.scalar(query)
    if revision is None:
        raise NotFound("no-such-exercise")
    return by_revision(session, revision)


def require_sight(session: Session, viewer: Viewer, exercise_id: str, now: datetime) -> None:
    """Raise NotFound unless this viewer may see the exercise."""
    given = classes_given(session, exercise_id, now) if viewer.attends else frozenset()
    if not may(viewer, Action.SEE_EXERCISE, Thing(class_ids=given)):
        raise NotFound("no-such-exercise")


def by_revision(session: Session, revision: str) -> Exercise:
    """The exercise as it was at this revision; read once by this process, since a revision never changes. Raises NotFound."""
    kept: dict[str, Exercise] = session.info.setdefault(REVISIONS, {})
    if revision in kept:
        return kept[revision]
    content = session.scalar(select(ExerciseRevision.content).where(ExerciseRevision.revision == revision))
    if content is None:
        raise NotFound("no-such-revision")
    if len(kept) >= REVISIONS_KEPT:
        kept.clear()
    kept[revision] = from_json(content)
    return kept[revision]


def wall_seconds(exercise: Exercise) -> float:
    """What all its tests may take together, and its compiler before them."""
    language = LANGUAGES.get(exercise.language, PYTHON)
    compiling = language.compile_limits.wall_seconds if language.compile else 0.0
    return compiling + sum(_wall_seconds(test, exercise) for test in exercise.tests)


def _wall_seconds(test: Test, exercise: Exercise) -> float:
    if isinstance(test.kind, StyleTest):
        return LINT_SECONDS
    own = limits_for(test, exercise).wall_seconds
    return longest_seconds(own) if isinstance(test.kind, SuiteTest) else own


def list_exercises(session: Session, viewer: Viewer, now: datetime) -> list[ExerciseSummary]:
    """The exercises that this viewer may see, collection by collection."""
    query = _in_order(_seen_by(viewer, now))
    return [_summary(row) for row in session.execute(query)]


def list_collections(session: Session, viewer: Viewer, now: datetime) -> list[CollectionRecord]:
    """The collections with at least one exercise that this viewer may see, in order."""
    exercises = list_exercises(session, viewer, now)
    rows = session.execute(
        select(Collection.slug, Collection.title, Collection.description).order_by(Collection.position, Collection.slug)
    ).all()
    found = [
        CollectionRecord(
            slug=row.slug,
            title=LocalText(row.title),
            description=LocalText(row.description),
            exercises=tuple(exercise for exercise in exercises if exercise.collection == row.slug),
        )
        for row in rows
    ]
    return [collection for collection in found if collection.exercises]


def exercises_of(session: Session, collection: str, exercise: str | None = None) -> list[ExerciseSummary]:
    """The current exercises of a collection, or the one of them that is named, in order."""
    return exercises_of_each(session, {(collection, exercise)})[collection, exercise]


def exercises_of_each(
    session: Session, wanted: set[tuple[str, str | None]]
) -> dict[tuple[str, str | None], list[ExerciseSummary]]:
    """The same for many at once, by what was asked: one query, however many there are."""
    query = select(*_SUMMARY).where(CurrentExercise.collection.in_({collection for collection, _ in wanted}))
    found = [_summary(row) for row in session.execute(_in_order(query))]
    return {
        (collection, exercise): [one for one in found if one.collection == collection and exercise in {None, one.id}]
        for collection, exercise in wanted
    }


def broken_exercises(session: Session, viewer: Viewer) -> dict[str, tuple[Problem, ...]]:
    """Exercises whose newest version cannot be used, with its problems. Raises NotAllowed for students."""
    require(viewer, Action.SEE_ANSWERS)
    query = select(CurrentExercise.exercise, CurrentExercise.problems).order_by(CurrentExercise.exercise)
    return {
        row.exercise: tuple(problem_from_json(problem) for problem in row.problems)
        for row in session.execute(query)
        if row.problems
    }


def _seen_by(viewer: Viewer, now: datetime) -> Select[*tuple[Any, ...]]:
    query = select(*_SUMMARY)
    if viewer.role is not Role.STUDENT:
        return query
    given = (
        select(Assignment.id)
        .where(
            Assignment.class_id.in_(viewer.attends),
            Assignment.collection == CurrentExercise.collection,
            Assignment.exercise.is_(None) | (Assignment.exercise == CurrentExercise.exercise),
            Assignment.opens_at.is_(None) | (Assignment.opens_at <= now),
        )
        .exists()
    )
    return query.where(given)


def _in_order(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return query.outerjoin(Collection, Collection.slug == CurrentExercise.collection).order_by(
        Collection.position, CurrentExercise.collection, CurrentExercise.position, CurrentExercise.exercise
    )


def _summary(row: Row[*tuple[Any, ...]]) -> ExerciseSummary:
    return ExerciseSummary(
        id=row.exercise,
        collection=row.collection,
        title=LocalText(row.title),
        max_points=row.max_points,
        revision=row.revision,
    )
