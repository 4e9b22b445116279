"""The tests that only read the code, as an exercise file declares them: which of the two, and what cannot stand beside."""

from __future__ import annotations

from grader.exercise.calls import CALL_KEYS
from grader.exercise.drawings import DRAWS
from grader.exercise.found import Fields
from grader.exercise.problems import ProblemList
from grader.exercise.programs import PROGRAM_KEYS
from grader.exercise.source_tests import StructureTest, StyleTest
from grader.exercise.structures import structure_test
from grader.exercise.styles import style_test

STRUCTURE, STYLE = "structure", "style"
SOURCE_KEYS = (STRUCTURE, STYLE)
_NOT_BESIDE = (*CALL_KEYS, *PROGRAM_KEYS, DRAWS, "compare", "tolerance")


def source_test(test: Fields, problems: ProblemList) -> StructureTest | StyleTest | None:
    """The test of fields that have one of SOURCE_KEYS; None, and problems told, when it cannot be."""
    key = test.first_of(*SOURCE_KEYS)
    assert key is not None  # noqa: S101 - the caller has looked
    fits = _stands_alone(test, key, problems)
    if key == STRUCTURE:
        structure = structure_test(test.found[key], problems, waits="after" in test)
        return structure if fits else None
    style = style_test(test, problems)
    if style is not None and style.is_only_told and test.get("public") is False:
        found = test.found["public"]
        hint = "leave `public` out, or score it with `points`"
        problems.tell(found.place, found.path, "does-not-fit", "findings that are only told cannot be hidden", hint)
        return None
    return style if fits else None


def _stands_alone(test: Fields, key: str, problems: ProblemList) -> bool:
    others = SOURCE_KEYS[SOURCE_KEYS.index(key) + 1 :]
    limits = ("limits",) if key == STYLE else ()
    beside = [test.found[name] for name in (*_NOT_BESIDE, *others, *limits) if name in test]
    for found in beside:
        name = found.path.rpartition(".")[2]
        message = f"`{name}` cannot stand beside `{key}`, which runs nothing"
        problems.tell(found.place, found.path, "does-not-fit", message, "make two tests of it, or leave it out")
    return not beside
