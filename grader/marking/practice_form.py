"""An exercise as a browser may have it, to practise with: what can be tried there, and nothing of any hidden test.

Left on the server are the tests that a browser cannot run, and those whose answer could be another without the hidden
ones; of these it gets the name, if they are public. Standard library only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from grader.exercise.json_form import limits_to_json, test_from_json, test_to_json
from grader.exercise.model import CallTest, Exercise, Limits, LocalText, ProgramTest, Test
from grader.exercise.source_tests import StructureTest
from grader.marking.endings import attributes_in, names_in
from grader.marking.plan_source import entries
from sandbox.expressions import ExpressionError, parse
from sandbox.languages import PYTHON

FORMAT = 1

Json = Any


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A public test that only the server tries."""

    name: str
    title: LocalText = field(default_factory=LocalText)

    def name_in(self, language: str) -> str:
        """What readers of this language see: the title, or the name where there is none."""
        return self.title.texts.get(language) or self.name


@dataclass(frozen=True, slots=True)
class PracticeForm:
    """What a browser gets of an exercise."""

    exercise: Exercise
    """Its id, revision, language, files and limits, and the tests to be tried; the rest is empty."""
    elsewhere: tuple[Elsewhere, ...] = ()


def practice_form(exercise: Exercise) -> PracticeForm:
    """The part of an exercise that its students may have in their hands."""
    tried = tuple(_tried(exercise))
    names = {test.name for test in tried}
    return PracticeForm(
        Exercise(
            id=exercise.id,
            revision=exercise.revision,
            title=LocalText(),
            tests=tried,
            language=exercise.language,
            main=exercise.main,
            files=exercise.files,
            limits=exercise.limits,
        ),
        tuple(Elsewhere(test.name, test.title) for test in exercise.tests if test.public and test.name not in names),
    )


def to_json(form: PracticeForm) -> dict[str, Json]:
    """The form as what `json.dumps` takes; `from_json` gives it back equal."""
    exercise = form.exercise
    return {
        "format": FORMAT,
        "id": exercise.id,
        "revision": exercise.revision,
        "language": exercise.language,
        "files": list(exercise.files),
        "limits": limits_to_json(exercise.limits),
        "tests": [test_to_json(test) for test in exercise.tests],
        "elsewhere": [{"name": one.name, "title": dict(one.title.texts)} for one in form.elsewhere],
    }


def from_json(data: Json) -> PracticeForm:
    """The form that `to_json` made `data` of. Raises ValueError on anything else."""
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ValueError(f"this is not an exercise to practise with, in format {FORMAT}")
    try:
        files = tuple(data["files"])
        return PracticeForm(
            Exercise(
                id=data["id"],
                revision=data["revision"],
                title=LocalText(),
                tests=tuple(map(test_from_json, data["tests"])),
                language=data["language"],
                main=files[0],
                files=files,
                limits=Limits(**data["limits"]),
            ),
            tuple(Elsewhere(one["name"], LocalText(dict(one["title"]))) for one in data["elsewhere"]),
        )
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"this is not an exercise to practise with, in format {FORMAT}: {error!r}") from error


def _tried(exercise: Exercise) -> tuple[Test, ...]:
    """The public tests that run in a browser, and wait for no test but such ones."""
    if exercise.language != PYTHON.name:
        return ()
    with_structure = _in_turn(exercise, CallTest, ProgramTest, StructureTest)
    if _reads_alike(exercise, with_structure):
        return with_structure
    return _in_turn(exercise, CallTest, ProgramTest)


def _in_turn(exercise: Exercise, *kinds: type) -> tuple[Test, ...]:
    """The public tests of these kinds that do not wait for any other."""
    candidates = {test.name: test for test in exercise.tests if test.public and isinstance(test.kind, kinds)}
    return tuple(test for test in candidates.values() if _waits_only_for(candidates, test))


def _waits_only_for(candidates: Mapping[str, Test], test: Test) -> bool:
    seen = {test.name}
    before = test.after
    while before is not None and before not in seen:
        if before not in candidates:
            return False
        seen.add(before)
        before = candidates[before].after
    return True


def _reads_alike(exercise: Exercise, tried: tuple[Test, ...]) -> bool:
    """Whether code that is read for its structure is entered by these tests as by all of the exercise."""
    whole, part = entries(exercise), entries(replace(exercise, tests=tried))
    if whole is None or part is None:
        return not any(isinstance(test.kind, StructureTest) for test in tried)
    left_out = (test.kind for test in exercise.tests if test not in tried)
    return {name for kind in left_out if isinstance(kind, CallTest) for name in _names_called(kind)} <= {*part}


def _names_called(kind: CallTest) -> Iterator[str]:
    """What the steps of a test ask the student's code for."""
    for step in kind.steps:
        yield from names_in(step.source) - kind.given.keys() - _names_given(kind)
        yield from attributes_in(step.source)


def _names_given(kind: CallTest) -> set[str]:
    """The names that the steps of a test give to what came of them."""
    with suppress(ExpressionError):  # no exercise that was read has one
        return {name for step in kind.steps if (name := parse(step.source).name)}
    return set()
