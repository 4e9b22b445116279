"""The files of an exercise's pytest suites: each suite is all that lies in its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from grader.exercise.folder import FolderFiles
from grader.exercise.model import Exercise, SuiteTest, Test
from grader.exercise.problems import WHOLE_FILE, Place, ProblemList
from grader.exercise.suites import SUITE, name_is_taken

MAX_BYTES = 2**20
"""Of one suite's files together: they travel with every submission."""


@dataclass(frozen=True, slots=True)
class SuiteFiles:
    """Gives the suites of an exercise their files; what is wrong is told where `exercise.yaml` names the suite."""

    files: FolderFiles
    read: Callable[[str], str]
    """The text of one of the files."""
    places: Mapping[str, Place]
    """Where the tests and their keys stand in `exercise.yaml`."""
    problems: ProblemList

    def completed(self, exercise: Exercise) -> tuple[Test, ...]:
        """The exercise's tests, the suites with all files of their folders."""
        return tuple(self._tests(exercise))

    def _tests(self, exercise: Exercise) -> Iterable[Test]:
        for number, test in enumerate(exercise.tests):
            if isinstance(test.kind, SuiteTest):
                names = list(self.files.inside(test.kind.path.rpartition("/")[0]).values())
                self._check(f"tests[{number}].{SUITE}", test.kind.path, names, exercise)
                yield replace(test, kind=replace(test.kind, files={name: self.read(name) for name in names}))
            else:
                yield test

    def _check(self, key: str, path: str, names: list[str], exercise: Exercise) -> None:
        if path not in names:
            near = get_close_matches(path, [name for name in self.files.files if name.endswith(".py")], n=1)
            hint = f"did you mean `{near[0]}`?" if near else "write it, or mend the path"
            self._tell(key, "no-such-file", f"there is no file {path}", hint)
        for name in names:
            if taken := name_is_taken(name, exercise.files):
                self._tell(key, "bad-path", *taken)
        if sum(len(self.files.files[name]) for name in names) > MAX_BYTES:
            message = f"the folder of {path} holds more than {MAX_BYTES // 1024} KiB"
            self._tell(key, "too-large", message, "test with smaller data")

    def _tell(self, key: str, rule: str, message: str, hint: str) -> None:
        self.problems.tell(self.places.get(key, WHOLE_FILE), key, rule, message, hint)
