"""What lies beside `exercise.yaml`: statements, starter, reference and wrong solutions, put together with what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from grader.exercise.drawings import PictureFiles
from grader.exercise.folder import FolderFiles
from grader.exercise.languages import LANGUAGES
from grader.exercise.load import Loaded
from grader.exercise.model import Exercise, LocalText, Test, WrongSolution
from grader.exercise.problems import WHOLE_FILE, Place, Problem, ProblemList
from grader.exercise.suite_files import SuiteFiles

SPEC = "exercise.yaml"
_STATEMENT = re.compile(r"statement\.([a-z]{2,3})\.md")
_NAMES = (SPEC, "statement.th.md", "statement.en.md", "starter.py", "solution.py", "wrong")
_FREE = ("README.md", "LICENSE", "LICENSE.txt", "LICENSE.md")


@dataclass(frozen=True, slots=True)
class Material:
    """Puts one exercise's files together; `place` is how problems call its folder."""

    files: FolderFiles
    place: str
    problems: list[ProblemList] = field(default_factory=list)
    used: set[str] = field(default_factory=lambda: {SPEC, *_FREE})

    def completed(self, loaded: Loaded, exercise: Exercise) -> Exercise:
        """The exercise with its texts, sources and revision."""
        return replace(
            exercise,
            revision=self.files.revision,
            statement=self._statement(),
            starter=self._sources("starter", exercise),
            solution=self._sources("solution", exercise),
            wrong=tuple(self._wrong(loaded, exercise)),
            tests=self._tests(loaded, exercise),
        )

    def told(self) -> Iterator[Problem]:
        """Everything that is wrong with the files, and those that nothing uses."""
        for one in self.problems:
            yield from one.in_order()
        unused = ProblemList(self.place)
        for name in self.files.files:
            if name not in self.used:
                near = get_close_matches(name.partition("/")[0], _NAMES, n=1)
                hint = f"did you mean `{near[0]}`?" if near else "remove it, or see the author's guide for the names"
                unused.tell(WHOLE_FILE, name, "unused-file", f"nothing uses `{name}`", hint, warning=True)
        yield from unused.problems

    def _text(self, name: str) -> str:
        self.used.add(name)
        return self.files.text(name, self.place, self.problems)

    def _tests(self, loaded: Loaded, exercise: Exercise) -> tuple[Test, ...]:
        problems = ProblemList(f"{self.place}/{SPEC}")
        self.problems.append(problems)
        tests = SuiteFiles(self.files, self._text, loaded.places, problems).completed(exercise)
        return PictureFiles(self.files.files, self._text, loaded.places, problems).completed(tests)

    def _statement(self) -> LocalText:
        texts: dict[str, str] = {}
        for name in self.files.files:
            if found := _STATEMENT.fullmatch(name):
                texts[found[1]] = self._text(name)
        problems = ProblemList(self.place)
        self.problems.append(problems)
        statement = LocalText(texts)
        for code, language in LANGUAGES.items():
            if not texts.get(code, "").strip():
                message = f"there is no statement in {language}"
                hint = f"write statement.{code}.md"
                problems.tell(WHOLE_FILE, "", "one-language", message, hint, warning=bool(statement))
        return statement

    def _sources(self, stem: str, exercise: Exercise) -> dict[str, str]:
        """`solution.py`, or the folder `solution` for several files: the student's file names to their sources."""
        single = f"{stem}.{exercise.main.rpartition('.')[2]}"
        if single in self.files.files:
            return {exercise.main: self._text(single)}
        return self._folder_sources(stem, exercise)

    def _folder_sources(self, folder: str, exercise: Exercise) -> dict[str, str]:
        sources = {name: self._text(full) for name, full in self.files.inside(folder).items()}
        problems = ProblemList(f"{self.place}/{folder}")
        self.problems.append(problems)
        for name in sources:
            if name not in exercise.files:
                hint = f"the exercise has {', '.join(exercise.files)}; `files` in {SPEC} can name more"
                problems.tell(WHOLE_FILE, name, "bad-path", f"students hand in no `{name}`", hint)
        if sources and exercise.main not in sources:
            problems.tell(WHOLE_FILE, "", "missing-file", f"there is no `{exercise.main}` here")
        return sources

    def _wrong(self, loaded: Loaded, exercise: Exercise) -> Iterator[WrongSolution]:
        there = {name.partition("/")[0]: "/" in name for name in self.files.inside("wrong")}
        fails: Mapping[str, tuple[str, ...]] = {one.name: one.fails for one in exercise.wrong}
        problems = ProblemList(f"{self.place}/{SPEC}")
        self.problems.append(problems)
        for name in fails:
            if name not in there:
                place = loaded.places.get(f"wrong.{name}", Place(0, 0))
                near = get_close_matches(name, there, n=1)
                hint = f"did you mean `{near[0]}`?" if near else f"write wrong/{name}"
                problems.tell(place, f"wrong.{name}", "no-such-file", f"there is no file wrong/{name}", hint)
        for name, is_folder in there.items():
            files = (
                self._folder_sources(f"wrong/{name}", exercise)
                if is_folder
                else {exercise.main: self._text(f"wrong/{name}")}
            )
            yield WrongSolution(name, files, fails.get(name, ()))
