"""A pytest suite that a test declares: where it may lie, and what cannot stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.exercise import filenames
from grader.exercise.calls import CALL_KEYS
from grader.exercise.drawings import DRAWS
from grader.exercise.found import Fields
from grader.exercise.model import SuiteTest
from grader.exercise.problems import ProblemList
from grader.exercise.programs import PROGRAM_KEYS
from grader.exercise.shapes import Names

SUITE = "pytest"
NOT_BESIDE = (*CALL_KEYS, *PROGRAM_KEYS, DRAWS, "structure", "style", "compare", "tolerance")
TAKEN = ("solution", "starter", "wrong")
"""Folders that hold something else."""
MOST_SUITES = 10
"""As many as a sandbox takes at once."""


def suite_test(test: Fields, handed_in: Sequence[str], problems: ProblemList) -> SuiteTest | None:
    """The suite, still without its files; None, and problems told, when it cannot be.

    `handed_in` names the student's own files.
    """
    beside = [test.found[key] for key in NOT_BESIDE if key in test]
    for found in beside:
        key = found.path.rpartition(".")[2]
        message = f"`{key}` cannot stand beside `pytest`: a suite says itself what it calls and expects"
        problems.tell(found.place, found.path, "does-not-fit", message, "make two tests of it")
    found = test.found[SUITE]
    wrong = _what_is_wrong(found.value, handed_in)
    if wrong is not None:
        problems.tell(found.place, found.path, "bad-path", *wrong)
    return None if wrong or beside else SuiteTest(found.value)


def check_number(listed: Iterable[Fields], problems: ProblemList) -> None:
    """Tell of the first suite that is one too many."""
    for fields in [one for one in listed if SUITE in one][MOST_SUITES : MOST_SUITES + 1]:
        found = fields.found[SUITE]
        message = f"an exercise has at most {MOST_SUITES} suites"
        problems.tell(found.place, found.path, "too-many", message, "put several of them into one file")


def name_is_taken(path: str, handed_in: Sequence[str]) -> tuple[str, str] | None:
    """Message and hint where a suite's file has the name of a student's: the suite imports the student's by that name."""
    if path.rpartition("/")[2].casefold() in {name.casefold() for name in handed_in}:
        return f"`{path}` has the name of the student's own file, which the suite imports", "choose another name"
    return None


def _what_is_wrong(path: str, handed_in: Sequence[str]) -> tuple[str, str] | None:
    """Message and hint; None where a suite can lie there."""
    if bad := filenames.what_is_wrong(path, Names.PATHS):
        return bad.message, bad.hint
    if not handed_in[0].endswith(".py"):
        return "a pytest suite can test Python only", "make tests with `stdin` and `stdout` of it"
    top, _, inside = path.partition("/")
    if not inside:
        return "a suite lies in a folder of its own, apart from the solution", f"put it into a folder: tests/{path}"
    if top in TAKEN:
        return f"the folder `{top}` holds something else", "put the suite into the folder `tests`"
    name = path.rpartition("/")[2]
    if not name.endswith(".py") or not name.removesuffix(".py").isidentifier():
        return f"`{name}` is no name of a Python file that can be imported", "write one such as test_bank.py"
    return name_is_taken(path, handed_in)
