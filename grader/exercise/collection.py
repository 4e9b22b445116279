"""A collection: an ordered set of exercises, as its `collection.yaml` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.exercise import keys
from grader.exercise.filenames import NOT_A_SLUG, is_slug
from grader.exercise.found import Fields
from grader.exercise.languages import tell_missing
from grader.exercise.load import read_record
from grader.exercise.model import LocalText
from grader.exercise.names import tell_no_such_exercise
from grader.exercise.problems import WHOLE_FILE, Problem, ProblemList

COLLECTION = "collection.yaml"
LAST = 10_000
"""The position of a collection that names none."""


@dataclass(frozen=True, slots=True)
class Collection:
    """An ordered set of exercises. Collections are ordered by position, then slug."""

    slug: str
    position: int
    title: LocalText
    description: LocalText
    exercises: tuple[str, ...]
    """Ids, in the order in which they are learned; broken exercises too."""
    problems: tuple[Problem, ...]


def read_collection(folder: Path, there: Mapping[str, str]) -> Collection:
    """The collection in a folder that has these exercises: folder name to id. What is wrong is told, never raised."""
    problems = ProblemList(f"{folder.as_posix()}/{COLLECTION}")
    slug = folder.name
    if not is_slug(slug):
        problems.tell(WHOLE_FILE, "", "bad-name", f"`{slug}` cannot be a collection's folder", NOT_A_SLUG)
    fields = _fields(folder, problems)
    order = _order(fields, there, problems)
    for name in ("title", "description"):
        if name in fields:
            tell_missing(fields.found[name], problems)
    return Collection(
        slug=slug,
        position=fields.get("position", LAST),
        title=LocalText(fields.get("title", {"en": slug})),
        description=LocalText(fields.get("description", {})),
        exercises=tuple(order),
        problems=problems.in_order(),
    )


def _fields(folder: Path, problems: ProblemList) -> Fields:
    try:
        fields = read_record((folder / COLLECTION).read_bytes(), keys.COLLECTION, problems)
    except OSError as error:
        hint = "write one with `title` and `exercises`"
        problems.tell(WHOLE_FILE, "", "missing-file", f"{COLLECTION} cannot be read: {error.strerror}", hint)
        fields = None
    return fields or Fields(WHOLE_FILE, "", {}, doubtful=True)


def _order(fields: Fields, there: Mapping[str, str], problems: ProblemList) -> list[str]:
    order: list[str] = []
    for item in fields.found["exercises"].value if "exercises" in fields else ():
        if item.value not in there:
            tell_no_such_exercise(item, list(there), problems)
        elif there[item.value] in order:
            problems.tell(item.place, item.path, "duplicate", f"`{item.value}` is listed twice", "keep one")
        else:
            order.append(there[item.value])
    for name, exercise_id in there.items():
        if exercise_id not in order:
            order.append(exercise_id)
            if not fields.doubtful:
                hint = "add it; until then it stands at the end"
                problems.tell(fields.place, "exercises", "not-listed", f"`{name}` is not listed", hint, warning=True)
    return order
