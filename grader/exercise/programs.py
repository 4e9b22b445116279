"""The run of a whole program that a test declares."""

from __future__ import annotations

from collections.abc import Sequence

from grader.exercise import filenames
from grader.exercise.drawings import DRAWS, draws_of
from grader.exercise.found import Fields
from grader.exercise.model import ProgramTest
from grader.exercise.problems import ProblemList
from grader.exercise.shapes import Names

CHECKS = ("stdout", "exit_code", "writes")
PROGRAM_KEYS = ("stdin", "args", "files", *CHECKS)


def program_test(test: Fields, handed_in: Sequence[str], problems: ProblemList) -> ProgramTest | None:
    """The run; None, and problems told, when it cannot be. `handed_in` are the names of the student's own files."""
    if not _files_fit(test, handed_in, problems):
        return None
    if test.first_of(*CHECKS, DRAWS) is None and not test.doubtful:
        hint = "add `stdout`, `writes`, `draws` or `exit_code`"
        problems.tell(test.place, test.path, "checks-nothing", "this test passes whatever the program does", hint)
    return ProgramTest(
        stdin=test.get("stdin", ""),
        args=tuple(test.get("args", ())),
        files=test.get("files", {}),
        stdout=test.get("stdout"),
        exit_code=test.get("exit_code"),
        writes=test.get("writes", {}),
        draws=draws_of(test, problems),
    )


def _files_fit(test: Fields, handed_in: Sequence[str], problems: ProblemList) -> bool:
    fit = True
    if "args" in test and any("\0" in argument for argument in test.get("args")):
        found = test.found["args"]
        problems.tell(found.place, found.path, "bad-argument", "no argument can hold a NUL character", "leave it out")
        fit = False
    for key in ("files", "writes"):
        if key not in test:
            continue
        files = test.found[key].value
        others = [*handed_in, *(test.get("files", {}) if key == "writes" else ())]
        clashing = dict(filenames.clashes([*others, *(name for name in files if name not in others)], Names.PATHS))
        own = {name: f"`{name}` is the student's own file" for name in files if name in handed_in}
        for name in files:
            message = own.get(name) or (clashing[name].message if name in clashing else "")
            if message:
                problems.tell(files[name].place, files[name].path, "bad-path", message, "choose another name")
                fit = False
    return fit
