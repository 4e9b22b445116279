"""The exercises in a folder, by id, each with the hash of its content; broken ones are told, the others can be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from grader.exercise.collection import COLLECTION, Collection, read_collection
from grader.exercise.filenames import NOT_A_SLUG, is_slug
from grader.exercise.folder import FolderFiles, read_folder
from grader.exercise.load import load
from grader.exercise.material import SPEC, Material
from grader.exercise.model import Exercise
from grader.exercise.problems import WHOLE_FILE, Place, Problem, ProblemList

_MAX_DEPTH = 6


@dataclass(frozen=True, slots=True)
class ReadExercise:
    """What one folder gave: the exercise, if it can be used, and all that is wrong with it, warnings too."""

    id: str
    folder: Path
    exercise: Exercise | None
    problems: tuple[Problem, ...]
    places: Mapping[str, Place]
    """Where in `exercise.yaml` the tests and wrong solutions stand, see `load.Loaded`."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything in one folder of collections."""

    collections: tuple[Collection, ...]
    found: Mapping[str, ReadExercise]
    """By id, in the order of the collections."""

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Those that can be used, by id."""
        return {name: one.exercise for name, one in self.found.items() if one.exercise is not None}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems and warnings: of the collections, then of the exercises."""
        parts = [one.problems for one in self.collections] + [one.problems for one in self.found.values()]
        return tuple(chain.from_iterable(parts))


def read_catalogue(folder: Path) -> Catalogue:
    """All collections in `folder` with their exercises. Raises OSError when the folder cannot be read."""
    found: dict[str, ReadExercise] = {}
    collections = []
    for inner in _folders(folder):
        exercises = [read_exercise(one) for one in _folders(inner) if (one / SPEC).exists()]
        if exercises or (inner / COLLECTION).exists():
            collection = read_collection(inner, {one.folder.name: one.id for one in exercises})
            collections.append(collection)
            found |= {one.id: one for one in exercises}
    collections.sort(key=lambda one: (one.position, one.slug))
    order = [name for one in collections for name in one.exercises]
    return Catalogue(tuple(collections), {name: found[name] for name in order})


def read_exercise(folder: Path) -> ReadExercise:
    """The exercise in one folder; its id is `collection/slug`, the names of the two innermost folders."""
    place = folder.as_posix()
    whole = folder.resolve()
    exercise_id = f"{whole.parent.name}/{whole.name}"
    problems = ProblemList(place)
    try:
        is_exercise = (folder / SPEC).exists()
        files = read_folder(folder, problems) if is_exercise else FolderFiles({})
    except OSError as error:
        problems.tell(WHOLE_FILE, "", "unreadable", f"this folder cannot be read: {error.strerror}")
        return ReadExercise(exercise_id, folder, None, problems.in_order(), {})
    if not is_exercise:
        problems.tell(
            WHOLE_FILE,
            "",
            "missing-file",
            f"there is no {SPEC} here",
            "name the folder of one exercise, with that file in it",
        )
        return ReadExercise(exercise_id, folder, None, problems.in_order(), {})
    if not is_slug(whole.name):
        problems.tell(WHOLE_FILE, "", "bad-name", f"`{whole.name}` cannot be an exercise's folder", NOT_A_SLUG)
    if SPEC not in files.files:  # a link, or too large: that is told already
        return ReadExercise(exercise_id, folder, None, problems.in_order(), {})
    loaded = load(files.files[SPEC], f"{place}/{SPEC}", exercise_id)
    told = [*problems.in_order(), *loaded.problems]
    exercise = loaded.exercise
    if exercise is not None and not problems.problems:  # else files were left out, and seem to be missing
        material = Material(files, place)
        exercise = material.completed(loaded, exercise)
        told += material.told()
    usable = all(problem.warning for problem in told)
    return ReadExercise(exercise_id, folder, exercise if usable else None, tuple(told), loaded.places)


def read_path(path: Path) -> tuple[list[ReadExercise], tuple[Problem, ...]]:
    """The exercises at or below `path`, whatever it is the folder of, and the problems of the collections they are in.

    Raises OSError when a folder cannot be read.
    """
    folders = _exercise_folders(path, 0)
    found = [read_exercise(folder) for folder in folders]
    problems: list[Problem] = []
    for parent in dict.fromkeys(folder.parent for folder in folders if folder != path):
        inside = {one.folder.name: one.id for one in found if one.folder.parent == parent}
        problems += read_collection(parent, inside).problems
    return found, tuple(problems)


def _exercise_folders(path: Path, depth: int) -> list[Path]:
    if (path / SPEC).exists():
        return [path]
    inner = _folders(path) if depth < _MAX_DEPTH else ()
    return [found for folder in inner for found in _exercise_folders(folder, depth + 1)]


def _folders(folder: Path) -> Iterator[Path]:
    for inner in sorted(folder.iterdir(), key=lambda path: path.name):
        if inner.is_dir() and not inner.is_symlink() and not inner.name.startswith((".", "_")):
            yield inner
